import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { DroppedRows } from '../domain/dropped.ts';
import type { Failure } from '../domain/failures.ts';
import type { KeyTrouble } from '../domain/keyTroubles.ts';

export type TrustModel = ReturnType<typeof createTrust>;

/** What of Bitwarden's answers was not believed: keys that changed, rows that belong to somebody else. */
export function createTrust(bridge: Bridge) {
  const troubles = signal<KeyTrouble[]>([]);
  const dropped = signal<DroppedRows[]>([]);
  const failure = signal<Failure | null>(null);
  const busy = signal(false);
  /** An answer that comes after this was cleared is another provider's. */
  let epoch = 0;

  async function load(): Promise<void> {
    const mine = ++epoch;
    const [keys, rows] = await Promise.all([
      bridge.call('keys.changes', {}, { repeat: true }),
      bridge.call('dropped.list', {}, { repeat: true }),
    ]);
    if (mine !== epoch) return;
    if (keys.ok) troubles.value = keys.value;
    if (rows.ok) dropped.value = rows.value;
  }

  return {
    troubles,
    dropped,
    /** Why a change could not be acknowledged. */
    failure,
    busy,
    load,
    /** A person says that the key is right as it is seen now. */
    async acknowledge({ providerId, clientId, id }: KeyTrouble): Promise<void> {
      if (busy.value || id === null) return;
      busy.value = true;
      const result = await bridge.call('keys.acknowledge', { providerId, clientId, id });
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
      await load();
    },
    clear() {
      epoch++;
      troubles.value = [];
      dropped.value = [];
      failure.value = null;
    },
  };
}
