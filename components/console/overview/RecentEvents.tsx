import { isSevere, type LogEvent } from '../../../utils/domain/events.ts';
import { t } from '../../../utils/domain/text.ts';
import { clock, daysAgo, fullTime, shortTime } from '../../../utils/domain/time.ts';
import { EventText } from '../../shared/EventText.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { Monogram } from '../../shared/Monogram.tsx';

export interface RecentEventsProps {
  events: readonly LogEvent[];
  now: number;
  /** One's own account's log names no client. */
  showsClient: boolean;
  /** Up to when somebody looked; null: nobody did. */
  seen: number | null;
}

function ClientCell({ client }: Pick<LogEvent, 'client'>) {
  if (!client) return <td class="optional text-3">{t('events_provider')}</td>;
  return (
    <td class="optional">
      <span class="client-cell">
        {client.code !== null && client.hue !== null && (
          <Monogram code={client.code} hue={client.hue} size="s" />
        )}
        <bdi class="cut">{client.name}</bdi>
      </span>
    </td>
  );
}

interface RowProps extends Pick<RecentEventsProps, 'now' | 'showsClient'> {
  event: LogEvent;
  isUnseen: boolean;
}

function Row({ event, now, showsClient, isUnseen }: RowProps) {
  return (
    <tr>
      <td class="tabular small">
        <time dateTime={new Date(event.at).toISOString()} title={fullTime(event.at)}>
          {daysAgo(event.at, now) > 0 && `${shortTime(event.at, now)} `}
          {clock(event.at)}
        </time>
      </td>
      <td class="mark-cell">
        {isSevere(event.type) ? (
          <span class="severe" title={t('events_severe')}>
            <Icon name="warn" />
            <span class="visually-hidden">{t('events_severe')}</span>
          </span>
        ) : (
          isUnseen && (
            <span class="unseen" title={t('since_unseen')}>
              <span class="visually-hidden">{t('since_unseen')}</span>
            </span>
          )
        )}
      </td>
      <td class="event-cell">
        <EventText event={event} />
      </td>
      {showsClient && <ClientCell client={event.client} />}
    </tr>
  );
}

/** The latest of a log, one line each. */
export function RecentEvents({ events, now, showsClient, seen }: RecentEventsProps) {
  return (
    <table class="table recent-table">
      <caption class="visually-hidden">{t('overview_recent')}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t('events_time')}</th>
          <th scope="col">{t('events_mark')}</th>
          <th scope="col">{t('events_event')}</th>
          {showsClient && <th scope="col">{t('events_client')}</th>}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Row
            key={event.key}
            event={event}
            now={now}
            showsClient={showsClient}
            isUnseen={seen !== null && event.at > seen}
          />
        ))}
      </tbody>
    </table>
  );
}
