import { FailureError } from '../../../utils/domain/failures.ts';
import type { Scope } from '../../../utils/wire/scope.ts';
import type { Secrets } from '../stores/secrets.ts';
import type { ContextService } from './context.ts';
import type { Door } from './door.ts';
import type { Plans } from './plans.ts';
import type { SessionService } from './session.ts';

/** For whom something is about to leave, and in which era it was asked for. */
export interface Departing {
  era: string;
  scope: Scope | undefined;
}

export type Guard = ReturnType<typeof createGuard>;

interface GuardDependencies {
  door: Door;
  session: SessionService;
  context: ContextService;
  plans: Plans;
}

/** Whether a scope is good at this very moment (design section 3): for its account, its provider and its client. */
export function createGuard({ door, session, context, plans }: GuardDependencies) {
  async function isGood(kept: Secrets, scope: Scope): Promise<boolean> {
    if (scope.accountId !== kept.accountId) return false;
    if (scope.kind === 'job') return plans.holds(kept, scope);
    const isOfEpoch =
      scope.epoch === kept.epoch && (kept.providerId ?? scope.providerId) === scope.providerId;
    return isOfEpoch && (scope.kind !== 'view' || context.holds(kept, scope));
  }

  async function look(kept: Secrets, { era, scope }: Departing): Promise<void> {
    if (kept.era !== era || (scope && !(await isGood(kept, scope)))) throw new FailureError('staleContext');
  }

  return {
    /** @throws FailureError `locked`, `signedOut`, `staleContext` */
    async require(departing: Departing): Promise<Secrets> {
      const kept = await session.require();
      await look(kept, departing);
      return kept;
    },
    /**
     * Starts what the scope is for, in the same turn in which it was found good.
     *
     * @throws FailureError as `require`
     */
    depart: <T>(departing: Departing, start: () => Promise<T>): Promise<T> =>
      door.depart((kept) => look(kept, departing), start),
  };
}
