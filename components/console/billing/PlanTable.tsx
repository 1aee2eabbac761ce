import { type ProviderBill, seatPrice } from '../../../utils/domain/billing.ts';
import { formatMoney, inCents } from '../../../utils/domain/money.ts';
import { unassignedSeats } from '../../../utils/domain/planSeats.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';

const Figure = ({ children }: { children: string }) => <td class="number tabular">{children}</td>;

/** Per plan: paid for in any case, given to clients, bought besides, and what it costs after the discount. */
export function PlanTable({ bill: { plans, discount } }: { bill: ProviderBill }) {
  const head = [
    'bill_minimum',
    'clients_assigned',
    'bill_unassigned',
    'bill_purchased',
    'bill_per_seat',
    'bill_cost',
  ] as const;
  return (
    <table class="table">
      <caption class="visually-hidden">{t('bill_plans')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('clients_plan')}</th>
          {head.map((words) => (
            <th scope="col" class="number" key={words}>
              {t(words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => {
          const price = seatPrice(plan, discount);
          const seats = plan.minimum + plan.purchased;
          const words = plan.cadence === 'annual' ? 'bill_a_year' : 'bill_a_month';
          return (
            <tr key={`${plan.name} ${plan.cadence}`}>
              <th scope="row">
                {plan.name} <span class="text-3">{t(`bill_${plan.cadence}`)}</span>
              </th>
              <Figure>{formatNumber(plan.minimum)}</Figure>
              <Figure>{formatNumber(plan.assigned)}</Figure>
              <Figure>{formatNumber(unassignedSeats(plan))}</Figure>
              <Figure>{formatNumber(plan.purchased)}</Figure>
              <Figure>{price === null ? '–' : formatMoney(price)}</Figure>
              <Figure>{t(words, formatMoney(price === null ? 0 : inCents(price * seats)))}</Figure>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
