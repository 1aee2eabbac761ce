import type { Account, AccountKeys, Kdf } from '../model.ts';
import { type AccountSeed, DEMO_PASSWORD } from './cast.ts';
import { Holder } from './holder.ts';
import { keyPair } from './keyPairs.ts';
import { NEWER_ACCOUNTS } from './newerKeys.ts';
import { type Random, random } from './random.ts';
import { seal } from './seal.ts';

const DAY = 86_400_000;

interface KeyHierarchy {
  userKey: Buffer;
  userKeyId: string | null;
  privateKey: Buffer | null;
  keys: AccountKeys | null;
}

function makeKeys(
  { email, generation }: AccountSeed,
  draw: Random,
  seed: number,
  index: number,
): KeyHierarchy {
  if (generation === 'xaes' || generation === 'xchacha') {
    return { ...NEWER_ACCOUNTS[generation], privateKey: null };
  }
  const userKey = draw.bytes(64);
  if (generation === 'legacy') return { userKey, userKeyId: null, privateKey: null, keys: null };
  const pair = keyPair(index);
  const privateKey = Buffer.from(pair.privateKey, 'base64');
  const wrappedPrivateKey = seal(privateKey, userKey, random(seed, 'private key', email));
  return { userKey, userKeyId: null, privateKey, keys: { wrappedPrivateKey, publicKey: pair.publicKey } };
}

/**
 * A person with their account and its key hierarchy: password, user key, private key.
 *
 * @param index picks the RSA pair
 * @param usual how a password is stretched unless the person has a way of their own
 */
export function makeHolder(
  person: AccountSeed,
  index: number,
  { seed, now, usual }: { seed: number; now: number; usual: Kdf },
): Holder {
  const { email } = person;
  const draw = random(seed, 'account', email);
  const [id, securityStamp, knownDevice] = [draw.guid(), draw.guid(), draw.guid()];
  const { userKey, userKeyId, privateKey, keys } = makeKeys(person, draw, seed, index);
  const createdAt = now - draw.int(200, 1_400) * DAY;
  let material: ReturnType<Holder['makeMaterial']> | null = null;
  const account: Account = {
    id,
    email,
    name: person.name,
    kdf: person.kdf ?? usual,
    salt: person.salt ?? null,
    securityStamp,
    createdAt,
    revisedAt: now - draw.int(1, 30) * DAY,
    keys,
    userKeyId,
    signInMaterial: () => {
      material ??= holder.makeMaterial(random(seed, 'user key', email));
      return material;
    },
    hasMasterPassword: !person.withoutMasterPassword,
    forcePasswordReset: person.forcePasswordReset ?? false,
    twoStep: { ...person.twoStep },
    recoveryCode: random(seed, 'recovery code', email).bytes(16).toString('hex'),
    ssoIdentifier: person.ssoIdentifier ?? null,
    verifiesDevices: person.verifiesDevices ?? false,
    knownDevices: new Set(person.verifiesDevices ? [knownDevice] : []),
  };
  const holder = new Holder(account, { password: DEMO_PASSWORD, userKey, privateKey });
  return holder;
}
