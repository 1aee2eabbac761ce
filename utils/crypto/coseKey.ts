import type { Bytes } from './bytes.ts';
import { bytesOf, fieldsOf, fromCbor } from './cbor.ts';
import { CryptoError } from './cryptoError.ts';
import { openXaes } from './xaes.ts';
import { openXchacha } from './xchacha.ts';

/** A symmetric key that says itself what it is for (RFC 9052 section 7). */
export interface CoseKey {
  readonly id: Bytes;
  readonly algorithm: number;
  /** @throws CryptoError `wrongKey` */
  open(nonce: Bytes, data: Bytes, additionalData: Bytes): Promise<Bytes>;
}

/** By their numbers, which are Bitwarden's own (reference/identity-and-crypto.md section 3.6.2). */
const ALGORITHMS = new Map<unknown, typeof openXaes>([
  [-70_010, openXaes],
  [-70_000, openXchacha],
]);

/** kty, kid, alg, key_ops, k */
const LABELS = [1, 2, 3, 4, -1];
const SYMMETRIC = 4;
const DECRYPT = 4;
const ID_BYTES = 16;
const KEY_BYTES = 32;
/** More than the longest key and padding take. */
const MAX_PADDED = 256;

/**
 * Takes off a padding whose every byte is its own length.
 * @throws CryptoError `malformed`
 */
export function unpad(padded: Bytes): Bytes {
  const count = padded[padded.length - 1] ?? 0;
  const start = padded.length - count;
  if (count === 0 || start < 0 || padded.subarray(start).some((byte) => byte !== count)) {
    throw new CryptoError('malformed');
  }
  return padded.slice(0, start);
}

/**
 * The user key of an account of the newer generation, as the master key gives it.
 * @throws CryptoError `malformed`, `wrongLength`, and `unsupportedAlgorithm` with the number as detail
 */
export function decodeCoseKey(padded: Bytes): CoseKey {
  if (padded.length > MAX_PADDED) throw new CryptoError('wrongLength', String(padded.length));
  const [type, id, algorithm, operations, key] = fieldsOf(fromCbor(unpad(padded)), LABELS);
  if (typeof type !== 'number' || typeof algorithm !== 'number') throw new CryptoError('malformed');
  const open = ALGORITHMS.get(algorithm);
  if (type !== SYMMETRIC) throw new CryptoError('unsupportedAlgorithm', `kty ${type}`);
  if (!open) throw new CryptoError('unsupportedAlgorithm', `alg ${algorithm}`);
  if (!Array.isArray(operations) || !operations.includes(DECRYPT)) throw new CryptoError('malformed');
  const bytes = bytesOf(key, KEY_BYTES);
  return {
    id: bytesOf(id, ID_BYTES),
    algorithm,
    open: (nonce, data, additionalData) => open(bytes, nonce, data, additionalData),
  };
}
