import { lastDays, type Span } from './logRange.ts';

export const REPORT_PERIODS = ['thisQuarter', 'lastQuarter', 'thirtyDays', 'year'] as const;
export type ReportPeriod = (typeof REPORT_PERIODS)[number];

/** The quarter a moment lies in, or one before it, from its first local day to its last. */
function quarterOf(now: number, back: number): Span {
  const date = new Date(now);
  const first = Math.floor(date.getMonth() / 3) * 3 - 3 * back;
  const at = (month: number) => new Date(date.getFullYear(), month, 1).getTime();
  return { start: at(first), end: at(first + 3) - 1 };
}

/** What a client is told about; none of them ends after today. */
export function spanOf(period: ReportPeriod, now: number): Span {
  const { end: today } = lastDays(1, now);
  switch (period) {
    case 'thisQuarter':
      return { ...quarterOf(now, 0), end: Math.min(quarterOf(now, 0).end, today) };
    case 'lastQuarter':
      return quarterOf(now, 1);
    case 'thirtyDays':
      return lastDays(30, now);
    case 'year':
      return lastDays(365, now);
  }
}
