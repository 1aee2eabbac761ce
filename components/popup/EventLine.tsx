import { isSevere, type LogEvent } from '../../utils/domain/events.ts';
import { t } from '../../utils/domain/text.ts';
import { fullTime, shortTime } from '../../utils/domain/time.ts';
import { classes } from '../shared/classes.ts';
import { EventText } from '../shared/EventText.tsx';
import { Icon } from '../shared/Icon.tsx';

export interface EventLineProps {
  event: LogEvent;
  now: number;
  /** Nobody has seen it here yet. */
  isNew: boolean;
}

/** One event on one line: when, who, what, and a mark when it deserves a look. */
export function EventLine({ event, now, isNew }: EventLineProps) {
  return (
    <li class={classes('event', isNew && 'is-new')}>
      <time dateTime={new Date(event.at).toISOString()} title={fullTime(event.at)}>
        {shortTime(event.at, now)}
      </time>
      <span class="cut">
        {isNew && <span class="visually-hidden">{t('popup_new')} </span>}
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
