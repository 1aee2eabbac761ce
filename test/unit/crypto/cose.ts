import { createCipheriv } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { encode } from 'cborg';
import { type Bytes, concat, toBase64 } from '../../../utils/crypto/bytes.ts';

/** The other direction, which the product never takes: its parts can be set one by one, and the tag always fits. */

export const XAES = -70_010;
export const XCHACHA = -70_000;
export const KEY_ID = new Uint8Array(16).fill(7);
export const KEY = Uint8Array.from({ length: 32 }, (_, at) => at);
export const NONCE = new Uint8Array(24).fill(9);
export const PADDED_TEXT = 'application/x.bitwarden.utf8-padded';

/** Maps keep the order they are given in. */
const cbor = (value: unknown): Bytes => new Uint8Array(encode(value, { mapSorter: () => 0 }));

export function pad(plain: Uint8Array, count: number): Bytes {
  return concat(plain, new Uint8Array(count).fill(count));
}

/** null leaves a member out. */
export interface KeyParts {
  kty?: unknown;
  id?: unknown;
  alg?: unknown;
  operations?: unknown;
  key?: unknown;
  /** Members on top of those. */
  more?: [unknown, unknown][];
}

export function encodedKey({
  kty = 4,
  id = KEY_ID,
  alg = XAES,
  operations = [3, 4, 5, 6],
  key = KEY,
  more = [],
}: KeyParts = {}): Bytes {
  const members: [unknown, unknown][] = [
    [1, kty],
    [2, id],
    [3, alg],
    [4, operations],
    [-1, key],
  ];
  return cbor(new Map([...members, ...more].filter(([, value]) => value !== null)));
}

export const paddedKey = (parts: KeyParts = {}): Bytes => pad(encodedKey(parts), 1);

/** XAES-256-GCM as its specification has it, block by block: an implementation of its own. */
function sealXaes(key: Bytes, nonce: Bytes, plain: Bytes, additionalData: Bytes): Bytes {
  const block = (data: Uint8Array) => {
    const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  };
  const start = BigInt(`0x${block(new Uint8Array(16)).toString('hex')}`);
  const subkey = ((start << 1n) & ((1n << 128n) - 1n)) ^ (start >> 127n === 1n ? 0x87n : 0n);
  const half = (counter: number) => {
    const message = concat(Uint8Array.of(0, counter, 0x58, 0), nonce.subarray(0, 12));
    const mixed = BigInt(`0x${Buffer.from(message).toString('hex')}`) ^ subkey;
    return block(Buffer.from(mixed.toString(16).padStart(32, '0'), 'hex'));
  };
  const derived = Buffer.concat([half(1), half(2)]);
  const cipher = createCipheriv('aes-256-gcm', derived, nonce.subarray(12));
  cipher.setAAD(additionalData);
  return concat(cipher.update(plain), cipher.final(), cipher.getAuthTag());
}

export const SEAL = {
  [XAES]: sealXaes,
  [XCHACHA]: (key: Bytes, nonce: Bytes, plain: Bytes, additionalData: Bytes): Bytes =>
    new Uint8Array(xchacha20poly1305(key, nonce, additionalData).encrypt(plain)),
};

export interface MessageParts {
  sealedWith?: keyof typeof SEAL;
  header?: [unknown, unknown][];
  /** The header as bytes, whatever they are. */
  headerBytes?: Bytes;
  open?: unknown;
  nonce?: Bytes;
  key?: Bytes;
}

/** A type 7 EncString. */
export function sealMessage(plain: Bytes, parts: MessageParts = {}): string {
  const { sealedWith = XAES, nonce = NONCE, key = KEY } = parts;
  const header =
    parts.headerBytes ??
    cbor(
      new Map(
        parts.header ?? [
          [1, sealedWith],
          [3, PADDED_TEXT],
          [4, KEY_ID],
        ],
      ),
    );
  const additionalData = cbor(['Encrypt0', header, new Uint8Array()]);
  const data = SEAL[sealedWith](key, nonce, plain, additionalData);
  return `7.${toBase64(cbor([header, parts.open ?? new Map([[5, nonce]]), data]))}`;
}
