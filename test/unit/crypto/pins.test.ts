import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../../utils/crypto/bytes.ts';
import { importPinKey, pinsOf } from '../../../utils/crypto/pins.ts';

const userKey = randomBytes(64);

/** HKDF and HMAC as Node has them. */
function expected(key: Uint8Array): string {
  const pinKey = hkdfSync('sha256', userKey, '', 'switchboard/pins/v1', 32);
  return createHmac('sha256', Buffer.from(pinKey)).update(key).digest('base64');
}

describe('the pin of a key', () => {
  it('is HMAC-SHA256 under a key that HKDF makes of the user key', async () => {
    const keys = [randomBytes(64), randomBytes(64)];
    expect(await pinsOf(keys, await importPinKey(userKey))).toEqual(keys.map(expected));
  });

  it('is the same for the same key only, and another under another user key', async () => {
    const [one, other] = [randomBytes(64), randomBytes(64)];
    const pins = await pinsOf([one, other, one], await importPinKey(userKey));
    expect(pins[0]).toBe(pins[2]);
    expect(pins[0]).not.toBe(pins[1]);
    expect(await pinsOf([one], await importPinKey(randomBytes(64)))).not.toEqual([pins[0]]);
  });

  it('is none where there is no key, and stands in the place of its key in any number', async () => {
    const keys = Array.from({ length: 1_203 }, (_, at) =>
      at % 7 === 0 ? null : new Uint8Array(64).fill(at),
    );
    const pins = await pinsOf(keys, await importPinKey(userKey));
    expect(pins).toEqual(keys.map((key) => key && expected(key)));
  });
});
