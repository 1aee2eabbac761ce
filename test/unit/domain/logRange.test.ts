import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateOf,
  dayOf,
  gapsIn,
  inSlices,
  joined,
  lastDays,
  MOST_DAYS,
  type Span,
} from '../../../utils/domain/logRange.ts';

const DAY = 86_400_000;
const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([start, length]): Span => ({ start, end: start + length }));
const contains = (spans: readonly Span[], at: number) =>
  spans.some(({ start, end }) => at >= start && at <= end);
const moments = Array.from({ length: 90 }, (_, at) => at);

describe('a day', () => {
  it('is the local one, from its first to its last millisecond', () => {
    const day = dayOf('2026-03-29');
    expect(day).toEqual({
      start: new Date(2026, 2, 29).getTime(),
      end: new Date(2026, 2, 30).getTime() - 1,
    });
    expect(dateOf(day?.end ?? 0)).toBe('2026-03-29');
  });

  it.each(['', '2026-02-30', '2026-13-01', '26-01-01', 'tomorrow', '2026-1-1'])('is not %j', (text) => {
    expect(dayOf(text)).toBeNull();
  });

  it('is counted with today', () => {
    const now = new Date(2026, 10, 25, 13, 0).getTime();
    const { start, end } = lastDays(30, now);
    expect([dateOf(start), dateOf(end)]).toEqual(['2026-10-27', '2026-11-25']);
  });
});

describe('slices', () => {
  it('are one for a range Bitwarden gives at once, to the day', () => {
    expect(inSlices({ start: 0, end: MOST_DAYS * DAY - 1 })).toHaveLength(1);
    expect(inSlices({ start: 0, end: MOST_DAYS * DAY })).toHaveLength(2);
  });

  it('are the range, none longer than Bitwarden gives, without overlap, newest first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: DAY }), (days, more) => {
        const range = { start: 1_000, end: 1_000 + days * DAY + more };
        const slices = inSlices(range);
        expect(joined(slices)).toEqual([range]);
        expect(slices.reduce((sum, { start, end }) => sum + end - start + 1, 0)).toBe(
          range.end - range.start + 1,
        );
        for (const { start, end } of slices) expect(end - start).toBeLessThan(MOST_DAYS * DAY);
        expect(slices).toEqual(slices.toSorted((a, b) => b.end - a.end));
      }),
    );
  });
});

describe('gaps', () => {
  it('are every moment of a range that is in no span, and none beside', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 5 }), (wanted, covered) => {
        const gaps = gapsIn(wanted, covered);
        for (const at of moments)
          expect(contains(gaps, at)).toBe(contains([wanted], at) && !contains(covered, at));
        expect(joined(gaps)).toEqual(gaps);
      }),
    );
  });
});
