import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex } from '../../../utils/crypto/bytes.ts';
import {
  generateKeyPair,
  importPrivateKey,
  importPublicKey,
  openWithPrivateKey,
  sealToPublicKey,
} from '../../../utils/crypto/rsa.ts';
import { generateKeyBytes } from '../../../utils/crypto/symmetricKey.ts';
import { failure } from './failure.ts';
import { hierarchy, privateKeyBytes, publicKeyBytes } from './vectors.ts';

let privateKey: CryptoKey;
let publicKey: CryptoKey;
beforeAll(async () => {
  [privateKey, publicKey] = await Promise.all([
    importPrivateKey(privateKeyBytes),
    importPublicKey(publicKeyBytes),
  ]);
});

function der({ publicKey, privateKey }: KeyPairKeyObjectResult) {
  return {
    publicBytes: Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })),
    privateBytes: Uint8Array.from(privateKey.export({ type: 'pkcs8', format: 'der' })),
  };
}

function rsaPair(modulusLength: number) {
  return der(generateKeyPairSync('rsa', { modulusLength }));
}

/** SPKI DER with a made-up modulus: what a server could send without having a key at all. */
function madeUpPublicKey(modulusLength: number, exponent: number[]): Bytes {
  const length = (bytes: number) => [0x82, bytes >> 8, bytes & 255];
  const bytes = modulusLength / 8;
  const modulus = [0x02, ...length(bytes + 1), 0x00, ...new Array(bytes).fill(0xff)];
  const numbers = [...modulus, 0x02, exponent.length, ...exponent];
  const sequence = [0x30, ...length(numbers.length), ...numbers];
  const bits = [0x03, ...length(sequence.length + 1), 0x00, ...sequence];
  const algorithm = [...fromHex('300d06092a864886f70d0101010500')];
  return Uint8Array.from([0x30, ...length(algorithm.length + bits.length), ...algorithm, ...bits]);
}

async function expectRefused({ publicBytes, privateBytes }: { publicBytes: Bytes; privateBytes: Bytes }) {
  expect((await failure(() => importPublicKey(publicBytes))).kind).toBe('malformed');
  expect((await failure(() => importPrivateKey(privateBytes))).kind).toBe('malformed');
}

it('a pair of one’s own is another each time, and opens what is sealed to it', async () => {
  const [pair, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
  expect(toHex(pair.publicKeySpki)).not.toBe(toHex(other.publicKeySpki));
  const sealed = await sealToPublicKey(
    privateKeyBytes.slice(0, 64),
    await importPublicKey(pair.publicKeySpki),
  );
  const opened = await openWithPrivateKey(
    'providerKey',
    sealed,
    await importPrivateKey(pair.privateKeyPkcs8),
  );
  expect(toHex(opened)).toBe(toHex(privateKeyBytes.slice(0, 64)));
});

describe('the private key', () => {
  it('opens the known provider key', async () => {
    const opened = await openWithPrivateKey('providerKey', hierarchy.providerKeyForUser, privateKey);
    expect(toHex(opened)).toBe(hierarchy.providerKeyHex);
  });

  it('opens what is sealed to its public key, and nobody else does', async () => {
    const bytes = generateKeyBytes();
    const sealed = await sealToPublicKey(bytes, publicKey);
    expect(sealed).toMatch(/^4\.[A-Za-z0-9+/]{342}==$/);
    expect(await openWithPrivateKey('providerKey', sealed, privateKey)).toEqual(bytes);
    const other = await importPrivateKey(rsaPair(2_048).privateBytes);
    expect((await failure(() => openWithPrivateKey('providerKey', sealed, other))).kind).toBe('wrongKey');
  });

  it('cannot be exported', async () => {
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });
});

describe('the public key', () => {
  it('seals the same bytes differently each time', async () => {
    const bytes = generateKeyBytes();
    expect(await sealToPublicKey(bytes, publicKey)).not.toBe(await sealToPublicKey(bytes, publicKey));
  });

  it('takes 214 bytes at most', async () => {
    expect(await sealToPublicKey(new Uint8Array(214), publicKey)).toMatch(/^4\./);
    expect(await failure(() => sealToPublicKey(new Uint8Array(215), publicKey))).toMatchObject({
      kind: 'wrongLength',
      detail: '215',
    });
  });
});

describe('keys that are refused', () => {
  it.each([512, 1_024, 2_040])('RSA of %d bits', async (bits) => {
    await expectRefused(rsaPair(bits));
  });

  it('a public key with another exponent or of absurd size, which WebCrypto would take', async () => {
    expect(await importPublicKey(madeUpPublicKey(8_192, [1, 0, 1]))).toBeInstanceOf(CryptoKey);
    for (const spki of [madeUpPublicKey(2_048, [3]), madeUpPublicKey(16_384, [1, 0, 1])]) {
      const algorithm = { name: 'RSA-OAEP', hash: 'SHA-1' };
      await expect(
        crypto.subtle.importKey('spki', spki, algorithm, true, ['encrypt']),
      ).resolves.toBeDefined();
      expect((await failure(() => importPublicKey(spki))).kind).toBe('malformed');
    }
  });

  it('RSA for signatures only', async () => {
    await expectRefused(der(generateKeyPairSync('rsa-pss', { modulusLength: 2_048 })));
  });

  it.each([
    ['elliptic curve', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['Ed25519', generateKeyPairSync('ed25519')],
  ])('%s', async (_name, pair) => {
    await expectRefused(der(pair));
  });

  it('a public key where a private one belongs, and the other way round', async () => {
    await expectRefused({ publicBytes: privateKeyBytes, privateBytes: publicKeyBytes });
  });

  it.each([
    ['nothing', 0],
    ['half of it', 0.5],
    ['all but its end', 0.99],
  ])('%s', async (_name, share) => {
    await expectRefused({
      publicBytes: publicKeyBytes.slice(0, publicKeyBytes.length * share),
      privateBytes: privateKeyBytes.slice(0, privateKeyBytes.length * share),
    });
  });
});
