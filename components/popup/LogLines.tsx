import type { LogEvent } from '../../utils/domain/events.ts';
import { t } from '../../utils/domain/text.ts';
import type { LogModel } from '../../utils/state/log.ts';
import type { NewsModel } from '../../utils/state/news.ts';
import { FailureAction } from '../shared/FailureAction.tsx';
import { failureWords } from '../shared/failureWords.ts';
import { EventLine } from './EventLine.tsx';

export interface LogLinesProps {
  log: LogModel;
  /** How many of the latest to show. */
  most: number;
  now: number;
  /** Which of them nobody has seen yet; they come first. Without it none. */
  news?: NewsModel | undefined;
}

/** The latest lines of a log, or why there are none; its height is that of `most` lines from the start. */
export function LogLines({ log, most, now, news }: LogLinesProps) {
  const events: readonly LogEvent[] | null = log.events.value && (news?.events.value ?? log.events.value);
  const isNew = news?.isNew.value;
  const failure = log.failure.value;
  if (!events && failure) {
    return (
      <p class="glance-note" role="status">
        <span class="grow">{failureWords(failure).what}</span>
        <FailureAction failure={failure} kind="quiet" size="s" onRetry={() => void log.load()} />
      </p>
    );
  }
  if (!events) {
    return (
      <div class="skeleton events" aria-busy="true">
        <span class="visually-hidden" role="status">
          {t('popup_events_loading')}
        </span>
        {Array.from({ length: most }, (_, line) => (
          <div class="event" key={line} aria-hidden="true">
            <span class="bone" />
            <span class="bone" />
          </div>
        ))}
      </div>
    );
  }
  if (events.length === 0) return <p class="glance-note">{t('popup_no_events')}</p>;
  return (
    <ul class="events">
      {events.slice(0, most).map((event) => (
        <EventLine key={event.key} event={event} now={now} isNew={isNew?.(event) ?? false} />
      ))}
    </ul>
  );
}
