import { type Bytes, randomBytes } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

/** AES-256-CBC and HMAC-SHA256, both halves imported once and not extractable. */
export interface SymmetricKey {
  readonly enc: CryptoKey;
  readonly mac: CryptoKey;
}

const HALF = 32;
const KEY_BYTES = 2 * HALF;

/**
 * Bytes 0-31 encrypt, 32-63 authenticate. Any other length is refused: 32 bytes is a legacy key; for
 * more than 64 see `userKey.ts`.
 * @throws CryptoError `wrongLength` with the length as detail
 */
export async function importSymmetricKey(bytes: Bytes): Promise<SymmetricKey> {
  if (bytes.length !== KEY_BYTES) throw new CryptoError('wrongLength', String(bytes.length));
  const { subtle } = crypto;
  const [enc, mac] = await Promise.all([
    subtle.importKey('raw', bytes.subarray(0, HALF), 'AES-CBC', false, ['encrypt', 'decrypt']),
    subtle.importKey('raw', bytes.subarray(HALF), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]),
  ]);
  return { enc, mac };
}

/** The bytes of a new provider, client or item key. */
export function generateKeyBytes(): Bytes {
  return randomBytes(KEY_BYTES);
}
