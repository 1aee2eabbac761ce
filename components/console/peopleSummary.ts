import type { PeopleCounts } from '../../utils/domain/people.ts';
import { currentLocale, tCount } from '../../utils/domain/text.ts';

/** `9 people: 6 confirmed, 2 need confirmation, 1 invited`; what is nobody is left out. */
export function peopleSummary({ all, confirmed, accepted, invited }: PeopleCounts): string {
  const parts = [
    confirmed > 0 && tCount('people_confirmed', confirmed),
    accepted > 0 && tCount('people_need_confirmation', accepted),
    invited > 0 && tCount('people_invited', invited),
  ].filter((part) => part !== false);
  const list = new Intl.ListFormat(currentLocale(), { type: 'unit', style: 'short' }).format(parts);
  return tCount('people_summary', all, list);
}
