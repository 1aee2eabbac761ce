import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Collection } from '../domain/collections.ts';
import type { Failure } from '../domain/failures.ts';
import type { ContextModel } from './context.ts';

export type CollectionsModel = ReturnType<typeof createCollections>;

/** The collections of the client on screen, names opened with that client's key. */
export function createCollections(bridge: Bridge, context: ContextModel) {
  const collections = signal<Collection[] | null>(null);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  /** Answers that come after the list was cleared or asked for again belong to nobody. */
  let epoch = 0;

  return {
    collections,
    loading,
    failure,
    async load(): Promise<void> {
      const mine = ++epoch;
      collections.value = null;
      loading.value = true;
      const result = await context.inClient((token) =>
        bridge.call('client.collections', {}, { context: token, repeat: true }),
      );
      if (mine !== epoch) return;
      loading.value = false;
      failure.value = result && !result.ok ? result.failure : null;
      if (result?.ok) collections.value = result.value;
    },
    clear() {
      epoch++;
      collections.value = null;
      failure.value = null;
      loading.value = false;
    },
  };
}
