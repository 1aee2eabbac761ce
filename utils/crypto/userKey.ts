import { type Bytes, concat, toHex } from './bytes.ts';
import { decodeCoseKey } from './coseKey.ts';
import { openMessage, PKCS8 } from './coseMessage.ts';
import { open } from './encString.ts';
import { importPrivateKey } from './rsa.ts';
import { importSymmetricKey } from './symmetricKey.ts';

/** What the user key is needed for, whatever the account's generation: all else lies under the private key. */
export interface UserKey {
  /** 32 hex digits; the wire calls it `userKeyId`. */
  readonly id: string;
  /** @throws CryptoError `unsupportedType` for the other generation's form, `malformed`, `wrongLength`, `wrongKey` */
  openPrivateKey(wrapped: string): Promise<CryptoKey>;
}

/** Longer than any key of the first generation, which is the pair of keys itself; the newer one says what it is. */
const FIRST_GENERATION_BYTES = 64;
const ID_BYTES = 16;
/** CBOR of a map `{1: 4, -1: …}` up to the 64 bytes (RFC 9679). */
const THUMBPRINT_HEAD = Uint8Array.of(0xa2, 0x01, 0x04, 0x20, 0x58, FIRST_GENERATION_BYTES);

async function firstGeneration(bytes: Bytes): Promise<UserKey> {
  const key = await importSymmetricKey(bytes);
  const thumbprint = await crypto.subtle.digest('SHA-256', concat(THUMBPRINT_HEAD, bytes));
  return {
    id: toHex(new Uint8Array(thumbprint, 0, ID_BYTES)),
    openPrivateKey: async (wrapped) => importPrivateKey(await open('privateKey', wrapped, key)),
  };
}

function newerGeneration(bytes: Bytes): UserKey {
  const key = decodeCoseKey(bytes);
  return {
    id: toHex(key.id),
    openPrivateKey: async (wrapped) =>
      importPrivateKey(await openMessage('newerPrivateKey', wrapped, key, PKCS8)),
  };
}

/**
 * The user key as the master key gives it.
 * @throws CryptoError `wrongLength` (less than 64 bytes: a key of the past), and as `decodeCoseKey`
 */
export async function importUserKey(bytes: Bytes): Promise<UserKey> {
  return bytes.length > FIRST_GENERATION_BYTES ? newerGeneration(bytes) : firstGeneration(bytes);
}
