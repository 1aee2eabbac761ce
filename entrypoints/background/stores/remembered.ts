export interface Remembered<T> {
  /** The value; whoever asks while it is read waits for the same reading. */
  get(key: string): Promise<T>;
  set(key: string, value: T): void;
  clear(): void;
}

/**
 * What was read once stays in memory until it is cleared. Nothing found (null), or a failure, is looked for again.
 */
export function remembered<T>(read: (key: string) => Promise<T>): Remembered<T> {
  const values = new Map<string, Promise<T>>();

  async function readOnce(key: string): Promise<T> {
    const reading = values.get(key) ?? read(key);
    values.set(key, reading);
    const forget = () => values.get(key) === reading && values.delete(key);
    try {
      const value = await reading;
      if (value === null) forget();
      return value;
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    get: readOnce,
    set: (key, value) => void values.set(key, Promise.resolve(value)),
    clear: () => values.clear(),
  };
}
