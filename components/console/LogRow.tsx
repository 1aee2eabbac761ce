import { isSevere, type LogEvent } from '../../utils/domain/events.ts';
import { t } from '../../utils/domain/text.ts';
import { clock, fullTime } from '../../utils/domain/time.ts';
import { EventText } from '../shared/EventText.tsx';
import { Icon } from '../shared/Icon.tsx';
import { Monogram } from '../shared/Monogram.tsx';
import { deviceWords } from './deviceWords.ts';

function ClientCell({ client }: { client: LogEvent['client'] }) {
  if (!client) return <td class="text-3">{t('events_provider')}</td>;
  return (
    <td>
      <span class="client-cell">
        {client.code !== null && client.hue !== null && (
          <Monogram code={client.code} hue={client.hue} size="s" />
        )}
        <bdi class="cut" title={client.name}>
          {client.name}
        </bdi>
      </span>
    </td>
  );
}

/** One event: when, how grave, who did what, for which client, from where. */
export function LogRow({ event, showsClient }: { event: LogEvent; showsClient: boolean }) {
  return (
    <tr>
      <td class="tabular">
        <time dateTime={new Date(event.at).toISOString()} title={fullTime(event.at)}>
          {clock(event.at)}
        </time>
      </td>
      <td class="mark-cell">
        {isSevere(event.type) && (
          <span class="severe" title={t('events_severe')}>
            <Icon name="warn" />
            <span class="visually-hidden">{t('events_severe')}</span>
          </span>
        )}
      </td>
      <td class="event-cell">
        <EventText event={event} />
      </td>
      {showsClient && <ClientCell client={event.client} />}
      <td class="small optional">{deviceWords(event.device)}</td>
      <td class="small tabular optional">{event.ip ?? t('device_unknown')}</td>
    </tr>
  );
}
