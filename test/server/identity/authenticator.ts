import { createHmac, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30_000;

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

  /** Accepts the codes of the step before, this step and the next. */
  accepts(accountId: string, secret: string, code: string): boolean {
    const now = Date.now();
    const given = Buffer.from(code);
    const step = [-1, 0, 1].find((offset) => {
      const expected = Buffer.from(authenticatorCode(secret, now + offset * STEP));
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
    if (step === undefined) return false;
    const use = `${accountId}/${Math.floor(now / STEP) + step}`;
    if (this.#used.has(use)) return false;
    this.#used.add(use);
    return true;
  }
}
