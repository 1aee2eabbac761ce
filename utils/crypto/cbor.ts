import { type DecodeOptions, decode } from 'cborg';
import type { Bytes } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

/** One way to write everything: shortest lengths, no key twice, nothing behind the value, no open ends. */
const STRICT: DecodeOptions = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
};

/** The one value that these bytes are, tags excluded. @throws CryptoError `malformed` */
export function fromCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, STRICT);
  } catch {
    throw new CryptoError('malformed');
  }
}

/** The values of a map under exactly these labels, in their order. @throws CryptoError `malformed` */
export function fieldsOf(map: unknown, labels: readonly number[]): unknown[] {
  if (!(map instanceof Map) || map.size !== labels.length || !labels.every((label) => map.has(label))) {
    throw new CryptoError('malformed');
  }
  return labels.map((label) => map.get(label));
}

/** @throws CryptoError `malformed` when it is no byte string, `wrongLength` when it has another length */
export function bytesOf(value: unknown, length?: number): Bytes {
  if (!(value instanceof Uint8Array)) throw new CryptoError('malformed');
  if (length !== undefined && value.length !== length) {
    throw new CryptoError('wrongLength', String(value.length));
  }
  return new Uint8Array(value);
}
