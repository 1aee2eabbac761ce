import { type Opening, openingsByPerson } from '../../../utils/domain/eventSummary.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import { age, fullTime } from '../../../utils/domain/time.ts';

/** How many vaults each person opened, above which ones. */
export function PersonOpenings({ openings, now }: { openings: readonly Opening[]; now: number }) {
  return (
    <div class="card">
      <table class="table">
        <caption class="visually-hidden">{t('openings_by_person')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('events_person')}</th>
            <th scope="col">{t('openings_clients')}</th>
            <th scope="col">{t('openings_count')}</th>
            <th scope="col">{t('openings_last')}</th>
          </tr>
        </thead>
        <tbody>
          {openingsByPerson(openings).map(({ actor, clients, count, last }) => (
            <tr key={actor}>
              <th scope="row">
                <bdi>{actor}</bdi>
              </th>
              <td class="tabular">{formatNumber(clients)}</td>
              <td class="tabular">{formatNumber(count)}</td>
              <td class="small tabular">
                <time dateTime={new Date(last).toISOString()}>{fullTime(last)}</time>
                <span class="caption text-3 age">{age(last, now)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
