import { noteLine } from '../../../utils/domain/eventNote.ts';
import type { FailureKind } from '../../../utils/domain/failures.ts';
import type { ProviderDetails } from '../../../utils/domain/providerDetails.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ProviderDetailsModel } from '../../../utils/state/providerDetails.ts';

/** After any other failure the change may be there all the same. */
const REFUSALS: readonly (FailureKind | undefined)[] = [
  'notAllowed',
  'notFound',
  'refused',
  'rateLimited',
  'badInput',
  'badRequest',
  'hostPermission',
];

/** What stands in a ticket after name or billing address were changed; how it ended is as the model says. */
export function detailsNote(
  at: number,
  { name, billingEmail }: ProviderDetails,
  who: string,
  where: string,
  { isSaved, failure }: ProviderDetailsModel,
): string {
  const lost = REFUSALS.includes(failure.value?.kind) ? 'job_item_cancelled' : 'job_item_unknown';
  const result = t(isSaved.value ? 'job_item_done' : lost);
  return noteLine(at, [who, where, t('note_provider', name.trim(), billingEmail.trim()), result]);
}
