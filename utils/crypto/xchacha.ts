import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Bytes } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

/**
 * Opens XChaCha20-Poly1305: a key of 32 bytes, a nonce of 24, the tag at the end.
 * @throws CryptoError `wrongKey`
 */
export async function openXchacha(
  key: Bytes,
  nonce: Bytes,
  data: Bytes,
  additionalData: Bytes,
): Promise<Bytes> {
  try {
    return new Uint8Array(xchacha20poly1305(key, nonce, additionalData).decrypt(data));
  } catch {
    throw new CryptoError('wrongKey');
  }
}
