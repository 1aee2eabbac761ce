import { useSignal } from '@preact/signals';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { t } from '../../../utils/domain/text.ts';
import { dayName } from '../../../utils/domain/time.ts';
import { groupByDay } from './groupByDay.ts';
import { LogRow } from './LogRow.tsx';

export interface LogTableProps {
  events: readonly LogEvent[];
  now: number;
  /** What the table is, for those who do not see the page around it. */
  caption: string;
  /** The provider's log names the client of each event; a client's own need not. */
  showsClient: boolean;
  /** Up to when somebody looked, in epoch milliseconds; null: nobody did. */
  seen: number | null;
  /** Copies a line about the event, for a ticket. */
  copy: (event: LogEvent) => void;
}

/** Events newest first, grouped by day. */
export function LogTable({ events, now, caption, showsClient, seen, copy }: LogTableProps) {
  const reached = useSignal<string | null>(null);
  const here = events.some(({ key }) => key === reached.value) ? reached.value : null;
  // one row is reached with Tab, the others from there; the key copies the row the focus is in
  const move = (pressed: KeyboardEvent & { currentTarget: Element }) => {
    const from = pressed.target instanceof Element ? pressed.target.closest('tr') : null;
    if (!from || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    const rows = [...pressed.currentTarget.querySelectorAll('tr')].filter((row) =>
      row.querySelector('button'),
    );
    const at = rows.indexOf(from);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[pressed.key];
    if (pressed.key === 'c') from.querySelector('button')?.click();
    else if (to === undefined) return;
    else rows[to]?.querySelector('button')?.focus();
    pressed.preventDefault();
  };
  return (
    <table class="table log-table" onKeyDown={move}>
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
          <th scope="col">
            <span class="visually-hidden">{t('note_copy')}</span>
          </th>
        </tr>
      </thead>
      {groupByDay(events).map(({ day, events: ofDay }) => (
        <tbody key={day}>
          <tr class="day">
            <th scope="rowgroup" colSpan={showsClient ? 7 : 6}>
              {dayName(day)}
            </th>
          </tr>
          {ofDay.map((event) => (
            <LogRow
              key={event.key}
              event={event}
              now={now}
              showsClient={showsClient}
              isUnseen={seen !== null && event.at > seen}
              isReachable={event.key === (here ?? events[0]?.key)}
              onReach={() => {
                reached.value = event.key;
              }}
              copy={copy}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
