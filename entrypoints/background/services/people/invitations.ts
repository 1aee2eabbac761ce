import { fromBase64 } from '../../../../utils/crypto/bytes.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import type { Platform } from '../../platform.ts';
import { createMutex } from '../../stores/mutex.ts';
import type { Records } from '../../stores/records.ts';
import type { SessionService } from '../session.ts';

export type Invitations = ReturnType<typeof createInvitations>;

/** Whom an invitation was sent from this computer, and when: Bitwarden tells neither in its list. */
export function createInvitations(platform: Platform, session: SessionService, records: Records) {
  const inTurn = createMutex();

  async function read({ accountId, providerId }: ProviderScope): Promise<Record<string, number>> {
    const { userKey } = await session.require();
    return (await records.invitations.read(accountId, fromBase64(userKey), providerId)) ?? {};
  }

  return {
    /** By address in lower case. */
    read,
    note: (scope: ProviderScope, emails: readonly string[]): Promise<void> =>
      inTurn(async () => {
        if (emails.length === 0) return;
        const now = Math.floor(platform.now());
        const sent = Object.fromEntries(emails.map((email) => [email.toLowerCase(), now]));
        const after = { ...(await read(scope)), ...sent };
        const { userKey } = await session.require();
        await records.invitations.write(scope.accountId, fromBase64(userKey), after, scope.providerId);
      }),
  };
}
