import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Output } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Failure } from '../domain/failures.ts';

export type SharingModel = ReturnType<typeof createSharing>;

/** How many technicians share this address, for all accounts of this computer alike. */
export function createSharing(bridge: Bridge) {
  const technicians = signal<number | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);

  async function take(answer: Promise<Result<Output<'requests.sharing'>>>): Promise<void> {
    busy.value = true;
    const result = await answer;
    batch(() => {
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
      if (result.ok) technicians.value = result.value.technicians;
    });
  }

  return {
    /** null until it was read. */
    technicians,
    busy,
    failure,
    load: () => take(bridge.call('requests.sharing', {}, { repeat: true })),
    share: (count: number) => take(bridge.call('requests.share', { technicians: count })),
  };
}
