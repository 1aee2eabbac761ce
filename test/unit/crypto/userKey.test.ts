import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromBase64, fromHex, toHex, utf8 } from '../../../utils/crypto/bytes.ts';
import { decodeCoseKey, unpad } from '../../../utils/crypto/coseKey.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { seal } from '../../../utils/crypto/encString.ts';
import { openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importUserKey } from '../../../utils/crypto/userKey.ts';
import { encodedKey, KEY_ID, type KeyParts, pad, paddedKey, sealMessage, XAES, XCHACHA } from './cose.ts';
import { failure } from './failure.ts';
import { hierarchy, privateKeyBytes, rsa, userKey, userKeyBytes, v2 } from './vectors.ts';

const xaes = fromBase64(v2.xaes.userKeyEncoded);
const xchacha = fromBase64(v2.xchacha.userKeyEncoded);

/** A private key as it lies under `paddedKey({ alg: XCHACHA })`. */
const underXchacha = sealMessage(privateKeyBytes, {
  sealedWith: XCHACHA,
  header: [
    [1, XCHACHA],
    [3, 284],
    [4, KEY_ID],
  ],
});

describe('a user key', () => {
  it.each([
    ['of the first generation', userKeyBytes, v2.keyIdOfV1UserKey],
    ['of the newer one, XAES-256-GCM', xaes, v2.xaes.kidHex],
    ['of the newer one, XChaCha20-Poly1305', xchacha, v2.xchacha.kidHex],
  ])('%s has its id', async (_name, bytes, id) => {
    expect((await importUserKey(bytes)).id).toBe(id);
  });

  it.each([
    ['of the first generation', userKeyBytes, rsa.wrappedPrivateKeyUnderUserKey],
    ['of the newer one, XAES-256-GCM', xaes, v2.xaes.wrappedPrivateKey],
    ['of the newer one, XChaCha20-Poly1305', paddedKey({ alg: XCHACHA }), underXchacha],
  ])('%s opens the private key, and that the provider key', async (_name, bytes, wrapped) => {
    const privateKey = await (await importUserKey(bytes)).openPrivateKey(wrapped);
    expect(privateKey.extractable).toBe(false);
    const opened = await openWithPrivateKey('providerKey', hierarchy.providerKeyForUser, privateKey);
    expect(toHex(opened)).toBe(hierarchy.providerKeyHex);
  });

  it.each([
    ['a first key and a newer text', userKeyBytes, v2.xaes.wrappedPrivateKey, '7'],
    ['a newer key and a first text', xaes, rsa.wrappedPrivateKeyUnderUserKey, '2'],
    ['a newer key and a text to a public key', xaes, hierarchy.providerKeyForUser, '4'],
  ])('never mixes the generations: %s', async (_name, bytes, wrapped, detail) => {
    const key = await importUserKey(bytes);
    expect(await failure(() => key.openPrivateKey(wrapped))).toMatchObject({
      kind: 'unsupportedType',
      detail,
    });
  });

  it('takes no other private key for its own', async () => {
    for (const bytes of [xchacha, paddedKey()]) {
      const key = await importUserKey(bytes);
      expect((await failure(() => key.openPrivateKey(v2.xaes.wrappedPrivateKey))).kind).toBe('wrongKey');
    }
    const first = await importUserKey(new Uint8Array(64));
    expect((await failure(() => first.openPrivateKey(rsa.wrappedPrivateKeyUnderUserKey))).kind).toBe(
      'wrongKey',
    );
  });

  it('refuses what opens but is no RSA private key', async () => {
    const noKey = utf8('no key');
    const newer = await importUserKey(paddedKey());
    const header: [unknown, unknown][] = [
      [1, XAES],
      [3, 284],
      [4, KEY_ID],
    ];
    expect((await failure(() => newer.openPrivateKey(sealMessage(noKey, { header })))).kind).toBe(
      'malformed',
    );
    const sealed = await seal(noKey, userKey);
    const first = await importUserKey(userKeyBytes);
    expect((await failure(() => first.openPrivateKey(sealed))).kind).toBe('malformed');
  });

  it.each([0, 1, 16, 32, 63])('of %d bytes is one of the past', async (length) => {
    expect(await failure(() => importUserKey(new Uint8Array(length)))).toMatchObject({
      kind: 'wrongLength',
      detail: String(length),
    });
  });
});

describe('a newer key', () => {
  it('is written by these tests as Bitwarden writes it', () => {
    const { kidHex, kHex } = v2.xchacha;
    expect(paddedKey({ id: fromHex(kidHex), alg: XCHACHA, key: fromHex(kHex) })).toEqual(xchacha);
  });

  it.each<[string, KeyParts, string, string?]>([
    ['AES-CBC with HMAC as one algorithm', { alg: -70_011 }, 'unsupportedAlgorithm', 'alg -70011'],
    ['plain AES-GCM', { alg: 3 }, 'unsupportedAlgorithm', 'alg 3'],
    ['an elliptic curve', { kty: 1 }, 'unsupportedAlgorithm', 'kty 1'],
    ['a kind that is a text', { kty: 'oct' }, 'malformed'],
    ['an algorithm that is a text', { alg: 'A256GCM' }, 'malformed'],
    ['no algorithm', { alg: null }, 'malformed'],
    ['no id', { id: null }, 'malformed'],
    ['no operations', { operations: null }, 'malformed'],
    ['operations without decrypting', { operations: [3, 5, 6] }, 'malformed'],
    ['a number for operations', { operations: 4 }, 'malformed'],
    ['a member nobody knows', { more: [[99, 1]] }, 'malformed'],
    ['a member under a text', { more: [['k', 1]] }, 'malformed'],
    ['a short id', { id: new Uint8Array(15) }, 'wrongLength', '15'],
    ['an id that is a text', { id: 'sixteen letters.' }, 'malformed'],
    ['a short key', { key: new Uint8Array(31) }, 'wrongLength', '31'],
    ['a long key', { key: new Uint8Array(64) }, 'wrongLength', '64'],
    ['a list for a key', { key: new Array(32).fill(0) }, 'malformed'],
  ])('with %s is refused', async (_name, parts, kind, detail) => {
    const found = await failure(() => decodeCoseKey(paddedKey(parts)));
    expect(found).toMatchObject(detail === undefined ? { kind } : { kind, detail });
  });

  it('is refused in any other form of the same', async () => {
    const plain = encodedKey();
    const forms: Record<string, Uint8Array> = {
      'bytes behind it': concat(plain, Uint8Array.of(0)),
      'a tag before it': concat(Uint8Array.of(0xd8, 0x65), plain),
      'a map without end': concat(Uint8Array.of(0xbf), plain.subarray(1), Uint8Array.of(0xff)),
      'a length longer than needed': concat(Uint8Array.of(0xb8, 5), plain.subarray(1)),
      'a label twice': concat(Uint8Array.of(0xa6), plain.subarray(1), Uint8Array.of(1, 4)),
      'more members than there are': concat(Uint8Array.of(0xa6), plain.subarray(1)),
      'a list': concat(Uint8Array.of(0x85), plain.subarray(1)),
      'a size beyond all': Uint8Array.of(0xbb, ...new Array(8).fill(0xff)),
      'a hundred lists in each other': new Uint8Array(100).fill(0x81),
    };
    for (const [name, bytes] of Object.entries(forms)) {
      expect([name, (await failure(() => decodeCoseKey(pad(bytes, 1)))).kind]).toEqual([name, 'malformed']);
    }
    expect((await failure(() => decodeCoseKey(pad(plain, 255)))).kind).toBe('wrongLength');
  });

  it('is padded with the length of the padding, and with nothing else', async () => {
    for (const count of [1, 2, 65, 180]) expect(decodeCoseKey(pad(encodedKey(), count)).id).toEqual(KEY_ID);
    for (const end of [[0], [2], [3, 2], [1, 2], [255]]) {
      const bytes = concat(encodedKey(), Uint8Array.from(end));
      expect((await failure(() => decodeCoseKey(bytes))).kind).toBe('malformed');
    }
    expect((await failure(() => unpad(new Uint8Array()))).kind).toBe('malformed');
    expect(unpad(Uint8Array.of(3, 3, 3))).toEqual(new Uint8Array());
  });

  it('never is anything but a key or a named refusal, whatever the bytes', () => {
    const changed = fc
      .record({ at: fc.nat({ max: xaes.length - 1 }), byte: fc.nat({ max: 255 }) })
      .map(({ at, byte }) => xaes.map((value, index) => (index === at ? byte : value)));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), changed), (bytes) => {
        try {
          expect(decodeCoseKey(pad(Uint8Array.from(bytes), 1)).id).toHaveLength(16);
        } catch (error) {
          expect(error).toBeInstanceOf(CryptoError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
