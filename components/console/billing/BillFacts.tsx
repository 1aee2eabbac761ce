import { isInOrder, type ProviderBill } from '../../../utils/domain/billing.ts';
import { formatMoney } from '../../../utils/domain/money.ts';
import { formatNumber, t, tMember } from '../../../utils/domain/text.ts';
import { Badge } from '../../shared/Badge.tsx';
import { dayWords } from './billWords.ts';
import { SalesLink } from './SalesLink.tsx';

const COLLECTION_WORDS = {
  automatic: 'bill_collection_automatic',
  invoice: 'bill_collection_invoice',
  unknown: 'bill_unknown',
} as const;

function Status({ bill }: { bill: ProviderBill }) {
  const words = tMember('bill_status', bill.status);
  return (
    <>
      {isInOrder(bill.status) ? words : <Badge kind="danger">{words}</Badge>}
      {bill.cancelsAt !== null && <span> {t('bill_cancels', dayWords(bill.cancelsAt))}</span>}
    </>
  );
}

/** Where the subscription stands, what is taken off, and how it is paid. Changing any of it is done in the web vault. */
export function BillFacts({ bill }: { bill: ProviderBill }) {
  const { payment, suspension } = bill;
  return (
    <dl class="facts-list bill-facts">
      <dt>{t('bill_status')}</dt>
      <dd>
        <Status bill={bill} />
      </dd>
      {suspension && (
        <>
          <dt>{t('bill_suspension')}</dt>
          <dd>{t('bill_suspension_on', dayWords(suspension.at), formatNumber(suspension.graceDays))}</dd>
        </>
      )}
      <dt>{t('bill_discount')}</dt>
      <dd>
        {bill.discount === null ? t('bill_no_discount') : t('bill_percent', formatNumber(bill.discount))}
        {'. '}
        <SalesLink />
      </dd>
      <dt>{t('bill_payment')}</dt>
      <dd>
        {payment ? <bdi>{payment.description || t('bill_unknown')}</bdi> : t('bill_no_payment')}
        {payment?.needsVerification && (
          <>
            {' '}
            <Badge kind="warn">{t('bill_needs_verification')}</Badge>
          </>
        )}
        <span class="text-2"> {t(COLLECTION_WORDS[bill.collection])}</span>
      </dd>
      {bill.credit !== 0 && (
        <>
          <dt>{t(bill.credit > 0 ? 'bill_credit' : 'bill_owed')}</dt>
          <dd>{formatMoney(Math.abs(bill.credit))}</dd>
        </>
      )}
    </dl>
  );
}
