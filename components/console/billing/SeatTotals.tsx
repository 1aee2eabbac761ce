import { billTotal, type ProviderBill } from '../../../utils/domain/billing.ts';
import { formatMoney } from '../../../utils/domain/money.ts';
import { unassignedSeats } from '../../../utils/domain/planSeats.ts';
import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import type { SeatsModel } from '../../../utils/state/seats.ts';
import { classes } from '../../shared/classes.ts';
import { SeatsInUse } from '../SeatsInUse.tsx';
import { changeWords, dayWords, monthWords } from './billWords.ts';

export interface SeatTotalsProps {
  seats: SeatsModel;
  /** null: there is none, or it is not known yet. */
  bill: ProviderBill | null;
}

/** The seats that the discount goes by, and what is left and due, each figure with what it counts. */
export function SeatTotals({ seats, bill }: SeatTotalsProps) {
  const { organizations, used, assigned, remaining, unknown } = seats.totals.value;
  const [then, before] = [seats.totalsBefore.value, seats.before.value];
  const since = then && before && changeWords({ used: used - then.used, total: assigned - then.assigned });
  const unassigned = bill?.plans.reduce((sum, plan) => sum + unassignedSeats(plan), 0);
  return (
    <dl class={classes('card totals', !bill && 'is-short')}>
      <div>
        <dt>{t('bill_managed')}</dt>
        <dd class="total-figure">{formatNumber(assigned)}</dd>
        <dd class="sub">{tCount('bill_managed_in', organizations)}</dd>
        {since && before && <dd class="sub">{t('bill_since', since, monthWords(before.month))}</dd>}
      </div>
      <SeatsInUse used={used} assigned={assigned}>
        <dd class="sub">
          {tCount('bill_left', remaining)}
          {unknown > 0 && ` ${tCount('bill_use_unknown', unknown)}`}
        </dd>
      </SeatsInUse>
      {bill && (
        <>
          <div>
            <dt>{t('bill_unassigned')}</dt>
            <dd class="total-figure">{formatNumber(unassigned ?? 0)}</dd>
            <dd class="sub">{t('bill_unassigned_text')}</dd>
          </div>
          <div>
            <dt>{t('bill_next')}</dt>
            <dd class="total-figure">{formatMoney(billTotal(bill))}</dd>
            <dd class="sub">
              {bill.periodEndsAt === null ? t('bill_next_unknown') : dayWords(bill.periodEndsAt)}
              {bill.discount !== null && `, ${t('bill_discounted', formatNumber(bill.discount))}`}
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
