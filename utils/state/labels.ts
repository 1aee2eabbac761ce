import { batch, effect, signal, untracked } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Input, Output } from '../bridge/contract.ts';
import type { Failure } from '../domain/failures.ts';
import type { ClientId } from '../domain/ids.ts';
import { type KeptLabels, type LabelSet, NEVER_LABELLED } from '../domain/labels.ts';
import type { App } from './app.ts';

export type LabelsModel = ReturnType<typeof createLabels>;

export type LabelSets = NonNullable<Output<'labels.read'>>;

/** What a technician attached to the clients of the provider on screen. The console alone edits it. */
export function createLabels(bridge: Bridge, app: App) {
  const sets = signal<LabelSets | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  /** An answer that comes after this was cleared, or asked for again, is not of now. */
  let epoch = 0;

  async function load(): Promise<void> {
    const mine = ++epoch;
    const result = await bridge.call('labels.read', {}, { repeat: true });
    if (mine !== epoch) return;
    batch(() => {
      failure.value = result.ok ? null : result.failure;
      if (result.ok) sets.value = result.value;
    });
  }

  effect(() => {
    const isOpen = app.session.accountId.value !== null && app.providers.currentId.value !== null;
    untracked(() => {
      epoch++;
      batch(() => {
        sets.value = null;
        failure.value = null;
        busy.value = false;
      });
      if (isOpen) void load();
    });
  });
  bridge.onChanged((topics) => {
    if (topics.includes('labels') && app.session.isUnlocked.value) void load();
  });

  return {
    /** null until they were read. */
    sets,
    busy,
    failure,
    load,
    /** null until they were read. */
    of(clientId: ClientId): KeptLabels | null {
      const kept = sets.value?.clients;
      return kept ? (Object.hasOwn(kept, clientId) && kept[clientId]) || NEVER_LABELLED : null;
    },
    /** @returns the failure, when it was not kept; `labelsChanged` when it was edited from an older one */
    async write(clientId: ClientId, revision: number, labels: LabelSet): Promise<Failure | null> {
      const shown = sets.value;
      if (busy.value || !shown) return null;
      const { accountId, providerId } = shown;
      busy.value = true;
      const result = await bridge.call('labels.write', { accountId, providerId, clientId, revision, labels });
      busy.value = false;
      // another window may have been first
      await load();
      return result.ok ? null : result.failure;
    },
    /** Of several clients: all or none. @returns why none was */
    async writeAll(edits: Input<'labels.writeAll'>['edits']): Promise<Failure | null> {
      const shown = sets.value;
      if (busy.value || !shown) return null;
      const { accountId, providerId } = shown;
      busy.value = true;
      const result = await bridge.call('labels.writeAll', { accountId, providerId, edits });
      busy.value = false;
      await load();
      return result.ok ? null : result.failure;
    },
  };
}
