import { formatNumber, t } from '../../utils/domain/text.ts';
import { zoneName } from '../../utils/domain/time.ts';
import type { LogModel } from '../../utils/state/log.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';

export interface LogCoverageProps {
  log: LogModel;
  now: number;
  onRefresh: () => void;
}

/** How much of the log is on screen, what its times mean, and the button that reads it again. */
export function LogCoverage({ log, now, onRefresh }: LogCoverageProps) {
  const count = log.events.value?.length ?? 0;
  const isRead = log.readAt.value !== null;
  const isComplete = log.continuation.value === null;
  return (
    <div class="coverage">
      <p role="status" class="across">
        {isRead && isComplete && <Icon name="accept" />}
        {isRead && (
          <span>
            <b class="strong">
              {t(isComplete ? 'events_complete' : 'events_more_exist', formatNumber(count))}
            </b>{' '}
            {t('events_range')}
          </span>
        )}
      </p>
      <p class="zone">{t('events_zone', zoneName(now))}</p>
      <Button size="s" icon="refresh" busy={log.loading.value} onClick={onRefresh}>
        {t('console_refresh')}
      </Button>
    </div>
  );
}
