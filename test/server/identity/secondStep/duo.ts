import { randomBytes } from 'node:crypto';

const LIFETIME = 5 * 60_000;
/** What the challenge calls the service; nothing here speaks to it. */
export const DUO_HOST = 'api-demo0000.duosecurity.com';

interface Attempt {
  accountId: string;
  /** `Bitwarden-Client-Name` of the request that was challenged: it decides how the last page hands on the result. */
  clientName: string;
  code: string | null;
  endsAt: number;
}

/** Duo's part of a sign-in: a state for each challenge, and a code once the person approved. */
export class Duo {
  readonly #attempts = new Map<string, Attempt>();

  /** @returns the state */
  begin(accountId: string, clientName: string): string {
    const state = randomBytes(24).toString('base64url');
    this.#attempts.set(state, { accountId, clientName, code: null, endsAt: Date.now() + LIFETIME });
    return state;
  }

  /** @returns null when the state is unknown or over */
  approve(state: string): { clientName: string; code: string } | null {
    const attempt = this.#attempts.get(state);
    if (!attempt || attempt.endsAt <= Date.now()) return null;
    attempt.code = randomBytes(24).toString('base64url');
    return { clientName: attempt.clientName, code: attempt.code };
  }

  /** @param token code and state joined by a vertical bar; each counts once */
  accepts(accountId: string, token: string): boolean {
    const [code = '', state = ''] = token.split('|', 2);
    const attempt = this.#attempts.get(state);
    if (!attempt?.code || attempt.code !== code) return false;
    if (attempt.accountId !== accountId || attempt.endsAt <= Date.now()) return false;
    this.#attempts.delete(state);
    return true;
  }
}
