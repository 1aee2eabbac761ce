import { type PlanSeats, previewSeats } from '../../../utils/domain/planSeats.ts';
import { currentLocale, formatNumber, t, tCount } from '../../../utils/domain/text.ts';

/**
 * What so many seats more, or fewer, take and give: `4 from your 20 unassigned, 6 will be purchased`.
 *
 * @param plan null: Bitwarden did not say how it stands
 */
export function seatChangeWords(plan: PlanSeats | null, change: number): string {
  if (change === 0) return t('seats_change_none');
  if (!plan) return t('seats_change_unknown');
  const { unassigned, taken, bought, freed, dropped } = previewSeats(plan, change);
  const parts = [
    taken > 0 && tCount('seats_taken', taken, formatNumber(unassigned)),
    bought > 0 && tCount('seats_bought', bought),
    freed > 0 && tCount('seats_freed', freed),
    dropped > 0 && tCount('seats_dropped', dropped),
  ].filter((part) => part !== false);
  return new Intl.ListFormat(currentLocale(), { type: 'unit', style: 'short' }).format(parts);
}
