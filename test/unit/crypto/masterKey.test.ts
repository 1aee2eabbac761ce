import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex, utf8 } from '../../../utils/crypto/bytes.ts';
import { open } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey, type Kdf, normaliseSalt } from '../../../utils/crypto/kdf.ts';
import { passwordHash, stretch } from '../../../utils/crypto/masterKey.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { failure } from './failure.ts';
import { v1 } from './vectors.ts';

const ascii = { password: v1.password, salt: normaliseSalt(v1.salt, 'someone.else@example.com') };
const nonAscii = {
  password: v1.nonAscii_pbkdf2_600000.password,
  salt: normaliseSalt(null, v1.nonAscii_pbkdf2_600000.typedEmail),
};
const pbkdf2 = (iterations: number): Kdf => ({ kind: 'pbkdf2', iterations });

const argon2id = (iterations: number, memory: number, parallelism: number): Kdf => ({
  kind: 'argon2id',
  iterations,
  memory,
  parallelism,
});

type Input = typeof ascii & { kdf: Kdf };
const pbkdf2Input: Input = { ...ascii, kdf: pbkdf2(600_000) };
const argon2idInput: Input = { ...ascii, kdf: argon2id(6, 32, 4) };
const argon2idLargeInput: Input = { ...ascii, kdf: argon2id(3, 64, 4) };
const nonAsciiInput: Input = { ...nonAscii, kdf: pbkdf2(600_000) };

/** Each is derived once for the whole file. */
const masterKeys = new Map<Input, Promise<Bytes>>();
function masterKeyOf(input: Input): Promise<Bytes> {
  const known = masterKeys.get(input) ?? deriveMasterKey(input.password, input.salt, input.kdf);
  masterKeys.set(input, known);
  return known;
}

describe('the known answers', () => {
  it.each([
    ['PBKDF2 600,000', pbkdf2Input, v1.pbkdf2_600000],
    ['Argon2id 6/32/4', argon2idInput, v1.argon2id_6_32_4],
    ['Argon2id 3/64/4', argon2idLargeInput, v1.argon2id_3_64_4],
    ['PBKDF2 beyond ASCII', nonAsciiInput, v1.nonAscii_pbkdf2_600000],
  ])('%s: the master key and the hash the server sees', async (_name, input, known) => {
    const masterKey = await masterKeyOf(input);
    expect(toHex(masterKey)).toBe(known.masterKeyHex);
    expect(await passwordHash(masterKey, input.password)).toBe(known.serverHash);
  });

  it.each([
    ['PBKDF2 100,000', 'test@bitwarden.com', pbkdf2(100_000), 'wmyadRMyBZOH7P/a/ucTCbSghKgdzDpPqUnu/DAVtSw='],
    ['Argon2id 4/32/2', 'test_salt', argon2id(4, 32, 2), 'PR6UjYmjmppTYcdyTiNbAhPJuQQOmynKbdEl1oyi/iQ='],
  ])('%s: the hash of the public unit tests', async (_name, salt, kdf, serverHash) => {
    expect(await passwordHash(await deriveMasterKey('asdfasdf', salt, kdf), 'asdfasdf')).toBe(serverHash);
  });

  it.each([
    ['PBKDF2 600,000', pbkdf2Input, v1.pbkdf2_600000],
    ['Argon2id 6/32/4', argon2idInput, v1.argon2id_6_32_4],
    ['Argon2id 3/64/4', argon2idLargeInput, v1.argon2id_3_64_4],
  ])('%s: both halves of the stretched key', async (_name, input, known) => {
    const stretched = await stretch(await masterKeyOf(input));
    const expected = await importSymmetricKey(fromHex(`${known.stretchedEncHex}${known.stretchedMacHex}`));
    const message = utf8('message');
    const signature = await crypto.subtle.sign('HMAC', stretched.mac, message);
    expect(await crypto.subtle.verify('HMAC', expected.mac, signature, message)).toBe(true);
    const cbc = { name: 'AES-CBC', iv: new Uint8Array(16) };
    const data = await crypto.subtle.encrypt(cbc, stretched.enc, message);
    expect(new Uint8Array(await crypto.subtle.decrypt(cbc, expected.enc, data))).toEqual(message);
  });

  it.each([
    ['PBKDF2 600,000', pbkdf2Input, v1.pbkdf2_600000],
    ['Argon2id 6/32/4', argon2idInput, v1.argon2id_6_32_4],
  ])('%s: the user key, and not under another password', async (_name, input, { wrappedUserKey }) => {
    const stretched = await stretch(await masterKeyOf(input));
    expect(toHex(await open('userKey', wrappedUserKey, stretched))).toBe(v1.userKeyHex);
    const other = await stretch(await deriveMasterKey('another', input.salt, pbkdf2(5_000)));
    expect((await failure(() => open('userKey', wrappedUserKey, other))).kind).toBe('wrongKey');
  });
});

describe('a master key of another length', () => {
  it.each([0, 16, 31, 33, 64])('of %d bytes is refused', async (length) => {
    const bytes = new Uint8Array(length);
    const expected = { kind: 'wrongLength', detail: String(length) };
    expect(await failure(() => stretch(bytes))).toMatchObject(expected);
    expect(await failure(() => passwordHash(bytes, 'password'))).toMatchObject(expected);
  });
});

describe('a symmetric key', () => {
  it.each([0, 32, 63, 65, 80, 128])('of %d bytes is refused', async (length) => {
    const error = await failure(() => importSymmetricKey(new Uint8Array(length)));
    expect(error).toMatchObject({ kind: 'wrongLength', detail: String(length) });
  });

  it('cannot be exported again, nor can the stretched one', async () => {
    const keys = [await importSymmetricKey(new Uint8Array(64)), await stretch(new Uint8Array(32))];
    for (const key of keys.flatMap(({ enc, mac }) => [enc, mac])) {
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
  });
});
