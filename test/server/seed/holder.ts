import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { fromBase64 } from '../../../utils/crypto/base64.ts';
import { passwordHash } from '../../../utils/crypto/masterKey.ts';
import { importPublicKey, sealToPublicKey } from '../../../utils/crypto/rsa.ts';
import type { SavedDevice } from '../data/savedState.ts';
import type { Account, Kdf, SignInMaterial } from '../model.ts';
import { makeVerifier } from '../passwords.ts';
import type { OwnDevice } from '../world.ts';
import { fingerprintPhrase } from './fingerprintPhrase.ts';
import { masterKey } from './masterKeys.ts';
import { type Random, random } from './random.ts';
import { seal, stretchedKey } from './seal.ts';

/** What only the person has. The rest of this server never sees it, and no answer carries it. */
export interface Secrets {
  password: string;
  userKey: Buffer;
  /** PKCS#8; null where it cannot be wrapped anew here, or does not exist. */
  privateKey: Buffer | null;
}

/** A person at a device of their own. Every change is what that device would post, done to the account. */
export class Holder implements OwnDevice {
  readonly account: Account;
  #secrets: Secrets;
  /** null as long as it is the seed's. */
  #material: SignInMaterial | null = null;

  constructor(account: Account, secrets: Secrets) {
    this.account = account;
    this.#secrets = secrets;
  }

  /** Slow: derives the master key. @param draw where ivs come from */
  async makeMaterial(draw: Random): Promise<SignInMaterial> {
    const { kdf, salt, email, hasMasterPassword, keys } = this.account;
    const { password, userKey } = this.#secrets;
    const key = await masterKey(password, salt ?? email, kdf);
    const verifier = makeVerifier(await passwordHash(key, password), draw.bytes(16).toString('hex'));
    const wrapped = seal(userKey, stretchedKey(key), draw);
    return { verifier, wrappedUserKey: keys === null || !hasMasterPassword ? null : wrapped };
  }

  async changePassword(password: string): Promise<void> {
    this.#secrets = { ...this.#secrets, password };
    await this.#save();
    this.account.securityStamp = randomUUID();
  }

  async changeKdf(kdf: Kdf, { keepStamp = false } = {}): Promise<void> {
    this.account.kdf = kdf;
    await this.#save();
    if (!keepStamp) this.account.securityStamp = randomUUID();
  }

  async rotateUserKey({ keepStamp = false } = {}): Promise<void> {
    const { account } = this;
    const { privateKey } = this.#secrets;
    if (!account.keys || !privateKey)
      throw new Error(`The user key of ${account.email} cannot be rotated here.`);
    const userKey = randomBytes(64);
    this.#secrets = { ...this.#secrets, userKey };
    account.keys = { ...account.keys, wrappedPrivateKey: seal(privateKey, userKey, freshRandom()) };
    account.userKeyId = keyId(userKey);
    await this.#save();
    if (!keepStamp) account.securityStamp = randomUUID();
  }

  async sealUserKey(publicKey: string): Promise<string> {
    const userKey = new Uint8Array(this.#secrets.userKey);
    return sealToPublicKey(userKey, await importPublicKey(fromBase64(publicKey)));
  }

  async fingerprint(publicKey: string): Promise<string> {
    return (await fingerprintPhrase(fromBase64(publicKey), this.account.email)).join('-');
  }

  save(): SavedDevice | null {
    const { password, userKey } = this.#secrets;
    return this.#material && { password, userKey: userKey.toString('base64'), ...this.#material };
  }

  restore({ password, userKey, ...material }: SavedDevice): void {
    this.#secrets = { ...this.#secrets, password, userKey: Buffer.from(userKey, 'base64') };
    this.#use(material);
  }

  async #save(): Promise<void> {
    this.#use(await this.makeMaterial(freshRandom()));
    this.account.revisedAt = Date.now();
  }

  #use(material: SignInMaterial): void {
    this.#material = material;
    this.account.signInMaterial = () => Promise.resolve(material);
  }
}

/** Not from the seed: what changes later differs each time. */
const freshRandom = (): Random => random(randomUUID());

/** RFC 9679 thumbprint of a 64-byte key (reference/identity-and-crypto.md section 3.6.2). */
function keyId(key: Buffer): string {
  const canonical = Buffer.concat([Buffer.from('a20104205840', 'hex'), key]);
  return createHash('sha256').update(canonical).digest('hex').slice(0, 32);
}
