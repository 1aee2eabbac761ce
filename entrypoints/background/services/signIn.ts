import { accountId } from '../../../utils/bridge/schemas.ts';
import type { Bytes } from '../../../utils/crypto/bytes.ts';
import { deriveMasterKey, isBelowRecommended, type Kdf, normaliseSalt } from '../../../utils/crypto/kdf.ts';
import { passwordHash } from '../../../utils/crypto/masterKey.ts';
import { FailureError, type FailureKind } from '../../../utils/domain/failures.ts';
import { readClaims } from '../../../utils/wire/claims.ts';
import type { Http } from '../../../utils/wire/http.ts';
import { type PreloginResponse, postPrelogin, postPreloginOlder } from '../../../utils/wire/prelogin.ts';
import type { RegionAddresses } from '../../../utils/wire/regions.ts';
import { type Device, postPasswordGrant, type TokenResponse } from '../../../utils/wire/token.ts';
import { readTokenRefusal, type TokenRefusal } from '../../../utils/wire/tokenRefusal.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { StoredAccount } from '../stores/disk.ts';
import { openPrivateKey, openUserKey, wrappedKeys } from './accountKeys.ts';

export interface SignedIn {
  account: StoredAccount;
  userKey: Bytes;
  accessToken: string;
  expiresIn: number;
  refreshToken: string;
  /** The account's key stretching is below what Bitwarden recommends. */
  weakKdf: boolean;
}

export interface SignInRequest {
  region: RegionAddresses;
  email: string;
  password: string;
  device: Device;
  /** What this browser remembers of the account, if it does. */
  known: StoredAccount | null;
}

const REFUSALS: Record<TokenRefusal, FailureKind> = {
  wrongPassword: 'wrongPassword',
  secondStep: 'secondStepNeeded',
  newDevice: 'newDevice',
  sso: 'ssoRequired',
  legacyEncryption: 'legacyEncryption',
  invalidGrant: 'signInRefused',
  other: 'signInRefused',
};

function toKdf({ kdf, kdfIterations, kdfMemory, kdfParallelism }: PreloginResponse): Kdf {
  if (kdf === 0) return { kind: 'pbkdf2', iterations: kdfIterations };
  if (kdf === 1 && kdfMemory && kdfParallelism) {
    return { kind: 'argon2id', iterations: kdfIterations, memory: kdfMemory, parallelism: kdfParallelism };
  }
  throw new FailureError('unexpectedAnswer');
}

async function prelogin(http: Http, { region, email }: SignInRequest): Promise<{ kdf: Kdf; salt: string }> {
  let answer: PreloginResponse;
  try {
    answer = await http(postPrelogin(email), { region });
  } catch (error) {
    if (!(error instanceof WireError && error.status === 404)) throw error;
    answer = await http(postPreloginOlder(email), { region });
  }
  return { kdf: toKdf(answer), salt: normaliseSalt(answer.salt ?? null, email) };
}

/** A server that asks for other key stretching than last time may be after a hash that is cheap to guess from. */
function refuseChangedKdf(known: StoredAccount | null, kdf: Kdf, salt: string): void {
  if (known && (JSON.stringify(known.kdf) !== JSON.stringify(kdf) || known.salt !== salt)) {
    throw new FailureError('changedKdf');
  }
}

async function requestToken(http: Http, request: SignInRequest, hash: string): Promise<TokenResponse> {
  const { region, email, device } = request;
  try {
    return await http(postPasswordGrant(email, hash, device), { region, deviceId: device.id });
  } catch (error) {
    if (error instanceof WireError && error.status === 400)
      throw new FailureError(REFUSALS[readTokenRefusal(error.body)]);
    throw error;
  }
}

/**
 * Signs in with e-mail and master password, and proves that the keys open before anything is kept.
 *
 * @throws FailureError, WireError, CryptoError
 */
export async function signIn(http: Http, request: SignInRequest): Promise<SignedIn> {
  const { kdf, salt } = await prelogin(http, request);
  refuseChangedKdf(request.known, kdf, salt);
  const masterKey = await deriveMasterKey(request.password, salt, kdf);
  const token = await requestToken(http, request, await passwordHash(masterKey, request.password));
  if (token.forcePasswordReset) throw new FailureError('passwordResetRequired');
  const { wrappedUserKey, wrappedPrivateKey } = wrappedKeys(token);

  // the server has accepted the password, so a key that does not open now is broken, not mistyped for
  const userKey = await openUserKey(masterKey, wrappedUserKey);
  await openPrivateKey(userKey, wrappedPrivateKey);

  const claims = readClaims(token.access_token);
  const id = accountId.safeParse(claims?.userId);
  if (!id.success) throw new FailureError('unexpectedAnswer');
  return {
    account: {
      id: id.data,
      email: request.email,
      name: null,
      region: request.region.id,
      kdf,
      salt,
      wrappedUserKey,
      wrappedPrivateKey,
    },
    userKey,
    accessToken: token.access_token,
    expiresIn: token.expires_in,
    refreshToken: token.refresh_token,
    weakKdf: isBelowRecommended(kdf),
  };
}
