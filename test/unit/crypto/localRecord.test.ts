import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, fromBase64, fromUtf8, toBase64, utf8 } from '../../../utils/crypto/bytes.ts';
import {
  openRecord,
  type RecordName,
  type SealedRecord,
  sealRecord,
} from '../../../utils/crypto/localRecord.ts';
import { generateKeyBytes } from '../../../utils/crypto/symmetricKey.ts';
import { anyText } from './anyText.ts';
import { failure } from './failure.ts';
import { userKeyBytes } from './vectors.ts';

const name: RecordName = { account: 'account-1', store: 'events', record: 'client-1/2026-08' };
const plain = utf8('{"refreshToken":"canary-value"}');

async function failureOf(
  sealed: SealedRecord,
  at: RecordName = name,
  use = 'cache',
  key: Bytes = userKeyBytes,
) {
  return (await failure(() => openRecord(key, use, at, sealed))).kind;
}

describe('a record at rest', () => {
  it('opens where it was sealed, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), anyText, async (bytes, record) => {
        const at = { ...name, record };
        const sealed = await sealRecord(userKeyBytes, 'cache', at, Uint8Array.from(bytes));
        expect(await openRecord(userKeyBytes, 'cache', at, JSON.parse(JSON.stringify(sealed)))).toEqual(
          bytes,
        );
      }),
    );
  });

  it('opens in no other account, store or place', async () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('account-1', 'events', 'client-1/2026-08', '","store":"'),
    );
    const names = fc.record({ account: part, store: part, record: part });
    await fc.assert(
      fc.asyncProperty(names, names, async (one, other) => {
        fc.pre(JSON.stringify(Object.values(one)) !== JSON.stringify(Object.values(other)));
        expect(await failureOf(await sealRecord(userKeyBytes, 'cache', one, plain), other)).toBe('wrongKey');
      }),
    );
    const sealed = await sealRecord(userKeyBytes, 'cache', name, plain);
    for (const member of ['account', 'store', 'record'] as const) {
      expect(await failureOf(sealed, { ...name, [member]: 'another' })).toBe('wrongKey');
    }
  });

  it('opens under its name in any order of members', async () => {
    const sealed = await sealRecord(userKeyBytes, 'cache', name, plain);
    const { account, store, record } = name;
    expect(await openRecord(userKeyBytes, 'cache', { record, store, account }, sealed)).toEqual(plain);
  });

  it('opens for no other use and under no other key', async () => {
    const sealed = await sealRecord(userKeyBytes, 'cache', name, plain);
    expect(await failureOf(sealed, name, 'journal')).toBe('wrongKey');
    expect(await failureOf(sealed, name, 'cache', generateKeyBytes())).toBe('wrongKey');
    expect(await failureOf(sealed, name, 'cache', userKeyBytes.slice(0, 32))).toBe('wrongKey');
  });

  it.each(['salt', 'nonce', 'data'] as const)(
    'does not open when any byte of its %s is another',
    async (member) => {
      const sealed = await sealRecord(userKeyBytes, 'cache', name, plain);
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
          const bytes = fromBase64(sealed[member]);
          const index = at % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ mask;
          expect(await failureOf({ ...sealed, [member]: toBase64(bytes) })).toBe('wrongKey');
        }),
      );
    },
  );

  it('does not open when cut, and says what is no record at all', async () => {
    const sealed = await sealRecord(userKeyBytes, 'cache', name, plain);
    const data = fromBase64(sealed.data);
    for (let length = 0; length < data.length; length++) {
      expect(await failureOf({ ...sealed, data: toBase64(data.subarray(0, length)) })).toBe('wrongKey');
    }
    for (const change of [
      { salt: '' },
      { nonce: '' },
      { salt: sealed.nonce },
      { nonce: sealed.salt },
      { data: '*' },
    ]) {
      expect(await failureOf({ ...sealed, ...change })).toBe('malformed');
    }
    const newer: SealedRecord = JSON.parse(JSON.stringify({ ...sealed, version: 2 }));
    expect(await failureOf(newer)).toBe('malformed');
  });

  it('shows nothing and repeats nothing', async () => {
    const [one, other] = [
      await sealRecord(userKeyBytes, 'cache', name, plain),
      await sealRecord(userKeyBytes, 'cache', name, plain),
    ];
    for (const member of ['salt', 'nonce', 'data'] as const) expect(one[member]).not.toBe(other[member]);
    expect(Buffer.from(fromBase64(one.data)).includes('canary')).toBe(false);
    expect(fromBase64(one.data)).toHaveLength(plain.length + 16);
  });

  it('is made as the threat model says: HKDF-SHA256, AES-256-GCM, the name bound in', async () => {
    const { salt, nonce, data, version } = await sealRecord(userKeyBytes, 'cache', name, plain);
    const base = await crypto.subtle.importKey('raw', userKeyBytes, 'HKDF', false, ['deriveKey']);
    const info = utf8('switchboard/cache/v1');
    const key = await crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: fromBase64(salt), info },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['decrypt'],
    );
    const additionalData = utf8(
      '{"account":"account-1","store":"events","record":"client-1/2026-08","version":1}',
    );
    const parameters = { name: 'AES-GCM', iv: fromBase64(nonce), additionalData };
    const opened = await crypto.subtle.decrypt(parameters, key, fromBase64(data));
    expect(fromUtf8(new Uint8Array(opened))).toBe(fromUtf8(plain));
    expect(version).toBe(1);
  });

  it('opens under a master key, for what must open before there is a user key', async () => {
    const masterKey = userKeyBytes.slice(0, 32);
    const sealed = await sealRecord(masterKey, '2fa', name, plain);
    expect(await openRecord(masterKey, '2fa', name, sealed)).toEqual(plain);
  });

  it('is not sealed under a short key or for a use that could be read as another', async () => {
    const short = new Uint8Array(31);
    expect((await failure(() => sealRecord(short, 'cache', name, plain))).kind).toBe('wrongLength');
    for (const use of ['', 'cache/v1', 'cache\n', 'ca che']) {
      expect((await failure(() => sealRecord(userKeyBytes, use, name, plain))).kind).toBe('malformed');
    }
  });
});
