import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../utils/domain/logRange.ts';
import { REPORT_PERIODS, type ReportPeriod, spanOf } from '../../../utils/domain/reportPeriods.ts';

const at = (date: string) => new Date(`${date}T15:30:00`).getTime();
const datesOf = (period: ReportPeriod, now: string) => {
  const { start, end } = spanOf(period, at(now));
  return [dateOf(start), dateOf(end)];
};

describe('the period of a report', () => {
  it.each<[ReportPeriod, string, string, string]>([
    ['thisQuarter', '2026-11-29', '2026-10-01', '2026-11-29'],
    ['thisQuarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['thisQuarter', '2026-01-01', '2026-01-01', '2026-01-01'],
    ['lastQuarter', '2026-11-29', '2026-07-01', '2026-09-30'],
    ['lastQuarter', '2026-02-10', '2025-10-01', '2025-12-31'],
    ['thirtyDays', '2026-03-01', '2026-01-31', '2026-03-01'],
    ['year', '2026-11-29', '2025-11-30', '2026-11-29'],
  ])('%s on %s is from %s to %s', (period, now, start, end) => {
    expect(datesOf(period, now)).toEqual([start, end]);
  });

  it.each(REPORT_PERIODS)('%s is whole days that Bitwarden can be asked for in one', (period) => {
    const { start, end } = spanOf(period, at('2026-11-29'));
    expect(new Date(start).getHours()).toBe(0);
    expect(new Date(end + 1).getHours()).toBe(0);
    expect(end - start).toBeLessThan(367 * 86_400_000);
  });
});
