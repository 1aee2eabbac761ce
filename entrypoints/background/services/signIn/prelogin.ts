import { toBase64 } from '../../../../utils/crypto/bytes.ts';
import { deriveMasterKey, type Kdf, normaliseSalt } from '../../../../utils/crypto/kdf.ts';
import { passwordHash } from '../../../../utils/crypto/masterKey.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import { passwordTraits } from '../../../../utils/domain/passwordPolicy.ts';
import type { Http } from '../../../../utils/wire/http.ts';
import { type PreloginResponse, postPrelogin, postPreloginOlder } from '../../../../utils/wire/prelogin.ts';
import type { RegionAddresses } from '../../../../utils/wire/regions.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { StoredAccount } from '../../stores/disk.ts';
import type { Proof } from '../../stores/underWay.ts';

export type PasswordProof = Extract<Proof, { kind: 'password' }>;

interface KdfOnWire {
  kdfType: number;
  iterations: number;
  memory?: number | null | undefined;
  parallelism?: number | null | undefined;
}

/** @throws FailureError `unexpectedAnswer` */
export function toKdf({ kdfType, iterations, memory, parallelism }: KdfOnWire): Kdf {
  if (kdfType === 0) return { kind: 'pbkdf2', iterations };
  if (kdfType === 1 && memory && parallelism) return { kind: 'argon2id', iterations, memory, parallelism };
  throw new FailureError('unexpectedAnswer');
}

/** A server that asks for other key stretching than last time may be after a hash that is cheap to guess from. */
export function refuseChangedKdf(known: StoredAccount | null, kdf: Kdf, salt: string): void {
  if (known && (JSON.stringify(known.kdf) !== JSON.stringify(kdf) || known.salt !== salt)) {
    throw new FailureError('changedKdf');
  }
}

async function askPrelogin(http: Http, region: RegionAddresses, email: string): Promise<PreloginResponse> {
  try {
    return await http(postPrelogin(email), { region });
  } catch (error) {
    if (!(error instanceof WireError && error.status === 404)) throw error;
    return http(postPreloginOlder(email), { region });
  }
}

/**
 * All that a sign-in needs of the password, so that the password itself can go.
 *
 * @param known what this browser remembers of the account, if it does
 * @throws FailureError `changedKdf`, CryptoError `weakKdf` and `costlyKdf`: before anything of the password is sent
 */
export async function provePassword(
  http: Http,
  region: RegionAddresses,
  email: string,
  password: string,
  known: StoredAccount | null,
): Promise<PasswordProof> {
  const answer = await askPrelogin(http, region, email);
  const kdf = toKdf({
    kdfType: answer.kdf,
    iterations: answer.kdfIterations,
    memory: answer.kdfMemory,
    parallelism: answer.kdfParallelism,
  });
  const salt = normaliseSalt(answer.salt ?? null, email);
  refuseChangedKdf(known, kdf, salt);
  const masterKey = await deriveMasterKey(password, salt, kdf);
  return {
    kind: 'password',
    hash: await passwordHash(masterKey, password),
    masterKey: toBase64(masterKey),
    kdf,
    salt,
    traits: passwordTraits(password),
  };
}
