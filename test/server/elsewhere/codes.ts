import type { ServerContext } from '../context.ts';
import { accountOf } from './people.ts';

/** What a person reads off something else than this client. */
export const codes = (context: ServerContext) => ({
  /** The code of the last mail to this address. */
  mailedCode(email: string): string {
    const mail = context.sessions.mailbox.lastTo(accountOf(context, email).email);
    if (!mail) throw new Error(`No mail was sent to ${email}.`);
    return mail.code;
  },

  /** What the authenticator app shows: a code that was not used yet. */
  authenticatorCode(email: string): string {
    const { id, twoStep } = accountOf(context, email);
    if (!twoStep.authenticator) throw new Error(`${email} has no authenticator app.`);
    return context.sessions.authenticator.freshCode(id, twoStep.authenticator);
  },

  /** What the YubiKey types when touched. */
  yubiKeyCode(email: string): string {
    if (!accountOf(context, email).twoStep.yubiKey) throw new Error(`${email} has no YubiKey.`);
    return context.sessions.yubiKey.touch();
  },

  recoveryCode: (email: string): string => accountOf(context, email).recoveryCode,
});
