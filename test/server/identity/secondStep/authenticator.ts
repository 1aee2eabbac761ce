import { createHmac, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30_000;
/** The code of this moment first; clocks may be half a minute apart either way. */
const STEPS = [0, -1, 1];

const useOf = (accountId: string, now: number, offset: number) =>
  `${accountId}/${Math.floor(now / STEP) + offset}`;

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/[01]{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The six digits of an authenticator app at a moment (RFC 6238, SHA-1, 30 seconds). @param at epoch milliseconds */
export function authenticatorCode(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP)));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Codes count once: a second use of the same is refused, for the two minutes it could otherwise still be valid. */
export class Authenticator {
  readonly #used = new Set<string>();

  /** What the app shows, or will show next: a code of this moment that was not used yet. @throws Error if all were */
  freshCode(accountId: string, secret: string): string {
    const now = Date.now();
    const step = STEPS.find((offset) => !this.#used.has(useOf(accountId, now, offset)));
    if (step === undefined) throw new Error('Every code of this minute was used. Wait for the next.');
    return authenticatorCode(secret, now + step * STEP);
  }

  /** Accepts the codes of the step before, this step and the next. */
  accepts(accountId: string, secret: string, code: string): boolean {
    const now = Date.now();
    const given = Buffer.from(code);
    const step = STEPS.find((offset) => {
      const expected = Buffer.from(authenticatorCode(secret, now + offset * STEP));
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
    if (step === undefined) return false;
    const use = useOf(accountId, now, step);
    if (this.#used.has(use)) return false;
    this.#used.add(use);
    return true;
  }
}
