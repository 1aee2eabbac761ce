import {
  constants,
  createCipheriv,
  createHash,
  createHmac,
  createPublicKey,
  publicEncrypt,
} from 'node:crypto';
import type { Random } from './random.ts';

/**
 * The product's own sealing draws its ivs from the system; here the same seed must give the same bytes, so ivs and
 * paddings come from the seed.
 */

const HASH = 'sha1';
const HASH_BYTES = 20;
const RSA_BYTES = 256;

const expand = (masterKey: Uint8Array, half: 'enc' | 'mac') =>
  createHmac('sha256', masterKey).update(half).update(Uint8Array.of(1)).digest();

/** The 64 bytes that wrap a user key: HKDF-Expand only (reference/identity-and-crypto.md section 3.1). */
export function stretchedKey(masterKey: Uint8Array): Buffer {
  return Buffer.concat([expand(masterKey, 'enc'), expand(masterKey, 'mac')]);
}

/** A type 2 EncString under a 64-byte key (section 3.4). */
export function seal(plain: Uint8Array | string, key: Uint8Array, random: Random): string {
  const iv = random.bytes(16);
  const cipher = createCipheriv('aes-256-cbc', key.subarray(0, 32), iv);
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  const mac = createHmac('sha256', key.subarray(32)).update(iv).update(data).digest();
  return `2.${[iv, data, mac].map((part) => part.toString('base64')).join('|')}`;
}

function mask(seed: Uint8Array, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / HASH_BYTES) }, (_, counter) =>
    createHash(HASH)
      .update(seed)
      .update(Uint8Array.of(0, 0, 0, counter))
      .digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

const xor = (left: Uint8Array, right: Uint8Array) =>
  Buffer.from(left.map((byte, at) => byte ^ (right[at] ?? 0)));

/** What was sealed so far: a server that begins anew seals the same again. */
const sealed = new Map<string, string>();

/** A type 4 EncString for the holder of an RSA-2048 key: OAEP with SHA-1 (section 3.5, padding of RFC 8017 section 7.1). */
export function sealToPublicKey(plain: Uint8Array, spki: string, random: Random): string {
  const seed = random.bytes(HASH_BYTES);
  const name = [spki, ...[plain, seed].map((bytes) => Buffer.from(bytes).toString('base64'))].join(' ');
  const known = sealed.get(name) ?? encrypt(plain, spki, seed);
  sealed.set(name, known);
  return known;
}

function encrypt(plain: Uint8Array, spki: string, seed: Buffer): string {
  const label = createHash(HASH).digest();
  const padding = Buffer.alloc(RSA_BYTES - 2 * HASH_BYTES - 2 - plain.length);
  const block = Buffer.concat([label, padding, Uint8Array.of(1), plain]);
  const maskedBlock = xor(block, mask(seed, block.length));
  const maskedSeed = xor(seed, mask(maskedBlock, HASH_BYTES));
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  const padded = Buffer.concat([Uint8Array.of(0), maskedSeed, maskedBlock]);
  return `4.${publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, padded).toString('base64')}`;
}
