import type { Account } from '../model.ts';
import type { State } from '../state.ts';
import { accountKeysResponse, saltOf } from './accountKeys.ts';
import { masterPasswordPolicy } from './masterPasswordPolicy.ts';

/** Nested objects leave null members out; top-level ones write them. */
function withoutNulls<T extends object>(value: T) {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}

/** The custom part of a password grant's answer (reference/identity-and-crypto.md section 4.3). */
export function signedInResponse(state: State, account: Account, wrappedUserKey: string | null) {
  const { keys, kdf } = account;
  return {
    ...(keys ? { PrivateKey: keys.wrappedPrivateKey, AccountKeys: accountKeysResponse(keys, 'Object') } : {}),
    ...(wrappedUserKey === null ? {} : { Key: wrappedUserKey }),
    MasterPasswordPolicy: masterPasswordPolicy(state, account),
    ForcePasswordReset: account.forcePasswordReset,
    Kdf: kdf.kdfType,
    KdfIterations: kdf.iterations,
    KdfMemory: kdf.memory,
    KdfParallelism: kdf.parallelism,
    UserDecryptionOptions: {
      HasMasterPassword: account.hasMasterPassword,
      ...(account.hasMasterPassword && wrappedUserKey !== null
        ? {
            MasterPasswordUnlock: {
              Kdf: withoutNulls({
                KdfType: kdf.kdfType,
                Iterations: kdf.iterations,
                Memory: kdf.memory,
                Parallelism: kdf.parallelism,
              }),
              MasterKeyEncryptedUserKey: wrappedUserKey,
              Salt: saltOf(account),
            },
          }
        : {}),
      Object: 'userDecryptionOptions',
    },
  };
}
