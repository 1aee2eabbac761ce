import { FailureError } from '../../../utils/domain/failures.ts';
import type { AccountId, ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import { type OnboardingStep, type Tick, withTick } from '../../../utils/domain/onboardingSteps.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptOnboarding } from '../stores/records.ts';
import type { AccountService } from './account.ts';
import type { Changes } from './changes.ts';
import type { Directory } from './directory.ts';
import type { OwnRecords } from './ownRecords.ts';
import type { SessionService } from './session.ts';

interface OnboardingDependencies {
  platform: Platform;
  accounts: AccountService;
  session: SessionService;
  own: OwnRecords;
  directory: Directory;
  changed: Changes;
}

export interface TickEdit {
  accountId: AccountId;
  providerId: ProviderId;
  clientId: ClientId;
  step: OnboardingStep;
  isDone: boolean;
}

/** What people ticked off of the checklists of clients; one sealed record per provider. */
export function createOnboarding(dependencies: OnboardingDependencies) {
  const { platform, accounts, session, own, directory, changed } = dependencies;
  const inTurn = createMutex();

  async function nameOf(accountId: AccountId): Promise<string> {
    const account = await accounts.get(accountId);
    return account?.name ?? account?.email ?? '';
  }

  return {
    async read(): Promise<{ accountId: AccountId; providerId: ProviderId; clients: KeptOnboarding } | null> {
      const { accountId } = await session.require();
      const current = await directory.currentProvider();
      if (!current) return null;
      const providerId = current.provider.id;
      return { accountId, providerId, clients: await own.onboarding.read(providerId) };
    },

    /**
     * Changes one step and no other, so that two windows do not overwrite one another.
     *
     * @throws FailureError `accountChanged`: the page shows another account; `notFound`: no client of that provider
     */
    tick: ({ accountId, providerId, clientId, step, isDone }: TickEdit): Promise<void> =>
      inTurn(async () => {
        const { era, accountId: open } = await session.require();
        if (open !== accountId) throw new FailureError('accountChanged');
        const list = await directory.readList(providerId);
        if (!list?.clients.some(({ client }) => client.id === clientId)) throw new FailureError('notFound');
        const before = await own.onboarding.read(providerId);
        const tick: Tick | null = isDone ? { step, at: platform.now(), by: await nameOf(accountId) } : null;
        const ticks = withTick(before[clientId] ?? [], step, tick);
        await own.onboarding.write(era, providerId, { ...before, [clientId]: ticks });
        await changed('onboarding');
      }),
  };
}
