import { formatNumber, t } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';

/** `1,240 loaded, more exist, from 2 of 3 slices.` */
export function coverageWords({ events, gaps, slices }: Explorer): string {
  const count = formatNumber(events.value.length);
  const { all, read } = slices.value;
  const isComplete = gaps.value.length === 0;
  if (all === 1) return t(isComplete ? 'events_complete' : 'events_more_exist', count);
  return isComplete
    ? t('events_complete_slices', count, formatNumber(all))
    : t('events_more_slices', count, formatNumber(read), formatNumber(all));
}
