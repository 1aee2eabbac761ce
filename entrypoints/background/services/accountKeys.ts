import type { Bytes } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { open, typeOf } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey } from '../../../utils/crypto/kdf.ts';
import { stretch } from '../../../utils/crypto/masterKey.ts';
import { importPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { TokenResponse } from '../../../utils/wire/token.ts';
import type { StoredAccount } from '../stores/disk.ts';

const USER_KEY_BYTES = 64;

/** The newer generation of accounts is refused by name, before anything is stored (reference section 3.6.1). */
export function refuseNewerEncryption({ privateKey, accountKeys }: TokenResponse): void {
  const wrapped = accountKeys?.publicKeyEncryptionKeyPair.wrappedPrivateKey ?? privateKey;
  const isNewer =
    accountKeys?.securityState || accountKeys?.signatureKeyPair || (wrapped && typeOf(wrapped) === 7);
  if (isNewer) throw new FailureError('unsupportedEncryption', { detail: '7' });
}

export interface WrappedKeys {
  wrappedUserKey: string;
  wrappedPrivateKey: string;
}

export function wrappedKeys(token: TokenResponse): WrappedKeys {
  const options = token.userDecryptionOptions;
  if (options?.hasMasterPassword === false) throw new FailureError('noMasterPassword');
  const wrappedUserKey = options?.masterPasswordUnlock?.masterKeyEncryptedUserKey ?? token.key;
  const wrappedPrivateKey =
    token.accountKeys?.publicKeyEncryptionKeyPair.wrappedPrivateKey ?? token.privateKey;
  if (!wrappedUserKey) throw new FailureError('noMasterPassword');
  if (!wrappedPrivateKey) throw new FailureError('brokenKeys');
  return { wrappedUserKey, wrappedPrivateKey };
}

/**
 * Opens the user key with the master key.
 *
 * @throws CryptoError `wrongKey`: the master key is not the right one
 * @throws FailureError `unsupportedEncryption`, `legacyEncryption`: another generation of accounts
 */
export async function openUserKey(masterKey: Bytes, wrappedUserKey: string): Promise<Bytes> {
  if (typeOf(wrappedUserKey) === 0 || typeOf(wrappedUserKey) === null)
    throw new FailureError('legacyEncryption');
  const userKey = await open('userKey', wrappedUserKey, await stretch(masterKey));
  if (userKey.length > USER_KEY_BYTES) throw new FailureError('unsupportedEncryption', { detail: '7' });
  if (userKey.length < USER_KEY_BYTES) throw new FailureError('legacyEncryption');
  return userKey;
}

export async function openPrivateKey(userKey: Bytes, wrappedPrivateKey: string): Promise<CryptoKey> {
  return importPrivateKey(await open('privateKey', wrappedPrivateKey, await importSymmetricKey(userKey)));
}

/** Opens the vault of a known account without asking the server: works offline. */
export async function unlock(account: StoredAccount, password: string): Promise<Bytes> {
  const masterKey = await deriveMasterKey(password, account.salt, account.kdf);
  try {
    return await openUserKey(masterKey, account.wrappedUserKey);
  } catch (error) {
    if (error instanceof CryptoError && error.kind === 'wrongKey')
      throw new FailureError('wrongUnlockPassword');
    throw error;
  }
}
