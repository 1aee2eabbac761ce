import type { StorageArea } from './sessionArea.ts';

/**
 * The same storage; what was read under one of `keys` is not read again until somebody writes there. The browser takes
 * about a millisecond for each reading, and one Enter asks some eighty times whether it is locked.
 *
 * @param hear tells of keys written by whomever, this worker included
 */
export function rememberingArea(
  area: StorageArea,
  keys: readonly string[],
  hear: (heard: (written: string[]) => void) => void,
): StorageArea {
  const known = new Map<string, Record<string, unknown>>();
  /** A reading that began before the last write says nothing. */
  let writes = 0;

  function forget(written: string[]): void {
    writes++;
    for (const key of written) known.delete(key);
  }
  /** Nothing is remembered while it is written: only storage knows which of both holds. */
  async function around(written: string[], write: () => Promise<void>): Promise<void> {
    forget(written);
    try {
      await write();
    } finally {
      forget(written);
    }
  }
  hear(forget);

  return {
    async get(key) {
      const remembered = known.get(key);
      if (remembered) return remembered;
      const began = writes;
      const found = await area.get(key);
      if (began === writes && keys.includes(key)) known.set(key, found);
      return found;
    },
    set: (items) => around(Object.keys(items), () => area.set(items)),
    remove: (removed) => around([removed].flat(), () => area.remove(removed)),
  };
}
