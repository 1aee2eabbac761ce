import { type Bytes, toBase64, utf8 } from './bytes.ts';

const BATCH = 500;

/**
 * What key bytes are known again by, without keeping them: HMAC-SHA256 under a key that HKDF makes of the user key.
 * @param userKey the raw user key
 */
export async function importPinKey(userKey: Bytes): Promise<CryptoKey> {
  const { subtle } = crypto;
  const base = await subtle.importKey('raw', userKey, 'HKDF', false, ['deriveKey']);
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    // what is pinned now has to be known again at any later time, so there is no salt that could be lost
    salt: new Uint8Array(),
    info: utf8('switchboard/pins/v1'),
  };
  return subtle.deriveKey(derivation, base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}

/** The pin of each key, base64; null where there is no key. */
export async function pinsOf(keys: readonly (Bytes | null)[], pinKey: CryptoKey): Promise<(string | null)[]> {
  const pins: (string | null)[] = [];
  const pin = async (key: Bytes | null) =>
    key && toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', pinKey, key)));
  for (let start = 0; start < keys.length; start += BATCH)
    pins.push(...(await Promise.all(keys.slice(start, start + BATCH).map(pin))));
  return pins;
}
