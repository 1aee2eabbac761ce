import type { ClientTotals } from '../../../utils/domain/attention.ts';
import type { PeopleCounts } from '../../../utils/domain/people.ts';
import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import { SeatsInUse } from '../SeatsInUse.tsx';

export interface TotalsProps {
  totals: ClientTotals;
  /** null: who works here may not see the team. */
  people: PeopleCounts | null;
}

/** How much there is of everything, each figure with what it counts. */
export function Totals({ totals, people }: TotalsProps) {
  const { clients, suspended, used, assigned } = totals;
  return (
    <dl class="card totals">
      <div>
        <dt>{t('totals_clients')}</dt>
        <dd class="total-figure">{formatNumber(clients)}</dd>
        <dd class="sub">
          {suspended > 0 ? tCount('totals_suspended', suspended) : t('totals_none_suspended')}
        </dd>
      </div>
      <SeatsInUse used={used} assigned={assigned} />
      <div>
        <dt>{t('totals_free')}</dt>
        <dd class="total-figure">{formatNumber(Math.max(0, assigned - used))}</dd>
        <dd class="sub">{t('totals_free_text')}</dd>
      </div>
      <div>
        <dt>{t('totals_team')}</dt>
        <dd class="total-figure">{people ? formatNumber(people.confirmed) : '–'}</dd>
        <dd class="sub">
          {people
            ? t('totals_team_text', formatNumber(people.accepted), formatNumber(people.invited))
            : t('totals_team_unknown')}
        </dd>
      </div>
    </dl>
  );
}
