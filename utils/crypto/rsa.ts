import { type Bytes, toBase64 } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';
import { type AsymmetricSlot, partsFor } from './slots.ts';

const ALGORITHM = { name: 'RSA-OAEP', hash: 'SHA-1' };
const MIN_BITS = 2_048;
const MAX_BITS = 8_192;
/** 65537, big-endian: the only exponent Bitwarden's keys have. */
const EXPONENT = [1, 0, 1];

async function importKey(
  format: 'pkcs8' | 'spki',
  bytes: Bytes,
  usage: 'decrypt' | 'encrypt',
): Promise<CryptoKey> {
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey(format, bytes, ALGORITHM, false, [usage]);
  } catch {
    throw new CryptoError('malformed');
  }
  if (!isStrong(key.algorithm)) throw new CryptoError('malformed');
  return key;
}

function isStrong(algorithm: KeyAlgorithm): boolean {
  if (!('modulusLength' in algorithm) || !('publicExponent' in algorithm)) return false;
  const { modulusLength, publicExponent } = algorithm;
  return (
    typeof modulusLength === 'number' &&
    modulusLength >= MIN_BITS &&
    modulusLength <= MAX_BITS &&
    publicExponent instanceof Uint8Array &&
    publicExponent.join() === EXPONENT.join()
  );
}

/**
 * A private key as it lies under the user key: PKCS#8 DER, 2048 to 8192 bits, exponent 65537.
 * @throws CryptoError `malformed`
 */
export function importPrivateKey(pkcs8: Bytes): Promise<CryptoKey> {
  return importKey('pkcs8', pkcs8, 'decrypt');
}

/**
 * A public key as the server hands it out: SPKI DER, 2048 to 8192 bits, exponent 65537. It says nothing about whose
 * it is; that is what the fingerprint is for.
 * @throws CryptoError `malformed`
 */
export function importPublicKey(spki: Bytes): Promise<CryptoKey> {
  return importKey('spki', spki, 'encrypt');
}

/** A pair of one's own, for an answer that only this browser shall read. */
export async function generateKeyPair(): Promise<{ publicKeySpki: Bytes; privateKeyPkcs8: Bytes }> {
  const { subtle } = crypto;
  const parameters = { ...ALGORITHM, modulusLength: MIN_BITS, publicExponent: Uint8Array.from(EXPONENT) };
  const { publicKey, privateKey } = await subtle.generateKey(parameters, true, ['encrypt', 'decrypt']);
  return {
    publicKeySpki: new Uint8Array(await subtle.exportKey('spki', publicKey)),
    privateKeyPkcs8: new Uint8Array(await subtle.exportKey('pkcs8', privateKey)),
  };
}

/**
 * Opens a type 4 EncString. Whoever knows the public key can have made it: nothing here is authenticated.
 * @throws CryptoError `unsupportedType` with the type as detail, `malformed`, `wrongKey`
 */
export async function openWithPrivateKey(slot: AsymmetricSlot, text: string, key: CryptoKey): Promise<Bytes> {
  const [data] = partsFor(slot, text);
  if (!data) throw new CryptoError('malformed');
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, data));
  } catch {
    throw new CryptoError('wrongKey');
  }
}

/**
 * A type 4 EncString that only the holder of the private key opens.
 * @throws CryptoError `wrongLength` when the bytes do not fit (214 under a 2048-bit key)
 */
export async function sealToPublicKey(bytes: Bytes, key: CryptoKey): Promise<string> {
  try {
    return `4.${toBase64(new Uint8Array(await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, key, bytes)))}`;
  } catch {
    throw new CryptoError('wrongLength', String(bytes.length));
  }
}
