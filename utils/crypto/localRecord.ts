import { type Bytes, fromBase64, randomBytes, toBase64, utf8 } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

/** One of our own records at rest; the members are base64. */
export interface SealedRecord {
  version: 1;
  salt: string;
  nonce: string;
  data: string;
}

/** Where a record belongs. It opens nowhere else: neither under another account nor in another store or place. */
export interface RecordName {
  account: string;
  store: string;
  record: string;
}

const VERSION = 1;
const SALT_BYTES = 32;
const NONCE_BYTES = 12;
const MIN_KEY_BYTES = 32;
const USE = /^[a-z0-9-]+$/i;

async function recordKey(
  userKey: Bytes,
  use: string,
  salt: Bytes,
  usage: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  if (userKey.length < MIN_KEY_BYTES) throw new CryptoError('wrongLength', String(userKey.length));
  if (!USE.test(use)) throw new CryptoError('malformed');
  const { subtle } = crypto;
  const base = await subtle.importKey('raw', userKey, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(`switchboard/${use}/v${VERSION}`) };
  return subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, [usage]);
}

function cipher({ account, store, record }: RecordName, nonce: Bytes) {
  const additionalData = utf8(JSON.stringify({ account, store, record, version: VERSION }));
  return { name: 'AES-GCM', iv: nonce, additionalData };
}

/**
 * Seals a record under a key of its own: HKDF-SHA256 of the user key with a fresh salt and the use in its info, then
 * AES-256-GCM with the name as additional data.
 * @param userKey the raw user key, or the master key for what must open before there is one
 * @param use letters, digits and dashes: `cache`, `2fa`
 * @throws CryptoError `wrongLength` (key below 32 bytes), `malformed` (use)
 */
export async function sealRecord(
  userKey: Bytes,
  use: string,
  name: RecordName,
  plain: Bytes,
): Promise<SealedRecord> {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const key = await recordKey(userKey, use, salt, 'encrypt');
  const data = new Uint8Array(await crypto.subtle.encrypt(cipher(name, nonce), key, plain));
  return { version: VERSION, salt: toBase64(salt), nonce: toBase64(nonce), data: toBase64(data) };
}

/**
 * Opens what `sealRecord` made with the same key, use and name.
 * @throws CryptoError `wrongKey` when key, use, name or bytes are others; `malformed` when it is no sealed record
 */
export async function openRecord(
  userKey: Bytes,
  use: string,
  name: RecordName,
  sealed: SealedRecord,
): Promise<Bytes> {
  const salt = fromBase64(sealed.salt);
  const nonce = fromBase64(sealed.nonce);
  const data = fromBase64(sealed.data);
  if (sealed.version !== VERSION || salt.length !== SALT_BYTES || nonce.length !== NONCE_BYTES) {
    throw new CryptoError('malformed');
  }
  const key = await recordKey(userKey, use, salt, 'decrypt');
  try {
    return new Uint8Array(await crypto.subtle.decrypt(cipher(name, nonce), key, data));
  } catch {
    throw new CryptoError('wrongKey');
  }
}
