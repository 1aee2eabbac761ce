import { randomUUID } from 'node:crypto';
import { EVENT } from '../audit/logRow.ts';
import type { ServerContext } from '../context.ts';
import type { Kdf } from '../model.ts';
import { accountOf } from './people.ts';

const HOST = '127.0.0.1';

/** What a person does to their account in the web vault (reference/identity-and-crypto.md section 9). */
export function account(context: ServerContext) {
  const deviceOf = (email: string) => context.state.ownDevice(accountOf(context, email));

  return {
    async changePassword(email: string, password: string): Promise<void> {
      const changed = accountOf(context, email);
      await context.state.ownDevice(changed).changePassword(password);
      const providers = context.state.memberships(changed.id).map(({ provider }) => provider);
      context.state.audit.writeUserEvent(EVENT.userChangedPassword, changed, providers, { ipAddress: HOST });
    },

    /** @param keepStamp as a server that does not sign everyone out for it */
    changeKdf: (email: string, kdf: Kdf, keepStamp = false): Promise<void> =>
      deviceOf(email).changeKdf(kdf, { keepStamp }),

    /** @param keepStamp as where other sessions can go on with what the rotation leaves them */
    rotateUserKey: (email: string, keepStamp = false): Promise<void> =>
      deviceOf(email).rotateUserKey({ keepStamp }),

    /** "Deauthorise sessions": another stamp and nothing else. */
    deauthorise(email: string): void {
      const changed = accountOf(context, email);
      changed.securityStamp = randomUUID();
      changed.revisedAt = Date.now();
    },

    /** The newer way: hash, salt and stamp stay. */
    changeEmail(email: string, to: string): void {
      context.state.changeEmail(accountOf(context, email), to);
    },
  };
}
