import { randomBytes } from 'node:crypto';
import type { SavedSession } from '../data/savedState.ts';
import type { Account } from '../model.ts';
import type { State } from '../state.ts';
import { DeviceRequests } from './deviceRequests.ts';
import { Mailbox } from './mailbox.ts';
import { MailedCodes } from './mailedCodes.ts';
import { Authenticator } from './secondStep/authenticator.ts';
import { Duo } from './secondStep/duo.ts';
import { YubiKey } from './secondStep/yubiKey.ts';
import type { Device } from './tokens.ts';

const DAY = 86_400_000;
/** Static clients with the days their refresh tokens live, sliding (reference/identity-and-crypto.md section 1.6). */
const REFRESH_DAYS = { web: 7, browser: 30, desktop: 30, cli: 30, mobile: 60 };
export type ClientId = keyof typeof REFRESH_DAYS;

export const isClientId = (text: string): text is ClientId => Object.hasOwn(REFRESH_DAYS, text);

interface Session {
  accountId: string;
  clientId: ClientId;
  device: Device;
  securityStamp: string;
  endsAt: number;
}

/**
 * Who stays signed in where, and what signing in has under way. A refresh token is reused: the same one comes back,
 * with a later end.
 */
export class Sessions {
  readonly mailbox = new Mailbox();
  readonly authenticator = new Authenticator();
  readonly emailCodes = new MailedCodes(6);
  readonly duo = new Duo();
  readonly yubiKey = new YubiKey();
  readonly deviceCodes = new MailedCodes(8);
  readonly deviceRequests = new DeviceRequests();
  readonly #sessions = new Map<string, Session>();

  /** @returns the refresh token */
  start(account: Account, clientId: ClientId, device: Device): string {
    const token = `${randomBytes(32).toString('hex').toUpperCase()}-1`;
    this.#sessions.set(token, {
      accountId: account.id,
      clientId,
      device,
      securityStamp: account.securityStamp,
      endsAt: Date.now() + REFRESH_DAYS[clientId] * DAY,
    });
    return token;
  }

  /** Slides the end on. @returns null when the token is unknown, over, another client's, or the stamp has changed */
  refresh(token: string, clientId: ClientId, state: State): { account: Account; device: Device } | null {
    const session = this.#sessions.get(token);
    const account = session && state.account(session.accountId);
    if (!session || !account || session.clientId !== clientId || session.endsAt <= Date.now()) return null;
    if (session.securityStamp !== account.securityStamp) return null;
    session.endsAt = Date.now() + REFRESH_DAYS[clientId] * DAY;
    return { account, device: session.device };
  }

  save(): SavedSession[] {
    return [...this.#sessions].map(([token, session]) => ({ token, ...session }));
  }

  restore(saved: readonly SavedSession[]): void {
    for (const { token, clientId, ...session } of saved) {
      if (isClientId(clientId)) this.#sessions.set(token, { ...session, clientId });
    }
  }
}
