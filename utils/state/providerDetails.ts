import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Failure } from '../domain/failures.ts';
import type { ProviderDetails } from '../domain/providerDetails.ts';

export type ProviderDetailsModel = ReturnType<typeof createProviderDetails>;

/** Name and billing address of the provider on screen. */
export function createProviderDetails(bridge: Bridge) {
  const details = signal<ProviderDetails | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  const isSaved = signal(false);
  /** An answer that comes after this was cleared is another provider's. */
  let epoch = 0;

  async function take(answer: Promise<Result<ProviderDetails>>): Promise<boolean> {
    const mine = ++epoch;
    busy.value = true;
    isSaved.value = false;
    const result = await answer;
    if (mine !== epoch) return false;
    batch(() => {
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
      if (result.ok) details.value = result.value;
    });
    return result.ok;
  }

  return {
    details,
    busy,
    failure,
    /** What is shown is what was just written. */
    isSaved,
    load: () => take(bridge.call('provider.details', {}, { repeat: true })),
    async edit(next: ProviderDetails): Promise<void> {
      isSaved.value = await take(bridge.call('provider.edit', next));
    },
    clear() {
      epoch++;
      batch(() => {
        details.value = null;
        busy.value = false;
        failure.value = null;
        isSaved.value = false;
      });
    },
  };
}
