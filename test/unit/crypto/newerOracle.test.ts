import {
  CryptoClient,
  type EncString,
  ManagedSettingsClient,
  type Kdf as OracleKdf,
  PasswordManagerClient,
  PureCrypto,
  type UserId,
  type Uuid,
} from '@bitwarden/sdk-internal';
import { describe, expect, it } from 'vitest';
import { type Bytes, fromBase64, toHex } from '../../../utils/crypto/bytes.ts';
import { decodeCoseKey, unpad } from '../../../utils/crypto/coseKey.ts';
import { openMessage } from '../../../utils/crypto/coseMessage.ts';
import { open } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey } from '../../../utils/crypto/kdf.ts';
import { stretch } from '../../../utils/crypto/masterKey.ts';
import { openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { generateKeyBytes } from '../../../utils/crypto/symmetricKey.ts';
import { importUserKey } from '../../../utils/crypto/userKey.ts';
import { PADDED_TEXT } from './cose.ts';
import { failure } from './failure.ts';
import { privateKeyBytes, publicKeyBytes, rsa, userKeyBytes, v2 } from './vectors.ts';

/** Accounts as Bitwarden's own implementation makes them, opened by ours. */
const PASSWORD = 'correct horse battery staple';
const SALT = 'newer@northwind.example';
const ORACLE_KDF: OracleKdf = { pBKDF2: { iterations: 5_000 } };

/** Signed in with an account of the first generation, which is what a new one is made from. */
async function oracleClient(): Promise<PasswordManagerClient> {
  const settings = new ManagedSettingsClient();
  const userId: Uuid = PureCrypto.new_guid();
  const client = new PasswordManagerClient({ get_access_token: async () => undefined }, null, settings);
  await client.crypto().initialize_user_crypto({
    userId: userId as UserId,
    kdfParams: ORACLE_KDF,
    email: SALT,
    accountCryptographicState: { V1: { private_key: rsa.wrappedPrivateKeyUnderUserKey as EncString } },
    method: { decryptedKey: { decrypted_user_key: Buffer.from(userKeyBytes).toString('base64') } },
  });
  return client;
}

/** The way of a sign-in: password, wrapped user key, wrapped private key. */
async function signIn(wrappedUserKey: string, wrappedPrivateKey: string) {
  const masterKey = await deriveMasterKey(PASSWORD, SALT, { kind: 'pbkdf2', iterations: 5_000 });
  const bytes = await open('userKey', wrappedUserKey, await stretch(masterKey));
  const userKey = await importUserKey(bytes);
  return { bytes, userKey, privateKey: await userKey.openPrivateKey(wrappedPrivateKey) };
}

const wrapUserKey = (userKey: Bytes) =>
  PureCrypto.encrypt_user_key_with_master_password(userKey, PASSWORD, SALT, ORACLE_KDF);

describe('an account of the newer generation, made by Bitwarden, opens here', () => {
  it('as new accounts are made today', async () => {
    const client = await oracleClient();
    const made = client.crypto().make_keys_for_user_crypto_v2();
    client.free();
    const theirs = fromBase64(made.userKey);
    const { bytes, userKey, privateKey } = await signIn(wrapUserKey(theirs), made.privateKey);
    expect(bytes).toEqual(theirs);
    expect(userKey.id).toBe(toHex(CryptoClient.get_key_id_for_symmetric_key(theirs) ?? new Uint8Array()));
    expect(made.securityVersion).toBe(v2.xaes.securityVersion);
    const provider = generateKeyBytes();
    const sealed = PureCrypto.encapsulate_key_unsigned(provider, fromBase64(made.publicKey));
    expect(await openWithPrivateKey('providerKey', sealed, privateKey)).toEqual(provider);
  });

  it('as the first of them were made, with XChaCha20-Poly1305', async () => {
    const theirs = Uint8Array.from(PureCrypto.make_user_key_xchacha20_poly1305());
    const wrapped = PureCrypto.wrap_decapsulation_key(privateKeyBytes, theirs);
    const { userKey, privateKey } = await signIn(wrapUserKey(theirs), wrapped);
    expect(userKey.id).toBe(toHex(CryptoClient.get_key_id_for_symmetric_key(theirs) ?? new Uint8Array()));
    const provider = generateKeyBytes();
    const sealed = PureCrypto.encapsulate_key_unsigned(provider, publicKeyBytes);
    expect(await openWithPrivateKey('providerKey', sealed, privateKey)).toEqual(provider);
  });
});

describe('a text under a newer key', () => {
  it('of any length opens to what Bitwarden sealed', async () => {
    for (const bytes of [
      fromBase64(v2.xaes.userKeyEncoded),
      Uint8Array.from(PureCrypto.make_user_key_xchacha20_poly1305()),
    ]) {
      for (const length of [0, 1, 30, 31, 32, 33, 1_000]) {
        const text = 'ü'.repeat(length);
        const sealed = PureCrypto.symmetric_encrypt_string(text, bytes);
        const opened = await openMessage('newerPrivateKey', sealed, decodeCoseKey(bytes), PADDED_TEXT);
        expect(new TextDecoder().decode(unpad(opened))).toBe(text);
      }
    }
  });

  it('is refused by both once it is for another key', async () => {
    const [one, other] = [1, 2].map(() => Uint8Array.from(PureCrypto.make_user_key_xchacha20_poly1305()));
    if (!one || !other) throw new Error('no keys');
    const wrapped = PureCrypto.wrap_decapsulation_key(privateKeyBytes, one);
    expect(() => PureCrypto.unwrap_decapsulation_key(wrapped, other)).toThrow();
    const key = await importUserKey(other);
    expect((await failure(() => key.openPrivateKey(wrapped))).kind).toBe('wrongKey');
  });
});

it('gives a key of the first generation the id that Bitwarden computes', async () => {
  const bytes = generateKeyBytes();
  const theirs = CryptoClient.get_key_id_for_symmetric_key(bytes);
  expect(theirs && toHex(theirs)).toBe((await importUserKey(bytes)).id);
});
