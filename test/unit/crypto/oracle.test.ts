import {
  type EncString,
  ManagedSettingsClient,
  type Kdf as OracleKdf,
  PasswordManagerClient,
  PureCrypto,
  type UserId,
  type Uuid,
} from '@bitwarden/sdk-internal';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, toBase64, toHex, utf8 } from '../../../utils/crypto/bytes.ts';
import { open, openText, seal } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey, type Kdf, normaliseSalt } from '../../../utils/crypto/kdf.ts';
import { passwordHash, stretch } from '../../../utils/crypto/masterKey.ts';
import {
  importPrivateKey,
  importPublicKey,
  openWithPrivateKey,
  sealToPublicKey,
} from '../../../utils/crypto/rsa.ts';
import {
  generateKeyBytes,
  importSymmetricKey,
  type SymmetricKey,
} from '../../../utils/crypto/symmetricKey.ts';
import { anyText } from './anyText.ts';
import { failure } from './failure.ts';
import { privateKeyBytes, publicKeyBytes, rsa, userKeyBytes } from './vectors.ts';

/** Bitwarden's own implementation, here only to be compared with. */
const PASSWORD = ' pässwörd 🔐';
const EMAIL = ' Ünïcode.User@Example.COM ';
const SALT = normaliseSalt(null, EMAIL);
const kdfs: [string, Kdf, OracleKdf][] = [
  ['PBKDF2', { kind: 'pbkdf2', iterations: 5_000 }, { pBKDF2: { iterations: 5_000 } }],
  [
    'Argon2id',
    { kind: 'argon2id', iterations: 2, memory: 16, parallelism: 2 },
    { argon2id: { iterations: 2, memory: 16, parallelism: 2 } },
  ],
];

/** The hash an official client would send, taken from the answer to a change of KDF. */
async function oracleHash(kdf: OracleKdf): Promise<string> {
  const userId: Uuid = PureCrypto.new_guid();
  const client = new PasswordManagerClient(
    { get_access_token: async () => undefined },
    null,
    new ManagedSettingsClient(),
  );
  const wrapped = PureCrypto.encrypt_user_key_with_master_password(userKeyBytes, PASSWORD, SALT, kdf);
  await client.crypto().initialize_user_crypto({
    userId: userId as UserId,
    kdfParams: kdf,
    email: SALT,
    accountCryptographicState: { V1: { private_key: rsa.wrappedPrivateKeyUnderUserKey as EncString } },
    method: {
      masterPasswordUnlock: {
        password: PASSWORD,
        master_password_unlock: { kdf, salt: SALT, masterKeyWrappedUserKey: wrapped as EncString },
      },
    },
  });
  const answer = await client.crypto().make_update_kdf(PASSWORD, kdf);
  client.free();
  return answer.masterPasswordAuthenticationData.masterPasswordAuthenticationHash;
}

describe.each(kdfs)('with %s, Bitwarden and we agree', (_name, kdf, oracleKdf) => {
  let masterKey: Bytes;
  beforeAll(async () => {
    masterKey = await deriveMasterKey(PASSWORD, SALT, kdf);
  });

  it('on the master key', () => {
    expect(toHex(masterKey)).toBe(
      toHex(PureCrypto.derive_kdf_material(utf8(PASSWORD), utf8(SALT), oracleKdf)),
    );
  });

  it('on the hash the server sees', async () => {
    expect(await passwordHash(masterKey, PASSWORD)).toBe(await oracleHash(oracleKdf));
  });

  it('on the wrapped user key, in both directions, with the address as typed', async () => {
    const stretched = await stretch(masterKey);
    const theirs = PureCrypto.encrypt_user_key_with_master_password(userKeyBytes, PASSWORD, EMAIL, oracleKdf);
    expect(await open('userKey', theirs, stretched)).toEqual(userKeyBytes);
    const ours = await seal(userKeyBytes, stretched);
    const opened = PureCrypto.decrypt_user_key_with_master_password(ours, PASSWORD, EMAIL, oracleKdf);
    expect(toHex(opened)).toBe(toHex(userKeyBytes));
    expect(toHex(PureCrypto.decrypt_user_key_with_master_key(ours, masterKey))).toBe(toHex(userKeyBytes));
  });
});

describe('under a symmetric key', () => {
  const bytes = generateKeyBytes();
  let key: SymmetricKey;
  beforeAll(async () => {
    key = await importSymmetricKey(bytes);
  });

  it('each opens the text and the bytes the other seals', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.uint8Array(), async (text, plain) => {
        expect(await openText('field', PureCrypto.symmetric_encrypt_string(text, bytes), key)).toBe(text);
        expect(PureCrypto.symmetric_decrypt_string(await seal(text, key), bytes)).toBe(text);
        expect(await open('field', PureCrypto.symmetric_encrypt_bytes(plain, bytes), key)).toEqual(plain);
        expect(PureCrypto.symmetric_decrypt_bytes(await seal(Uint8Array.from(plain), key), bytes)).toEqual(
          plain,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('each unwraps the key and the private key the other wraps', async () => {
    const inner = generateKeyBytes();
    expect(await open('clientKey', PureCrypto.wrap_symmetric_key(inner, bytes), key)).toEqual(inner);
    expect(PureCrypto.unwrap_symmetric_key(await seal(inner, key), bytes)).toEqual(inner);
    const theirs = PureCrypto.wrap_decapsulation_key(privateKeyBytes, bytes);
    expect(await open('privateKey', theirs, key)).toEqual(privateKeyBytes);
    const ours = await seal(privateKeyBytes, key);
    expect(toBase64(PureCrypto.unwrap_decapsulation_key(ours, bytes))).toBe(rsa.privateKeyPkcs8);
  });

  it('neither opens what the other sealed once a byte of it is another', async () => {
    const theirs = PureCrypto.symmetric_encrypt_string('text', bytes);
    const ours = await seal('text', key);
    const swapped = [theirs, ours].map(
      (text) => `${text.slice(0, 2)}${text[2] === 'A' ? 'B' : 'A'}${text.slice(3)}`,
    );
    for (const text of swapped) {
      expect((await failure(() => open('field', text, key))).kind).toBe('wrongKey');
      expect(() => PureCrypto.symmetric_decrypt_string(text, bytes)).toThrow();
    }
  });
});

describe('under an RSA key', () => {
  it('each opens what the other seals to the public key', async () => {
    const inner = generateKeyBytes();
    const theirs = PureCrypto.encapsulate_key_unsigned(inner, publicKeyBytes);
    const privateKey = await importPrivateKey(privateKeyBytes);
    expect(await openWithPrivateKey('providerKey', theirs, privateKey)).toEqual(inner);
    const ours = await sealToPublicKey(inner, await importPublicKey(publicKeyBytes));
    expect(PureCrypto.decapsulate_key_unsigned(ours, privateKeyBytes)).toEqual(inner);
  });
});
