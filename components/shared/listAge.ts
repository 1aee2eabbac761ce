import { t } from '../../utils/domain/text.ts';
import { age, isFresh } from '../../utils/domain/time.ts';

/** How old a list is: “Read now” is no English. Both times in epoch milliseconds. */
export function listAge(syncedAt: number, now: number): string {
  return isFresh(syncedAt, now) ? t('list_fresh') : t('list_age', age(syncedAt, now));
}
