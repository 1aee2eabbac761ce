import { noteLine } from '../../../utils/domain/eventNote.ts';
import type { ProviderDetails } from '../../../utils/domain/providerDetails.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ProviderDetailsModel } from '../../../utils/state/providerDetails.ts';

/** What stands in a ticket after name or billing address were changed; how it ended is as the model says. */
export function detailsNote(
  at: number,
  { name, billingEmail }: ProviderDetails,
  who: string,
  where: string,
  { isSaved, failure }: ProviderDetailsModel,
): string {
  const lost = failure.value?.kind === 'interrupted' ? 'job_item_unknown' : 'job_item_cancelled';
  const result = t(isSaved.value ? 'job_item_done' : lost);
  return noteLine(at, [who, where, t('note_provider', name.trim(), billingEmail.trim()), result]);
}
