import { computed, signal } from '@preact/signals';
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

  async function take(answer: Promise<Result<Output<'providers.list'>>>): Promise<boolean> {
    busy.value = true;
    const result = await answer;
    busy.value = false;
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return false;
    providers.value = result.value.providers;
    currentId.value = result.value.currentId;
    notSetUp.value = result.value.notSetUp;
    return true;
  }

  return {
    providers,
    busy,
    failure,
    notSetUp,
    current: computed(() => providers.value?.find((provider) => provider.id === currentId.value) ?? null),
    load: () => take(bridge.call('providers.list', {}, { repeat: true })),
    choose: (providerId: ProviderId) => take(bridge.call('providers.choose', { providerId })),
    checkAgain: () => take(bridge.call('providers.checkAgain', {}, { repeat: true })),
    assume(provider: Provider) {
      providers.value = [provider];
      currentId.value = provider.id;
    },
    clear() {
      providers.value = null;
      currentId.value = null;
    },
  };
}
