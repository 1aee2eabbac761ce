import type * as z from 'zod/mini';
import { createMutex } from './mutex.ts';

/** The part of `browser.storage.session` we use. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

export interface SessionValue<T> {
  /** null when there is none, or when what is there does not fit its schema. */
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  /** Reads, changes and writes without anyone in between; returning null removes the value. */
  update(change: (value: T | null) => T | null): Promise<T | null>;
  remove(): Promise<void>;
}

/** One named value in `storage.session`: lives until the browser closes, survives the worker, never reaches disk. */
export function sessionValue<T>(
  area: StorageArea,
  key: string,
  schema: z.ZodMiniType<T, unknown>,
): SessionValue<T> {
  const serialise = createMutex();

  async function read(): Promise<T | null> {
    const parsed = schema.safeParse((await area.get(key))[key]);
    return parsed.success ? parsed.data : null;
  }
  const store = (value: T | null) => (value === null ? area.remove(key) : area.set({ [key]: value }));

  return {
    read,
    write: (value) => serialise(() => store(value)),
    update: (change) =>
      serialise(async () => {
        const next = change(await read());
        await store(next);
        return next;
      }),
    remove: () => serialise(() => store(null)),
  };
}
