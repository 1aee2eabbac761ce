import type { SeatChange } from '../../../utils/domain/seatBook.ts';
import { currentLocale, t } from '../../../utils/domain/text.ts';

/** `1 December 2026`, by UTC: days on a bill are not those of the reader. */
export const dayWords = (at: number): string =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(at);

/** `October 2026` of `2026-10`. */
export const monthWords = (month: string): string =>
  new Intl.DateTimeFormat(currentLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );

const signed = (count: number): string =>
  new Intl.NumberFormat(currentLocale(), { signDisplay: 'exceptZero' }).format(count);

/** `+3 used, +10 assigned`; empty when nothing changed. */
export function changeWords({ used, total }: SeatChange): string {
  const parts = [
    used !== 0 && t('bill_change_used', signed(used)),
    total !== 0 && t('bill_change_assigned', signed(total)),
  ].filter((part) => part !== false);
  return new Intl.ListFormat(currentLocale(), { type: 'unit', style: 'short' }).format(parts);
}
