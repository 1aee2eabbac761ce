import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/domain/text.ts';
import type { LogModel } from '../../utils/state/log.ts';
import { Button } from '../shared/Button.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { LogCoverage } from './LogCoverage.tsx';
import { LogTable, type LogTableProps } from './LogTable.tsx';

export interface LogSectionProps extends Omit<LogTableProps, 'events'> {
  log: LogModel;
  now: number;
  /** Why a log may well be empty. */
  emptyText: ComponentChildren;
}

/** A log in each of its states: coming, failed, empty, in part, complete. */
export function LogSection({ log, now, emptyText, ...table }: LogSectionProps) {
  const askedForMore = useSignal(false);
  const events = log.events.value;
  const failure = log.failure.value;
  const isAtEnd = log.readAt.value !== null && log.continuation.value === null;

  if (events === null) {
    return failure ? (
      <FailureNotice failure={failure} onRetry={() => void log.load()} />
    ) : (
      <div class="card">
        <Skeleton rows={8} label={t('events_loading')} />
      </div>
    );
  }
  const refresh = () => {
    askedForMore.value = false;
    void log.load();
  };
  const loadMore = () => {
    askedForMore.value = true;
    void log.loadMore();
  };
  const isMoreFailure = askedForMore.value && log.continuation.value !== null;
  return (
    <div class="log">
      {failure && !isMoreFailure && <FailureNotice failure={failure} onRetry={refresh} />}
      <LogCoverage log={log} now={now} onRefresh={refresh} />
      {events.length > 0 && (
        <div class="card">
          <LogTable events={events} {...table} />
        </div>
      )}
      {events.length === 0 && isAtEnd && (
        <EmptyState icon="events" title={t('events_none')}>
          <p>{emptyText}</p>
        </EmptyState>
      )}
      {failure && isMoreFailure && <FailureNotice failure={failure} onRetry={loadMore} />}
      {log.continuation.value !== null && (
        <div>
          <Button busy={log.loading.value} onClick={loadMore}>
            {t('events_load_more')}
          </Button>
        </div>
      )}
      {isAtEnd && askedForMore.value && <EndOfLog />}
    </div>
  );
}

/** Stands where the button was that had the focus, and takes it over. */
function EndOfLog() {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p class="small text-2 end-of-log" tabIndex={-1} ref={line}>
      {t('events_end')}
    </p>
  );
}
