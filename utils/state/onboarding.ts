import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Output } from '../bridge/contract.ts';
import type { Failure } from '../domain/failures.ts';
import type { ClientId } from '../domain/ids.ts';
import type { OnboardingStep, Tick } from '../domain/onboardingSteps.ts';

export type OnboardingModel = ReturnType<typeof createOnboarding>;

type Kept = NonNullable<Output<'onboarding.read'>>;

/** What people ticked off of the checklists of the provider's clients. */
export function createOnboarding(bridge: Bridge) {
  const kept = signal<Kept | null>(null);
  const failure = signal<Failure | null>(null);
  const busy = signal(false);
  /** An answer that comes after this was cleared, or asked for again, is not of now. */
  let epoch = 0;

  async function load(): Promise<void> {
    const mine = ++epoch;
    const result = await bridge.call('onboarding.read', {}, { repeat: true });
    if (mine !== epoch) return;
    batch(() => {
      failure.value = result.ok ? null : result.failure;
      if (result.ok) kept.value = result.value;
    });
  }

  return {
    kept,
    failure,
    busy,
    load,
    /** null until they were read. */
    of(clientId: ClientId): readonly Tick[] | null {
      const clients = kept.value?.clients;
      return clients ? (Object.hasOwn(clients, clientId) && clients[clientId]) || [] : null;
    },
    async tick(clientId: ClientId, step: OnboardingStep, isDone: boolean): Promise<void> {
      const shown = kept.value;
      if (!shown || busy.value) return;
      const { accountId, providerId } = shown;
      busy.value = true;
      const result = await bridge.call('onboarding.tick', { accountId, providerId, clientId, step, isDone });
      busy.value = false;
      if (kept.value?.providerId !== providerId) return;
      // whatever became of it: what is kept is what counts
      await load();
      if (!result.ok) failure.value = result.failure;
    },
    clear() {
      epoch++;
      batch(() => {
        kept.value = null;
        failure.value = null;
        busy.value = false;
      });
    },
  };
}
