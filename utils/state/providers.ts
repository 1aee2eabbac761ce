import { batch, computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Output } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Failure } from '../domain/failures.ts';
import type { ProviderId } from '../domain/ids.ts';
import type { Provider } from '../domain/providers.ts';

export type ProvidersModel = ReturnType<typeof createProviders>;

/** The providers of the signed-in account and the one worked for. */
export function createProviders(bridge: Bridge) {
  const providers = signal<Provider[] | null>(null);
  const currentId = signal<ProviderId | null>(null);
  const notSetUp = signal(false);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  /** Answers that come after the list was cleared belong to nobody. */
  let epoch = 0;
  /** What was asked before the last choice was answered, or before it was asked again, is out of date. */
  let asked = 0;

  async function take(answer: Promise<Result<Output<'providers.list'>>>, isChoice = false): Promise<boolean> {
    const era = epoch;
    const mine = ++asked;
    busy.value = true;
    const result = await answer;
    if (era !== epoch || (mine !== asked && !isChoice)) return false;
    if (isChoice) asked++;
    batch(() => {
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
      if (!result.ok) return;
      providers.value = result.value.providers;
      currentId.value = result.value.currentId;
      notSetUp.value = result.value.notSetUp;
    });
    return result.ok;
  }

  return {
    providers,
    currentId,
    busy,
    failure,
    notSetUp,
    current: computed(() => providers.value?.find((provider) => provider.id === currentId.value) ?? null),
    /** Each of these answers whether the list is now what the worker said to it. */
    load: () => take(bridge.call('providers.list', {}, { repeat: true })),
    choose: (providerId: ProviderId) => take(bridge.call('providers.choose', { providerId }), true),
    checkAgain: () => take(bridge.call('providers.checkAgain', {}, { repeat: true })),
    assume(provider: Provider) {
      batch(() => {
        providers.value = [provider];
        currentId.value = provider.id;
      });
    },
    clear() {
      epoch++;
      batch(() => {
        providers.value = null;
        currentId.value = null;
        notSetUp.value = false;
        busy.value = false;
        failure.value = null;
      });
    },
  };
}
