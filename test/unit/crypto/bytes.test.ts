import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concat,
  fromBase64,
  fromHex,
  fromUtf8,
  randomBytes,
  toBase64,
  toHex,
  utf8,
} from '../../../utils/crypto/bytes.ts';
import { anyText } from './anyText.ts';
import { failure } from './failure.ts';

describe('text and bytes', () => {
  it('gives back any well-formed text, a byte order mark included', () => {
    fc.assert(fc.property(anyText, (text) => fromUtf8(utf8(text)) === text));
    expect(fromUtf8(utf8('\uFEFFname'))).toBe('\uFEFFname');
  });

  it.each([
    ['a lone continuation byte', [0x80]],
    ['a cut sequence', [0xe2, 0x82]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
  ])('refuses %s', async (_name, bytes) => {
    expect((await failure(() => fromUtf8(Uint8Array.from(bytes)))).kind).toBe('malformed');
  });
});

describe('hex', () => {
  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toHex(bytes);
        expect(text).toMatch(/^([0-9a-f]{2})*$/);
        expect(fromHex(text)).toEqual(bytes);
        expect(fromHex(text.toUpperCase())).toEqual(bytes);
      }),
    );
  });

  it.each(['0', 'abc', 'zz', '0x', ' 00', '00 ', '-1', '00\n'])('refuses %j', async (text) => {
    expect((await failure(() => fromHex(text))).kind).toBe('malformed');
  });
});

describe('joining and drawing bytes', () => {
  it('joins in order', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (parts) => {
        expect(Array.from(concat(...parts))).toEqual(parts.flatMap((part) => Array.from(part)));
      }),
    );
  });

  it('fills more bytes than the system gives at once, to the last', () => {
    const bytes = randomBytes(200_000);
    expect(bytes).toHaveLength(200_000);
    expect(new Set(bytes.subarray(-4_096)).size).toBeGreaterThan(200);
    expect(toHex(randomBytes(16))).not.toBe(toHex(randomBytes(16)));
  });

  it('encodes more bytes than one call takes arguments', () => {
    const bytes = randomBytes(300_001);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });
});
