import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../e2e/harness/profileScan/matcher.ts';
import { formsOf, type Needle } from '../../e2e/harness/profileScan/needles.ts';

const find = (needle: Needle, bytes: Uint8Array) => createMatcher(formsOf(needle))(bytes);
const around = fc.tuple(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: 20 }));

const WRITTEN: [string, (value: Buffer) => Buffer][] = [
  ['as it is', (value) => value],
  ['in hex', (value) => Buffer.from(value.toString('hex'))],
  ['in HEX', (value) => Buffer.from(value.toString('hex').toUpperCase())],
  ['in hex in UTF-16', (value) => Buffer.from(value.toString('hex'), 'utf16le')],
  ['in base64', (value) => Buffer.from(value.toString('base64'))],
  ['in base64 in UTF-16', (value) => Buffer.from(value.toString('base64'), 'utf16le')],
  ['in base64url', (value) => Buffer.from(value.toString('base64url'))],
];

describe('a needle of bytes', () => {
  it.each(WRITTEN)('is found %s, wherever it lies', (_name, write) => {
    const value = fc.uint8Array({ minLength: 16, maxLength: 64 });
    fc.assert(
      fc.property(value, around, (bytes, [before, after]) => {
        const haystack = Buffer.concat([before, write(Buffer.from(bytes)), after]);
        const offsets = find({ name: 'key', value: bytes }, haystack).map(({ offset }) => offset);
        expect(offsets).toContain(before.length);
      }),
    );
  });

  it.each([
    ['base64', (text: string) => text],
    ['base64url', (text: string) => text.replaceAll('+', '-').replaceAll('/', '_')],
  ])('is found in the midst of longer %s', (_name, write) => {
    const value = fc.uint8Array({ minLength: 16, maxLength: 64 });
    fc.assert(
      fc.property(value, around, (bytes, [before, after]) => {
        const text = write(Buffer.concat([before, bytes, after]).toString('base64'));
        expect(find({ name: 'key', value: bytes }, Buffer.from(text))).not.toEqual([]);
        expect(find({ name: 'key', value: bytes }, Buffer.from(text, 'utf16le'))).not.toEqual([]);
      }),
    );
  });

  it('is not found where it is not', () => {
    const value = fc.uint8Array({ minLength: 16, maxLength: 64 });
    fc.assert(
      fc.property(value, fc.uint8Array({ maxLength: 500 }), (bytes, haystack) => {
        const other = bytes.map((byte) => byte ^ 0x55);
        const texts = WRITTEN.map(([, write]) => write(Buffer.from(other)));
        fc.pre(!Buffer.concat([...texts, haystack]).includes(Buffer.from(bytes)));
        expect(find({ name: 'key', value: bytes }, Buffer.concat([...texts, haystack]))).toEqual([]);
      }),
    );
  });
});

describe('a needle of text', () => {
  const NAME = 'Zahnärzte Köln / Büro 3';

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(NAME)],
    ['UTF-16 as stored objects have it', Buffer.from(NAME, 'utf16le')],
    ['UTF-16 as keys in Chromium have it', Buffer.from(NAME, 'utf16le').swap16()],
    ['Latin-1 as short strings are stored', Buffer.from(NAME, 'latin1')],
    ['a form that was sent', Buffer.from(encodeURIComponent(NAME))],
    ['base64 of UTF-8', Buffer.from(Buffer.from(`"${NAME}"`).toString('base64'))],
  ])('is found in %s', (_name, bytes) => {
    const found = find({ name: 'collection', value: NAME }, Buffer.concat([Buffer.from('x'), bytes]));
    expect(found).not.toEqual([]);
    expect(JSON.stringify(found)).not.toContain('Köln');
  });

  it('is found as Firefox writes a key of IndexedDB', () => {
    // taken from a profile: the key `canary-key-55d02`
    const seen = find({ name: 'key', value: 'canary-key-55d02' }, Buffer.from('0dbobsz.lfz.66e13'));
    expect(seen).toEqual([{ needle: 'key', form: 'text, Firefox key', offset: 1 }]);
  });

  it('is found as often as it is there, and each of many by its name', () => {
    const needles = ['correct horse', 'battery staple', 'correct hands'];
    const match = createMatcher(needles.flatMap((value) => formsOf({ name: value, value })));
    const found = match(Buffer.from('correct horse correct horse battery staple'));
    expect(found.map(({ needle, offset }) => [needle, offset])).toEqual([
      ['correct horse', 0],
      ['correct horse', 14],
      ['battery staple', 28],
    ]);
  });
});

it('refuses a needle so short that it would be found by chance', () => {
  expect(() => formsOf({ name: 'PIN', value: '12345' })).toThrow('PIN');
});

it('finds nothing in nothing', () => {
  const match = createMatcher(formsOf({ name: 'n', value: 'needle' }));
  for (const length of [0, 1, 3, 5]) expect(match(new Uint8Array(length))).toEqual([]);
});
