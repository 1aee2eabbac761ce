import { accountId } from '../../../../utils/bridge/schemas.ts';
import { type Bytes, fromBase64 } from '../../../../utils/crypto/bytes.ts';
import { checkKdf, isBelowRecommended, type Kdf, normaliseSalt } from '../../../../utils/crypto/kdf.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import { breaksPolicy } from '../../../../utils/domain/passwordPolicy.ts';
import { readClaims } from '../../../../utils/wire/claims.ts';
import type { TokenResponse } from '../../../../utils/wire/token.ts';
import type { StoredAccount } from '../../stores/disk.ts';
import type { Proof } from '../../stores/underWay.ts';
import { openPrivateKey, openUserKey, wrappedKeys } from '../accountKeys.ts';
import type { Attempt } from './askToken.ts';
import { refuseChangedKdf, toKdf } from './prelogin.ts';

/** What to tell a person once they are in. */
export interface SignInWarnings {
  /** The account's key stretching is below what Bitwarden recommends. */
  weakKdf: boolean;
  /** The master password does not meet a policy that binds this account. */
  weakPassword: boolean;
}

export interface SignedIn extends SignInWarnings {
  account: StoredAccount;
  userKey: Bytes;
  accessToken: string;
  expiresIn: number;
  refreshToken: string;
}

interface Opened {
  userKey: Bytes;
  /** What the next unlock derives the master key with. */
  kdf: Kdf;
  salt: string;
}

/** What opens the account without its password now has to name how its password will open it next time. */
function unlockTerms({ userDecryptionOptions }: TokenResponse, email: string): Omit<Opened, 'userKey'> {
  const unlock = userDecryptionOptions?.masterPasswordUnlock;
  if (!unlock) throw new FailureError('noMasterPassword');
  const kdf = toKdf(unlock.kdf);
  checkKdf(kdf);
  return { kdf, salt: normaliseSalt(unlock.salt ?? null, email) };
}

async function openWith(proof: Proof, wrappedUserKey: string, token: TokenResponse, email: string) {
  if (proof.kind === 'device') return { userKey: fromBase64(proof.userKey), ...unlockTerms(token, email) };
  const { kdf, salt } = proof;
  // the server has accepted the password, so a key that does not open now is broken, not mistyped for
  return { userKey: await openUserKey(fromBase64(proof.masterKey), wrappedUserKey), kdf, salt };
}

/**
 * Proves that the keys of an account open, before anything of it is kept.
 *
 * @param known what this browser remembers of the account, if it does
 * @throws FailureError, CryptoError
 */
export async function openAccount(
  { email, region }: Attempt,
  proof: Proof,
  token: TokenResponse,
  known: StoredAccount | null,
): Promise<SignedIn> {
  if (token.forcePasswordReset) throw new FailureError('passwordResetRequired');
  const wrapped = wrappedKeys(token);
  const { userKey, kdf, salt }: Opened = await openWith(proof, wrapped.wrappedUserKey, token, email);
  refuseChangedKdf(known, kdf, salt);
  await openPrivateKey(userKey, wrapped.wrappedPrivateKey);

  const id = accountId.safeParse(readClaims(token.access_token)?.userId);
  if (!id.success) throw new FailureError('unexpectedAnswer');
  return {
    account: { id: id.data, email, name: null, region: region.id, kdf, salt, ...wrapped },
    userKey,
    accessToken: token.access_token,
    expiresIn: token.expires_in,
    refreshToken: token.refresh_token,
    weakKdf: isBelowRecommended(kdf),
    weakPassword: proof.kind === 'password' && breaksPolicy(proof.traits, token.masterPasswordPolicy),
  };
}
