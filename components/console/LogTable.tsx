import type { LogEvent } from '../../utils/domain/events.ts';
import { t } from '../../utils/domain/text.ts';
import { dayName } from '../../utils/domain/time.ts';
import { groupByDay } from './groupByDay.ts';
import { LogRow } from './LogRow.tsx';

export interface LogTableProps {
  events: readonly LogEvent[];
  /** What the table is, for those who do not see the page around it. */
  caption: string;
  /** The provider's log names the client of each event; a client's own need not. */
  showsClient: boolean;
}

/** Events newest first, grouped by day. */
export function LogTable({ events, caption, showsClient }: LogTableProps) {
  return (
    <table class="table log-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('events_time')}</th>
          <th scope="col" class="mark-cell">
            <span class="visually-hidden">{t('events_mark')}</span>
          </th>
          <th scope="col">{t('events_event')}</th>
          {showsClient && <th scope="col">{t('events_client')}</th>}
          <th scope="col" class="optional">
            {t('events_device')}
          </th>
          <th scope="col" class="optional">
            {t('events_address')}
          </th>
        </tr>
      </thead>
      {groupByDay(events).map(({ day, events: ofDay }) => (
        <tbody key={day}>
          <tr class="day">
            <th scope="rowgroup" colSpan={showsClient ? 6 : 5}>
              {dayName(day)}
            </th>
          </tr>
          {ofDay.map((event) => (
            <LogRow key={event.key} event={event} showsClient={showsClient} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
