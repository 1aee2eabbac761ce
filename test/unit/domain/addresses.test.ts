import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress } from '../../../utils/domain/addresses.ts';
import { parseAddresses } from '../../../utils/domain/parseAddresses.ts';

const NOBODY: ReadonlySet<string> = new Set();
const emails = (text: string) => parseAddresses(text, NOBODY).map(({ email }) => email);
const problems = (text: string, there = NOBODY) => parseAddresses(text, there).map(({ problem }) => problem);

describe('a pasted text', () => {
  it.each([
    ['commas, semicolons and lines', 'a@x.org, b@x.org;c@x.org\nd@x.org\r\ne@x.org\tf@x.org', 6],
    ['spaces', 'a@x.org b@x.org  c@x.org', 3],
    ['names before them', 'Ann <a@x.org>, Ben Roe <b@x.org>;Cy <c@x.org>', 3],
    ['names with commas', '"Roe, Ann" <a@x.org>; "Doe; Ben" <b@x.org>', 2],
    ['links and brackets', 'mailto:a@x.org (b@x.org) [c@x.org].', 3],
    ['nothing at all', ' ,; \n', 0],
  ])('with %s is understood', (_, text, count) => {
    expect(problems(text)).toEqual(Array.from({ length: count }, () => null));
  });

  it('is folded to lower case, so that an address in capitals is there twice', () => {
    expect(parseAddresses('A@X.org a@x.org', NOBODY)).toEqual([
      { email: 'a@x.org', problem: null },
      { email: 'a@x.org', problem: 'duplicate' },
    ]);
  });

  it('marks who is there already, and what is no address as it was written', () => {
    expect(parseAddresses('kim@x.org, Nobody, kim@, @x.org, a@b', new Set(['kim@x.org']))).toEqual([
      { email: 'kim@x.org', problem: 'existing' },
      { email: 'Nobody', problem: 'invalid' },
      { email: 'kim@', problem: 'invalid' },
      { email: '@x.org', problem: 'invalid' },
      { email: 'a@b', problem: 'invalid' },
    ]);
  });

  it('loses no address, whatever stands between them', () => {
    const address = fc
      .tuple(fc.stringMatching(/^[a-z0-9]{1,8}$/), fc.stringMatching(/^[a-z]{1,6}$/))
      .map(([local, domain]) => `${local}@${domain}.example`);
    const between = fc.constantFrom(', ', ';', '\n', ' ', '\t', ' ,\r\n');
    fc.assert(
      fc.property(fc.uniqueArray(address), between, (all, separator) => {
        expect(emails(all.join(separator))).toEqual(all);
        const named = all.map((email) => `"N, N" <${email}>`).join('; ');
        expect(emails(named)).toEqual(all);
      }),
    );
  });

  it('of any kind is taken apart in time', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => void parseAddresses(text, NOBODY)));
    expect(problems('<'.repeat(20_000)).every((problem) => problem === 'invalid')).toBe(true);
  });
});

describe('an address', () => {
  it.each(['a@x.org', "o'neil+tag@sub.x.org", 'a.b@x-y.museum'])('is %s', (text) => {
    expect(isAddress(text)).toBe(true);
  });
  it.each(['', 'a', 'a@', 'a@b', 'a@x.o1g', 'é@x.org', '.a@x.org', 'a..b@x.org', `${'a'.repeat(260)}@x.org`])(
    'is not %s',
    (text) => {
      expect(isAddress(text)).toBe(false);
    },
  );
});
