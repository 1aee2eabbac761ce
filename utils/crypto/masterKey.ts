import { type Bytes, concat, toBase64, utf8 } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';
import { importSymmetricKey, type SymmetricKey } from './symmetricKey.ts';

const MASTER_KEY_BYTES = 32;

function checkLength(masterKey: Bytes): void {
  if (masterKey.length !== MASTER_KEY_BYTES) throw new CryptoError('wrongLength', String(masterKey.length));
}

/**
 * The key that wraps the user key. HKDF-Expand alone with `enc` and `mac`; WebCrypto's HKDF would extract first
 * and give another key, so the one block each needs is made by HMAC.
 * @throws CryptoError `wrongLength`
 */
export async function stretch(masterKey: Bytes): Promise<SymmetricKey> {
  checkLength(masterKey);
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', masterKey, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const expand = async (info: string) =>
    new Uint8Array(await subtle.sign('HMAC', key, concat(utf8(info), Uint8Array.of(1))));
  return importSymmetricKey(concat(await expand('enc'), await expand('mac')));
}

/**
 * What the server gets to see instead of the password, and calls `password`: base64 of 32 bytes.
 * @throws CryptoError `wrongLength`
 */
export async function passwordHash(masterKey: Bytes, password: string): Promise<string> {
  checkLength(masterKey);
  const key = await crypto.subtle.importKey('raw', masterKey, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: utf8(password), iterations: 1 };
  return toBase64(new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256)));
}
