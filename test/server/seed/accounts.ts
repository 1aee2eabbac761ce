import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { Bytes } from '../../../utils/crypto/bytes.ts';
import { deriveMasterKey } from '../../../utils/crypto/kdf.ts';
import { passwordHash } from '../../../utils/crypto/masterKey.ts';
import vectors from '../../vectors/vectors.json' with { type: 'json' };
import type { Account, AccountKeys, Kdf, SignInMaterial } from '../model.ts';
import { makeVerifier } from '../passwords.ts';
import { type AccountSeed, DEMO_PASSWORD, PBKDF2 } from './cast.ts';
import { keyPair } from './keyPairs.ts';
import { random } from './random.ts';
import { seal, stretchedKey } from './seal.ts';

const DAY = 86_400_000;
const derive = promisify(pbkdf2);

/** Master keys by salt and KDF: the password is always the same, and several servers may run in one process. */
const masterKeys = new Map<string, Promise<Bytes>>();

function masterKey(salt: string, kdf: Kdf): Promise<Bytes> {
  const name = JSON.stringify([salt, kdf]);
  const known = masterKeys.get(name);
  if (known) return known;
  const key = deriveFrom(salt, kdf);
  masterKeys.set(name, key);
  return key;
}

async function deriveFrom(salt: string, { kdfType, iterations, memory, parallelism }: Kdf): Promise<Bytes> {
  if (kdfType === 1 && memory !== null && parallelism !== null) {
    return deriveMasterKey(DEMO_PASSWORD, salt, { kind: 'argon2id', iterations, memory, parallelism });
  }
  // Not through the product's own function: it refuses to derive what one of these accounts needs.
  return new Uint8Array(await derive(DEMO_PASSWORD, salt, iterations, 32, 'sha256'));
}

/** Keys of the newer generation cannot be made here, so that account has those of the published vectors. */
const NEWER = vectors.v2.xaes;

const newerKeys = (): AccountKeys => ({
  wrappedPrivateKey: NEWER.wrappedPrivateKey,
  publicKey: vectors.rsa.publicKeySpki,
  newer: {
    signedPublicKey: NEWER.signedPublicKey,
    wrappedSigningKey: NEWER.wrappedSigningKey,
    verifyingKey: NEWER.verifyingKey,
    securityState: NEWER.securityState,
    securityVersion: NEWER.securityVersion,
  },
});

function makeKeys(person: AccountSeed, userKey: Buffer, seed: number, index: number): AccountKeys | null {
  if (person.generation === 'legacy') return null;
  if (person.generation === 'newer') return newerKeys();
  const { privateKey, publicKey } = keyPair(index);
  const wrapped = seal(Buffer.from(privateKey, 'base64'), userKey, random(seed, 'private key', person.email));
  return { wrappedPrivateKey: wrapped, publicKey };
}

/** An account with what only its person has: the user key is in no answer and in no other part of this server. */
export interface Holder {
  account: Account;
  userKey: Buffer;
}

/** A person's account with its key hierarchy: password, user key, private key. `index` picks the RSA pair. */
export function makeHolder(person: AccountSeed, index: number, seed: number, now: number): Holder {
  const draw = random(seed, 'account', person.email);
  const [id, securityStamp, knownDevice] = [draw.guid(), draw.guid(), draw.guid()];
  const userKey =
    person.generation === 'newer' ? Buffer.from(NEWER.userKeyEncoded, 'base64') : draw.bytes(64);
  const verifierSalt = draw.bytes(16).toString('hex');
  const createdAt = now - draw.int(200, 1_400) * DAY;
  const kdf = person.kdf ?? PBKDF2;
  const salt = person.salt ?? null;
  let material: Promise<SignInMaterial> | null = null;

  async function makeMaterial(): Promise<SignInMaterial> {
    const key = await masterKey(salt ?? person.email, kdf);
    const wrapped = seal(userKey, stretchedKey(key), random(seed, 'user key', person.email));
    return {
      verifier: makeVerifier(await passwordHash(key, DEMO_PASSWORD), verifierSalt),
      wrappedUserKey: person.generation === 'legacy' || person.withoutMasterPassword ? null : wrapped,
    };
  }

  const account: Account = {
    id,
    email: person.email,
    name: person.name,
    kdf,
    salt,
    securityStamp,
    createdAt,
    revisedAt: now - draw.int(1, 30) * DAY,
    keys: makeKeys(person, userKey, seed, index),
    signInMaterial: () => {
      material ??= makeMaterial();
      return material;
    },
    hasMasterPassword: !person.withoutMasterPassword,
    forcePasswordReset: person.forcePasswordReset ?? false,
    twoStep: { ...person.twoStep },
    recoveryCode: random(seed, 'recovery code', person.email).bytes(16).toString('hex'),
    ssoIdentifier: person.ssoIdentifier ?? null,
    verifiesDevices: person.verifiesDevices ?? false,
    knownDevices: new Set(person.verifiesDevices ? [knownDevice] : []),
  };
  return { account, userKey };
}
