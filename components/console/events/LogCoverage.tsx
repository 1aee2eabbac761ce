import type { ComponentChildren } from 'preact';
import { isFiltering } from '../../../utils/domain/eventFilter.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import { zoneName } from '../../../utils/domain/time.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { Button } from '../../shared/Button.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { leftWords } from '../jobs/logJobWords.ts';
import { coverageWords } from './coverageWords.ts';

export interface LogCoverageProps {
  explorer: Explorer;
  now: number;
  onRefresh: () => void;
  /** What can be done with what is shown. */
  children: ComponentChildren;
}

/** How much of the log is loaded, how much of that is shown, what its times mean, and the button that reads it again. */
export function LogCoverage({ explorer, now, onRefresh, children }: LogCoverageProps) {
  const isRead = explorer.readAt.value !== null;
  const isComplete = explorer.gaps.value.length === 0;
  const run = explorer.run.value;
  return (
    <div class="coverage">
      <p role="status" aria-live={run ? 'off' : 'polite'} class="across">
        {isRead && isComplete && <Icon name="accept" />}
        {isRead && (
          <span>
            <b class="strong">{coverageWords(explorer)}</b>{' '}
            {isFiltering(explorer.filter.value) && tCount('events_matching', explorer.shown.value.length)}
          </span>
        )}
      </p>
      {run && <p>{leftWords(run)}</p>}
      {!explorer.isKept.value && <p>{t('events_not_kept')}</p>}
      <p class="zone">{t('events_zone', zoneName(now))}</p>
      <Button size="s" icon="refresh" busy={explorer.loading.value && !run} onClick={onRefresh}>
        {t('console_refresh')}
      </Button>
      {children}
    </div>
  );
}
