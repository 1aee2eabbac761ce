import { fromBase64 } from '../../../../utils/crypto/bytes.ts';
import type { LogEvent } from '../../../../utils/domain/events.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import type { Platform } from '../../platform.ts';
import { createMutex } from '../../stores/mutex.ts';
import type { Records } from '../../stores/records.ts';
import type { SessionService } from '../session.ts';

/** The provider's row for "invited somebody". */
const INVITED = 1800;

export type Invitations = ReturnType<typeof createInvitations>;

/** Whom an invitation was sent, from this computer or as the log says, and when: Bitwarden tells neither in its list. */
export function createInvitations(platform: Platform, session: SessionService, records: Records) {
  const inTurn = createMutex();

  async function read({ accountId, providerId }: ProviderScope): Promise<Record<string, number>> {
    const { userKey } = await session.require();
    return (await records.invitations.read(accountId, fromBase64(userKey), providerId)) ?? {};
  }

  /** Written only where something became different. */
  const add = (scope: ProviderScope, found: Record<string, number>): Promise<void> =>
    inTurn(async () => {
      if (Object.keys(found).length === 0) return;
      const before = await read(scope);
      if (Object.entries(found).every(([key, at]) => before[key] === at)) return;
      const { userKey } = await session.require();
      const after = { ...before, ...found };
      await records.invitations.write(scope.accountId, fromBase64(userKey), after, scope.providerId);
    });

  return {
    /** By address in lower case what was sent from here; by row of the provider what its log says. */
    read,
    note(scope: ProviderScope, emails: readonly string[]): Promise<void> {
      const now = Math.floor(platform.now());
      return add(scope, Object.fromEntries(emails.map((email) => [email.toLowerCase(), now])));
    },
    /** What the provider's log says of invitations, wherever it was sent from. */
    noteLogged: (scope: ProviderScope, events: readonly LogEvent[]): Promise<void> =>
      add(
        scope,
        Object.fromEntries(
          events.flatMap(({ type, objectId, at }) => (type === INVITED && objectId ? [[objectId, at]] : [])),
        ),
      ),
  };
}
