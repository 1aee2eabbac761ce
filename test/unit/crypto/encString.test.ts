import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toBase64, toHex } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { open, openMany, openText, parseEncString, seal, typeOf } from '../../../utils/crypto/encString.ts';
import { MAX_LENGTH } from '../../../utils/crypto/encStringForm.ts';
import { generateKeyBytes, importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { anyText } from './anyText.ts';
import { failure } from './failure.ts';
import { cipherKey, clientKey, hierarchy, providerKey, rsa, userKey, v1, v2 } from './vectors.ts';

describe('the known hierarchy', () => {
  it('opens the private key under the user key', async () => {
    expect(toBase64(await open('privateKey', rsa.wrappedPrivateKeyUnderUserKey, userKey))).toBe(
      rsa.privateKeyPkcs8,
    );
  });

  it('opens a client key under the provider key, and under no other', async () => {
    const wrapped = hierarchy.orgKeyUnderProviderKey;
    expect(toHex(await open('clientKey', wrapped, providerKey))).toBe(hierarchy.orgKeyHex);
    for (const key of [userKey, clientKey, cipherKey]) {
      expect((await failure(() => open('clientKey', wrapped, key))).kind).toBe('wrongKey');
    }
  });

  it('opens an item key under the client key and what lies under it', async () => {
    expect(toHex(await open('field', hierarchy.cipherKeyUnderOrgKey, clientKey))).toBe(
      hierarchy.cipherKeyHex,
    );
    expect(toHex(await open('field', hierarchy.attachmentKeyUnderCipherKey, cipherKey))).toBe(
      hierarchy.attachmentKeyHex,
    );
  });

  it.each([
    ['a collection name', hierarchy.collectionName.enc, hierarchy.collectionName.plain, clientKey],
    ['an item name', hierarchy.cipherName.encUnderCipherKey, hierarchy.cipherName.plain, cipherKey],
    ['a checksum', hierarchy.uriChecksum.encUnderCipherKey, hierarchy.uriChecksum.plain, cipherKey],
    ['the empty text', hierarchy.emptyString.enc, '', clientKey],
  ])('opens %s', async (_name, text, plain, key) => {
    expect(await openText('field', text, key)).toBe(plain);
  });
});

describe('sealing', () => {
  it('makes type 2 that opens to the same bytes or text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), anyText, async (bytes, text) => {
        const sealed = await seal(Uint8Array.from(bytes), clientKey);
        expect(typeOf(sealed)).toBe(2);
        expect(await open('field', sealed, clientKey)).toEqual(bytes);
        expect(await openText('field', await seal(text, clientKey), clientKey)).toBe(text);
      }),
    );
  });

  it('never uses an iv twice', async () => {
    const sealed = await Promise.all(Array.from({ length: 300 }, () => seal('same', clientKey)));
    expect(new Set(sealed.map((text) => text.split('|')[0])).size).toBe(300);
  });

  it('makes a new key each time', async () => {
    const [one, other] = [generateKeyBytes(), generateKeyBytes()];
    expect(one).toHaveLength(64);
    expect(toHex(one)).not.toBe(toHex(other));
    const sealed = await seal('text', await importSymmetricKey(one));
    expect((await failure(async () => open('field', sealed, await importSymmetricKey(other)))).kind).toBe(
      'wrongKey',
    );
  });

  it('says so when plain bytes are not text', async () => {
    const sealed = await seal(Uint8Array.of(0xff, 0xfe), clientKey);
    expect((await failure(() => openText('field', sealed, clientKey))).kind).toBe('malformed');
  });
});

describe('the form', () => {
  const iv = 'AAAAAAAAAAAAAAAAAAAAAA==';
  const data = iv;
  const mac = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

  it.each([
    ['0', `${iv}|${data}`, 2],
    ['1', `${iv}|${data}|${mac}`, 3],
    ['2', `${iv}|${data}|${mac}`, 3],
    ['3', data, 1],
    ['4', data, 1],
    ['5', `${data}|${mac}`, 2],
    ['6', `${data}|${mac}`, 2],
    ['7', data, 1],
  ])('of type %s has its own number of parts, no more and no less', async (type, body, count) => {
    const parsed = parseEncString(`${type}.${body}`);
    expect(parsed.type).toBe(Number(type));
    expect(parsed.parts).toHaveLength(count);
    for (const wrong of [`${body}|${data}`, `${body}|`, `|${body}`, body.split('|').slice(1).join('|')]) {
      expect((await failure(() => parseEncString(`${type}.${wrong}`))).kind).toBe('malformed');
    }
  });

  it.each([
    ['nothing', ''],
    ['a header alone', '2.'],
    ['no header, three parts', `${iv}|${data}|${mac}`],
    ['no header, two parts', `${iv}|${data}`],
    ['a padded header', `02.${iv}|${data}|${mac}`],
    ['a signed header', `+2.${iv}|${data}|${mac}`],
    ['a broken header', `2.0.${iv}|${data}|${mac}`],
    ['a huge header', `99999999999999999999.${data}`],
    ['white space before', ` 2.${iv}|${data}|${mac}`],
    ['white space behind', `2.${iv}|${data}|${mac}\n`],
    ['an iv of 15 bytes', `2.AAAAAAAAAAAAAAAAAAAA|${data}|${mac}`],
    ['an iv of 32 bytes', `2.${mac}|${data}|${mac}`],
    ['a MAC of 16 bytes', `2.${iv}|${data}|${iv}`],
    ['no data', `2.${iv}||${mac}`],
    ['base64 without padding', `2.AAAAAAAAAAAAAAAAAAAAAA|${data}|${mac}`],
    ['base64 of the URL kind', `2.${iv}|_-__|${mac}`],
  ])('%s is malformed', async (_name, text) => {
    expect((await failure(() => parseEncString(text))).kind).toBe('malformed');
    expect((await failure(() => open('field', text, clientKey))).kind).toBe('malformed');
  });

  it.each(['8', '10', '999'])('of type %s, which nobody knows yet, is named', async (type) => {
    expect(await failure(() => parseEncString(`${type}.${data}`))).toMatchObject({
      kind: 'unsupportedType',
      detail: type,
    });
  });

  it.each([
    [v1.pbkdf2_600000.wrappedUserKey, 2],
    [hierarchy.providerKeyForUser, 4],
    [v2.xaes.wrappedPrivateKey, 7],
    ['7.garbage', 7],
    ['12.', 12],
    [`${iv}|${data}`, null],
    ['', null],
    ['.', null],
    ['2', null],
    ['Default collection', null],
  ])('tells the type of %.20s cheaply', (text, type) => {
    expect(typeOf(text)).toBe(type);
  });
});

describe('upper bounds', () => {
  it('opens the longest text the protocol has, and nothing longer', async () => {
    const longest = await seal('x'.repeat(374_800), clientKey);
    expect(longest.length).toBeLessThanOrEqual(MAX_LENGTH);
    expect(longest.length).toBeGreaterThan(MAX_LENGTH - 500);
    expect(await openText('field', longest, clientKey)).toHaveLength(374_800);
    const [iv, , mac] = longest.slice(2).split('|');
    const tooLong = `2.${iv}|${'AAAA'.repeat(MAX_LENGTH / 4)}|${mac}`;
    expect((await failure(() => open('field', tooLong, clientKey))).kind).toBe('malformed');
    expect((await failure(() => seal('x'.repeat(MAX_LENGTH), clientKey))).kind).toBe('wrongLength');
  });

  it('refuses a text of half a million parts', async () => {
    expect((await failure(() => parseEncString(`2.${'|'.repeat(MAX_LENGTH - 2)}`))).kind).toBe('malformed');
  });
});

describe('many at once', () => {
  const describeResult = (result: Bytes | CryptoError) =>
    result instanceof CryptoError ? result.kind : new TextDecoder().decode(result);

  it('keeps the order over several batches and opens each on its own', async () => {
    const texts = await Promise.all(
      Array.from({ length: 1_203 }, (_, index) => seal(`item ${index}`, clientKey)),
    );
    const broken = new Map([
      [0, ['', 'malformed']],
      [499, [hierarchy.providerKeyForUser, 'unsupportedType']],
      [500, [await seal('of another', providerKey), 'wrongKey']],
      [1_202, ['2.a|b|c', 'malformed']],
    ]);
    for (const [index, [text = '']] of broken) texts[index] = text;
    const opened = await openMany('field', texts, clientKey);
    expect(opened.map(describeResult)).toEqual(
      Array.from({ length: 1_203 }, (_, index) => broken.get(index)?.[1] ?? `item ${index}`),
    );
  });

  it('of nothing is nothing', async () => {
    expect(await openMany('field', [], clientKey)).toEqual([]);
  });

  it('does not swallow a mistake of ours', async () => {
    const foreign = { enc: clientKey.mac, mac: clientKey.enc };
    await expect(openMany('field', [hierarchy.collectionName.enc], foreign)).rejects.toThrow();
  });
});

it('keeps a MAC that fits from opening what is no padded text', async () => {
  const bytes = fromHex(hierarchy.orgKeyHex);
  const iv = new Uint8Array(16);
  const mac = await crypto.subtle.importKey(
    'raw',
    bytes.subarray(32),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  for (const data of [new Uint8Array(16), new Uint8Array(15), new Uint8Array(33)]) {
    const signed = new Uint8Array([...iv, ...data]);
    const tag = toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', mac, signed)));
    const text = `2.${toBase64(iv)}|${toBase64(data)}|${tag}`;
    expect((await failure(() => open('field', text, clientKey))).kind).toBe('wrongKey');
  }
});
