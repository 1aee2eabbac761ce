import { seatsByPlan } from '../../../../utils/domain/clientsImport.ts';
import type { ClientPlan, NewClient } from '../../../../utils/domain/newClient.ts';
import type { PlanSeats } from '../../../../utils/domain/planSeats.ts';
import { t, tCount } from '../../../../utils/domain/text.ts';
import { planWords } from '../planWords.ts';
import { seatChangeWords } from '../seatChangeWords.ts';

export interface BulkSeatsProps {
  clients: readonly NewClient[];
  planSeats: (plan: ClientPlan) => PlanSeats | null;
}

/** What all of them together take and buy, plan by plan. */
export function BulkSeats({ clients, planSeats }: BulkSeatsProps) {
  if (clients.length === 0) return null;
  return (
    <section aria-label={t('bulk_seats')}>
      <div role="status">
        <ul class="said-list">
          {[...seatsByPlan(clients)].map(([plan, seats]) => (
            <li key={plan}>
              <b class="strong">{planWords(plan)}</b>: {tCount('seats_unlimited', seats)}:{' '}
              {seatChangeWords(planSeats(plan), seats)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
