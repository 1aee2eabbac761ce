import { randomInt } from 'node:crypto';

const LIFETIME = 5 * 60_000;

/** Codes that reach a person by mail: one at a time per account, for five minutes, each good once. */
export class MailedCodes {
  readonly #digits: number;
  readonly #codes = new Map<string, { code: string; endsAt: number }>();

  constructor(digits: number) {
    this.#digits = digits;
  }

  /** Makes a new code, which ends the one before. */
  renew(accountId: string): string {
    const code = String(randomInt(10 ** this.#digits)).padStart(this.#digits, '0');
    this.#codes.set(accountId, { code, endsAt: Date.now() + LIFETIME });
    return code;
  }

  accepts(accountId: string, given: string): boolean {
    const known = this.#codes.get(accountId);
    if (known?.code !== given || known.endsAt <= Date.now()) return false;
    this.#codes.delete(accountId);
    return true;
  }
}
