import { batch, signal } from '@preact/signals';
import type { Result } from '../bridge/envelope.ts';
import type { Failure } from '../domain/failures.ts';

export type Loaded<T> = ReturnType<typeof createLoaded<T>>;

/** One answer of the worker. What was heard stays until the next answer, and goes with what it was asked for. */
export function createLoaded<T>(ask: () => Promise<Result<T>>) {
  const value = signal<T | null>(null);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  /** An answer that comes after this was cleared or asked for again belongs to nobody. */
  let epoch = 0;

  return {
    value,
    loading,
    failure,
    async load(): Promise<void> {
      const mine = ++epoch;
      loading.value = true;
      const result = await ask();
      if (mine !== epoch) return;
      batch(() => {
        loading.value = false;
        failure.value = result.ok ? null : result.failure;
        if (result.ok) value.value = result.value;
      });
    },
    clear() {
      epoch++;
      batch(() => {
        value.value = null;
        loading.value = false;
        failure.value = null;
      });
    },
  };
}
