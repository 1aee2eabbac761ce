import { Copy } from 'lucide-preact';
import { isSevere, type LogEvent } from '../../../utils/domain/events.ts';
import { deviceWords } from '../../../utils/domain/eventWords.ts';
import { t } from '../../../utils/domain/text.ts';
import { age, clock, fullTime } from '../../../utils/domain/time.ts';
import { EventText } from '../../shared/EventText.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { Monogram } from '../../shared/Monogram.tsx';

const DAY = 86_400_000;

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

interface LogRowProps {
  event: LogEvent;
  now: number;
  showsClient: boolean;
  /** It came since somebody last looked. */
  isUnseen: boolean;
  /** Tab leads here, and to no other row. */
  isReachable: boolean;
  onReach: () => void;
  copy: (event: LogEvent) => void;
}

/** One event: when, how grave, who did what, for which client, from where. */
export function LogRow(props: LogRowProps) {
  const { event, now, showsClient, isUnseen, isReachable, onReach, copy } = props;
  return (
    <tr>
      <td class="tabular">
        <time
          dateTime={new Date(event.at).toISOString()}
          title={`${fullTime(event.at)}, ${age(event.at, now)}`}
        >
          {clock(event.at)}
        </time>
        {now - event.at < DAY && <span class="caption text-3 age"> {age(event.at, now)}</span>}
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
        {isUnseen && (
          <span class="unseen" title={t('since_unseen')}>
            <span class="visually-hidden">{t('since_unseen')}: </span>
          </span>
        )}
        <EventText event={event} />
      </td>
      {showsClient && <ClientCell client={event.client} />}
      <td class="small optional">{deviceWords(event.device)}</td>
      <td class="small tabular optional">{event.ip ?? t('device_unknown')}</td>
      <td class="copy-cell">
        <button
          type="button"
          class="icon-button"
          aria-label={t('note_copy')}
          title={t('note_copy_key')}
          tabIndex={isReachable ? 0 : -1}
          onFocus={onReach}
          onClick={() => copy(event)}
        >
          <Icon name={Copy} />
        </button>
      </td>
    </tr>
  );
}
