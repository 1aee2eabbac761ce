import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toBase64 } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { open, openMany, parseEncString, seal } from '../../../utils/crypto/encString.ts';
import {
  importPrivateKey,
  importPublicKey,
  openWithPrivateKey,
  sealToPublicKey,
} from '../../../utils/crypto/rsa.ts';
import { anyText } from './anyText.ts';
import { failure } from './failure.ts';
import { clientKey, hierarchy, privateKeyBytes, publicKeyBytes } from './vectors.ts';

const change = fc.record({ at: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) });

describe('a changed text', () => {
  it.each([
    ['iv', 0],
    ['data', 1],
    ['MAC', 2],
  ])('never opens when any byte of its %s is another', async (_name, which) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), change, async (plain, { at, mask }) => {
        const { parts } = parseEncString(await seal(Uint8Array.from(plain), clientKey));
        const part = parts[which];
        if (!part) throw new Error('a part is missing');
        const index = at % part.length;
        part[index] = (part[index] ?? 0) ^ mask;
        const text = `2.${parts.map(toBase64).join('|')}`;
        expect((await failure(() => open('field', text, clientKey))).kind).toBe('wrongKey');
      }),
    );
  });

  it('never opens with the data of one and the iv or MAC of another', async () => {
    const partsOf = async (plain: string) => parseEncString(await seal(plain, clientKey)).parts.map(toBase64);
    const [iv, data, mac] = await partsOf('one');
    const [otherIv, otherData, otherMac] = await partsOf('two');
    for (const text of [
      `2.${otherIv}|${data}|${mac}`,
      `2.${iv}|${otherData}|${mac}`,
      `2.${iv}|${data}|${otherMac}`,
    ]) {
      expect((await failure(() => open('field', text, clientKey))).kind).toBe('wrongKey');
    }
  });

  it('is never decrypted: the MAC is checked first', async () => {
    const sealed = await seal('text', clientKey);
    const [iv, data] = sealed.split('|');
    const forged = `${iv}|${data}|${toBase64(new Uint8Array(32))}`;
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    expect((await failure(() => open('field', forged, clientKey))).kind).toBe('wrongKey');
    expect(decrypt).not.toHaveBeenCalled();
    await openMany('field', [forged, sealed, forged], clientKey);
    expect(decrypt).toHaveBeenCalledTimes(1);
  });

  it('never opens when cut anywhere', async () => {
    const text = hierarchy.collectionName.enc;
    const cuts = Array.from({ length: text.length }, (_, length) => text.slice(0, length));
    const opened = await openMany('field', cuts, clientKey);
    expect(opened).toHaveLength(text.length);
    expect(opened.filter((result) => !(result instanceof CryptoError))).toEqual([]);
  });

  it('never opens when whole blocks are missing', async () => {
    const { parts } = parseEncString(await seal('x'.repeat(100), clientKey));
    const [iv, data, mac] = parts;
    if (!iv || !data || !mac) throw new Error('a part is missing');
    for (let length = 16; length < data.length; length += 16) {
      const text = `2.${toBase64(iv)}|${toBase64(data.subarray(0, length))}|${toBase64(mac)}`;
      expect((await failure(() => open('field', text, clientKey))).kind).toBe('wrongKey');
    }
  });
});

describe('whatever a server sends', () => {
  const base64 = fc.uint8Array({ maxLength: 48 }).map((bytes) => toBase64(bytes));
  const iv = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => toBase64(bytes));
  const mac = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toBase64(bytes));
  const shaped = fc
    .tuple(
      fc.integer({ min: -1, max: 12 }),
      fc.array(fc.oneof(base64, iv, mac, fc.string()), { maxLength: 5 }),
    )
    .map(([type, parts]) => `${type}.${parts.join('|')}`);
  const wellFormed = fc.tuple(iv, base64, mac).map((parts) => `2.${parts.join('|')}`);
  const anything = fc.oneof(anyText, shaped, wellFormed);

  it('ends in a typed error', async () => {
    const privateKey = await importPrivateKey(privateKeyBytes);
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        for (const run of [
          () => open('clientKey', text, clientKey),
          () => openWithPrivateKey('providerKey', text, privateKey),
        ]) {
          expect(['malformed', 'unsupportedType', 'wrongKey']).toContain((await failure(run)).kind);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not reach the message of the error', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const { message, detail } = await failure(() => open('field', text, clientKey));
        expect(message).toMatch(/^(malformed|wrongKey|unsupportedType: \d{1,3})$/);
        expect(detail ?? '').toMatch(/^\d{0,3}$/);
      }),
    );
  });
});

describe('a changed text to a public key', () => {
  it('never opens when any byte is another or any is missing', async () => {
    const privateKey = await importPrivateKey(privateKeyBytes);
    const sealed = await sealToPublicKey(new Uint8Array(64), await importPublicKey(publicKeyBytes));
    const [data] = parseEncString(sealed).parts;
    if (!data) throw new Error('a part is missing');
    await fc.assert(
      fc.asyncProperty(change, async ({ at, mask }) => {
        const changed = data.slice();
        const index = at % data.length;
        changed[index] = (changed[index] ?? 0) ^ mask;
        for (const bytes of [changed, data.subarray(0, index + (index === 0 ? 1 : 0))]) {
          const text = `4.${toBase64(bytes)}`;
          expect((await failure(() => openWithPrivateKey('providerKey', text, privateKey))).kind).toBe(
            'wrongKey',
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
