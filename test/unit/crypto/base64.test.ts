import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../utils/crypto/base64.ts';
import { anyText } from './anyText.ts';
import { failure } from './failure.ts';

describe('base64', () => {
  it('writes what Node writes and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
  });

  it('reads nothing as nothing', () => {
    expect(fromBase64('')).toEqual(new Uint8Array(0));
    expect(toBase64(new Uint8Array(0))).toBe('');
  });

  it.each([
    'Q',
    'QQ',
    'QQ=',
    'QQ===',
    'QQ====',
    'QUI',
    '=',
    '====',
    'Q===',
    'QR==',
    'QUJ=',
    'QQ==QQ==',
    'QUJD====',
    ' QUJD',
    'QUJD\n',
    'QU JD',
    'QU  JD  ',
    'QQ= =',
    'QQ==    ',
    '    ',
    '\t\n\f\r',
    'QU-_',
    'QUJDé===',
    'QUJD\0\0\0\0',
    'ＱＵＪＤ',
  ])('refuses %j', async (text) => {
    expect((await failure(() => fromBase64(text))).kind).toBe('malformed');
  });

  it('reads nothing but the one canonical spelling', () => {
    const symbols = fc.constantFrom(...'ABQRZafgwz059+/=', '=', ' ', '\n', '-', '_');
    const spelling = fc.string({ unit: symbols, maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(spelling, anyText), (text) => {
        const canonical = Buffer.from(text, 'base64').toString('base64') === text;
        try {
          expect(Buffer.from(fromBase64(text)).toString('base64')).toBe(text);
          expect(canonical).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ kind: 'malformed' });
          expect(canonical).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
