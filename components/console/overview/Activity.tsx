import { useEffect } from 'preact/hooks';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { Audit } from '../../../utils/state/audit.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { coverageWords } from '../events/coverageWords.ts';
import { Timeline } from '../events/Timeline.tsx';
import { hrefOf } from '../routes.ts';
import { RecentEvents } from './RecentEvents.tsx';

const MOST_ROWS = 8;

/** The latest thirty days as a chart, and the latest events of what is chosen there; of the log this role may read. */
export function Activity({ audit, provider, now }: { audit: Audit; provider: Provider; now: number }) {
  const isProviders = decide(provider, 'events.read').allowed;
  const log = isProviders ? audit.provider : audit.account;
  const { notes } = audit;
  useEffect(() => {
    void log.open();
    if (notes.notes.value === null) void notes.load();
  }, [log, notes]);
  const failure = log.failure.value ?? notes.failure.value;
  const isRead = log.readAt.value !== null || log.events.value.length > 0;
  const shown = log.shown.value;
  return (
    <section class="overview-activity" aria-labelledby="activity-head">
      <header class="across">
        <h2 id="activity-head">{t(isProviders ? 'overview_activity' : 'overview_activity_own')}</h2>
        <a class="small" href={hrefOf('events')}>
          {t('overview_all_events')}
        </a>
      </header>
      {failure && <FailureNotice failure={failure} onRetry={() => void log.refresh()} />}
      {!isProviders && <p class="small text-2">{t('popup_service_user')}</p>}
      {!isRead && !failure && (
        <div class="card">
          <Skeleton rows={6} label={t('events_loading')} />
        </div>
      )}
      {isRead && (
        <>
          <Timeline explorer={log} />
          <p class="small text-3">{coverageWords(log)}</p>
          {shown.length === 0 ? (
            <EmptyState icon="events" title={t('events_none')} />
          ) : (
            <div class="card">
              <RecentEvents
                events={shown.slice(0, MOST_ROWS).map(({ event }) => event)}
                now={now}
                showsClient={isProviders}
                seen={notes.notes.value?.seen[isProviders ? 'provider' : 'account'] ?? null}
              />
            </div>
          )}
        </>
      )}
    </section>
  );
}
