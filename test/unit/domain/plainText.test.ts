import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../utils/domain/plainText.ts';
import { anyText } from '../crypto/anyText.ts';

describe('a name as a person reads it', () => {
  it.each([
    ['turned around', 'Acme \u202EtneilC\u202C', 'Acme tneilC'],
    ['isolated', '\u2066Acme\u2069', 'Acme'],
    ['with a space nobody sees', 'Ac\u200Bme\uFEFF', 'Acme'],
    ['with control characters', 'Ac\u0000me\u001B[2J\r\n\t', 'Acme[2J'],
    ['with half a letter', 'Acme\uD800', 'Acme'],
    ['with a soft hyphen', 'Ac\u00ADme', 'Acme'],
    ['on two lines', 'Acme\u2028Clover\u2029', 'AcmeClover'],
  ])('%s is what can be seen of it', (_, name, seen) => {
    expect(plainText(name)).toBe(seen);
  });

  it.each([
    'Čapek & Syn',
    '<img src=x onerror=alert(1)>',
    '&amp;',
    'نیم‌فاصله',
    '👩‍💻 Ops',
    'עברית',
    'Ελλάδα',
    '',
  ])('leaves %j as it is', (name) => {
    expect(plainText(name)).toBe(name);
  });

  it('says the same when it is read again, and never more', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const seen = plainText(name);
        expect(plainText(seen)).toBe(seen);
        expect(seen.length).toBeLessThanOrEqual(name.length);
      }),
    );
  });
});
