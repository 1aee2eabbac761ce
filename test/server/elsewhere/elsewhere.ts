import { EVENT } from '../audit/logRow.ts';
import type { ServerContext } from '../context.ts';
import { type Account, PROVIDER_USER_TYPE } from '../model.ts';
import { answerDeviceRequest } from './answerDeviceRequest.ts';

/**
 * What happens away from the client under test: mails that arrive, codes an app shows, what people and admins do in the
 * web vault. For control messages and the page that stands in for other devices. Each throws an Error with a sentence
 * when it cannot be done.
 */
export interface Elsewhere {
  /** A Provider Admin confirms the accepted person with this address. */
  confirm(email: string): void;
  /** The code of the last mail to this address. */
  mailedCode(email: string): string;
  /** What the person's authenticator app shows: a code that was not used yet. */
  authenticatorCode(email: string): string;
  /** What the person's YubiKey types when touched. */
  yubiKeyCode(email: string): string;
  recoveryCode(email: string): string;
  /** The person answers the oldest waiting request of theirs on another device. */
  answerDeviceRequest(email: string, approved: boolean): Promise<void>;
}

const HOST = '127.0.0.1';

export function elsewhere(context: ServerContext): Elsewhere {
  function accountOf(email: string): Account {
    const account = context.state.accountByEmail(email);
    if (!account) throw new Error(`Nobody has the address ${email}.`);
    return account;
  }

  return {
    confirm(email) {
      const { state } = context;
      const person = state.confirm(email);
      const provider = person && state.provider(person.providerId);
      if (!person || !provider) throw new Error(`Nobody with the address ${email} waits to be confirmed.`);
      const admin = state
        .people(provider.id)
        .find(({ type, accountId }) => type === PROVIDER_USER_TYPE.providerAdmin && accountId !== null);
      const source = { ipAddress: HOST, ...(admin?.accountId ? { actingUserId: admin.accountId } : {}) };
      state.audit.writeProviderUserEvent(EVENT.providerUserConfirmed, provider, person, source);
    },
    mailedCode(email) {
      const mail = context.sessions.mailbox.lastTo(accountOf(email).email);
      if (!mail) throw new Error(`No mail was sent to ${email}.`);
      return mail.code;
    },
    authenticatorCode(email) {
      const { id, twoStep } = accountOf(email);
      if (!twoStep.authenticator) throw new Error(`${email} has no authenticator app.`);
      return context.sessions.authenticator.freshCode(id, twoStep.authenticator);
    },
    yubiKeyCode(email) {
      if (!accountOf(email).twoStep.yubiKey) throw new Error(`${email} has no YubiKey.`);
      return context.sessions.yubiKey.touch();
    },
    recoveryCode: (email) => accountOf(email).recoveryCode,
    async answerDeviceRequest(email, approved) {
      const { id } = accountOf(email);
      const [request] = context.sessions.deviceRequests.waiting().filter(({ accountId }) => accountId === id);
      if (!request) throw new Error(`No device of ${email} waits to be let in.`);
      await answerDeviceRequest(context, request, approved);
    },
  };
}
