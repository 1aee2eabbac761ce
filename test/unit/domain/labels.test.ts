import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelSet, NO_LABELS, tidyLabels } from '../../../utils/domain/labels.ts';
import { anyText } from '../crypto/anyText.ts';

const tidied = (some: Partial<LabelSet>) => tidyLabels({ ...NO_LABELS, ...some });
const many = (count: number) => Array.from({ length: count }, (_, i) => `tag ${i}`);

describe('what a technician attaches to a client', () => {
  it('is nothing at first', () => {
    expect(tidied({})).toEqual(NO_LABELS);
  });

  it('has each tag once, as it was spelled first, without what cannot be seen', () => {
    expect(tidied({ tags: [' Gold ', 'gold', 'on\u0000\u202Ecall', 'a \t\n b', ' ', ''] })?.tags).toEqual([
      'Gold',
      'oncall',
      'a b',
    ]);
  });

  it('takes a letter with its accent for the same, however it was typed', () => {
    expect(tidied({ tags: ['Caf\u00E9', 'CAFE\u0301'] })?.tags).toEqual(['Caf\u00E9']);
  });

  it('has a note of lines', () => {
    expect(tidied({ note: '\r\nAsk Ana\u001B[2J\r\nfirst\t\u202Enow\n' })?.note).toBe(
      'Ask Ana[2J\nfirst now',
    );
  });

  it.each([
    ['ac', 'AC'],
    [' x9 ', 'X9'],
    ['éß', 'ÉSS'],
    ['日本', '日本'],
    ['', null],
    ['\u200B', null],
  ])('has the short code %j as %j', (code, kept) => {
    expect(tidied({ code })).toEqual({ ...NO_LABELS, code: kept });
  });

  it.each<[string, Partial<LabelSet>, Partial<LabelSet>]>([
    ['twelve tags', { tags: many(12) }, { tags: many(13) }],
    ['24 characters of a tag', { tags: ['x'.repeat(24)] }, { tags: ['x'.repeat(25)] }],
    ['2,000 characters of a note', { note: 'x'.repeat(2_000) }, { note: 'x'.repeat(2_001) }],
    ['three characters of a code', { code: 'abc' }, { code: 'abcd' }],
    ['letters and digits of a code', { code: 'a1' }, { code: 'a-' }],
  ])('has at most %s: more is refused and not cut', (_, most, more) => {
    expect(tidied(most)).not.toBeNull();
    expect(tidied(more)).toBeNull();
  });

  it('counts the limits after tidying', () => {
    expect(tidied({ tags: [...many(12), 'TAG 3', ' '] })?.tags).toEqual(many(12));
    expect(tidied({ note: `${'x'.repeat(2_000)}\n\n` })?.note).toHaveLength(2_000);
  });

  it('is tidy where what cannot be seen stood between spaces, or before the sign of a tag', () => {
    expect(tidied({ tags: ['!\t\u0000\t!', '\u0000#x'] })?.tags).toEqual(['! !', 'x']);
  });

  it('is tidy once it was tidied', () => {
    const anyLabels = fc.record({
      favourite: fc.boolean(),
      tags: fc.array(anyText, { maxLength: 6 }),
      note: anyText,
      hue: fc.constant(null),
      code: fc.option(anyText),
    });
    fc.assert(
      fc.property(anyLabels, (labels) => {
        const once = tidyLabels(labels);
        if (once) expect(tidyLabels(once)).toEqual(once);
      }),
    );
  });
});
