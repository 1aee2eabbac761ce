import type { BillWarnings } from '../../../utils/domain/billing.ts';
import { t, tMember } from '../../../utils/domain/text.ts';
import { Notice } from '../../shared/Notice.tsx';
import { dayWords } from './billWords.ts';

/** What Bitwarden warns of. */
export function BillWarningNotices({ warnings: { suspension, tax } }: { warnings: BillWarnings }) {
  return (
    <>
      {suspension && (
        <Notice kind="danger">
          {tMember('bill_suspended', suspension.resolution)}
          {suspension.cancelsAt !== null && ` ${t('bill_cancels', dayWords(suspension.cancelsAt))}`}
        </Notice>
      )}
      {tax && <Notice kind="warn">{tMember('bill_tax', tax)}</Notice>}
    </>
  );
}
