import { isSevere, type LogEvent } from '../../utils/domain/events.ts';
import { t } from '../../utils/domain/text.ts';
import { fullTime, shortTime } from '../../utils/domain/time.ts';
import { EventText } from '../shared/EventText.tsx';
import { Icon } from '../shared/Icon.tsx';

/** One event on one line: when, who, what, and a mark when it deserves a look. */
export function EventLine({ event, now }: { event: LogEvent; now: number }) {
  return (
    <li class="event">
      <time dateTime={new Date(event.at).toISOString()} title={fullTime(event.at)}>
        {shortTime(event.at, now)}
      </time>
      <span class="cut">
        <EventText event={event} />
      </span>
      {isSevere(event.type) && (
        <span class="severe" title={t('popup_severe')}>
          <Icon name="warn" size={14} />
          <span class="visually-hidden">{t('popup_severe')}</span>
        </span>
      )}
    </li>
  );
}
