import type { OpeningSum } from '../../../utils/domain/eventSummary.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import { age, fullTime } from '../../../utils/domain/time.ts';

export interface OpeningSumsProps {
  caption: string;
  /** Whose openings a row sums up. */
  head: string;
  /** What its second figure counts. */
  others: string;
  sums: readonly OpeningSum[];
  now: number;
}

/** Openings summed up, by person or by client. */
export function OpeningSums({ caption, head, others, sums, now }: OpeningSumsProps) {
  return (
    <div class="card">
      <table class="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{others}</th>
            <th scope="col">{t('openings_count')}</th>
            <th scope="col">{t('openings_last')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={sum.name}>
              <th scope="row">
                <bdi>{sum.name || t('events_no_client')}</bdi>
              </th>
              <td class="tabular">{formatNumber(sum.others)}</td>
              <td class="tabular">{formatNumber(sum.count)}</td>
              <td class="small tabular">
                <time dateTime={new Date(sum.last).toISOString()}>{fullTime(sum.last)}</time>
                <span class="caption text-3 age">{age(sum.last, now)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
