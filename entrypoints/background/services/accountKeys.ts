import type { Bytes } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { open, typeOf } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey } from '../../../utils/crypto/kdf.ts';
import { stretch } from '../../../utils/crypto/masterKey.ts';
import { importUserKey } from '../../../utils/crypto/userKey.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { TokenResponse } from '../../../utils/wire/token.ts';
import type { StoredAccount } from '../stores/disk.ts';

const MIN_USER_KEY_BYTES = 64;

/**
 * The version of an account's rules that this product knows. A higher one may mean that keys are to be used otherwise,
 * and its number is all we would know of it. The number is not proven by a signature: nothing is allowed because of it.
 */
const SECURITY_VERSION = 2;

function refuseUnknownRules({ accountKeys }: TokenResponse): void {
  const version = accountKeys?.securityState?.securityVersion;
  if (version !== undefined && version !== SECURITY_VERSION)
    throw new FailureError('unsupportedEncryption', { detail: `security version ${version}` });
}

export interface WrappedKeys {
  wrappedUserKey: string;
  wrappedPrivateKey: string;
}

/** @throws FailureError what says that this account cannot be opened here, before anything is kept of it */
export function wrappedKeys(token: TokenResponse): WrappedKeys {
  refuseUnknownRules(token);
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
 * @throws FailureError `legacyEncryption`: an account of the past
 */
export async function openUserKey(masterKey: Bytes, wrappedUserKey: string): Promise<Bytes> {
  if (typeOf(wrappedUserKey) === 0 || typeOf(wrappedUserKey) === null)
    throw new FailureError('legacyEncryption');
  const userKey = await open('userKey', wrappedUserKey, await stretch(masterKey));
  if (userKey.length < MIN_USER_KEY_BYTES) throw new FailureError('legacyEncryption');
  return userKey;
}

/** @throws CryptoError when it does not lie under this user key, or that one is of a kind we do not know */
export async function openPrivateKey(userKey: Bytes, wrappedPrivateKey: string): Promise<CryptoKey> {
  return (await importUserKey(userKey)).openPrivateKey(wrappedPrivateKey);
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
