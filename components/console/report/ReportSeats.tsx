import type { Client } from '../../../utils/domain/clients.ts';
import { remainingSeats } from '../../../utils/domain/seats.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';

/** Seats as the list of clients has them now. */
export function ReportSeats({ client }: { client: Client }) {
  const { used, total } = client.seats;
  const left = remainingSeats(client.seats);
  return (
    <section aria-labelledby="report-seats">
      <h2 id="report-seats">{t('report_seats')}</h2>
      <dl class="report-facts">
        <div>
          <dt>{t('report_plan')}</dt>
          <dd>{client.plan}</dd>
        </div>
        <div>
          <dt>{t('report_seats_assigned')}</dt>
          <dd class="tabular">{total === null ? t('report_no_limit') : formatNumber(total)}</dd>
        </div>
        <div>
          <dt>{t('report_seats_used')}</dt>
          <dd class="tabular">{formatNumber(used)}</dd>
        </div>
        {left !== null && (
          <div>
            <dt>{t('report_seats_left')}</dt>
            <dd class="tabular">{formatNumber(left)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
