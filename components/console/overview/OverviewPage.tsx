import { useEffect } from 'preact/hooks';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import { dayName } from '../../../utils/domain/time.ts';
import type { Audit } from '../../../utils/state/audit.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import type { Overview } from '../../../utils/state/overview.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { listAge } from '../../shared/listAge.ts';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { useClientWays } from '../clients/useClientWays.ts';
import { PageTitle } from '../PageTitle.tsx';
import { Activity } from './Activity.tsx';
import { AttentionList } from './AttentionList.tsx';
import { Totals } from './Totals.tsx';

import { useFirstLook } from './useFirstLook.ts';
import { WatchedSeats } from './WatchedSeats.tsx';

export interface OverviewPageProps {
  app: ConsoleApp;
  audit: Audit;
  overview: Overview;
  provider: Provider;
}

/** The first page: what needs somebody, how much there is, what happened. */
export function OverviewPage({ app, audit, overview, provider }: OverviewPageProps) {
  const { clients, people, context, jobs, clientLife, billing, now } = app;
  const ways = useClientWays(app);
  useFirstLook(audit, people.people.value);
  const mayPeople = decide(provider, 'people.manage').allowed;
  const log = decide(provider, 'events.read').allowed ? audit.provider : audit.account;
  const ended = jobs.ended.value;
  const mayWarnings = decide(provider, 'billing.warnings.read').allowed;
  useEffect(() => {
    if (mayPeople) void people.load();
    void clientLife.readFacts();
  }, [mayPeople, ended]);
  useEffect(() => {
    if (mayWarnings) void billing.warnings.load();
  }, [mayWarnings]);
  const refresh = () => {
    void clients.refresh();
    if (mayPeople) void people.load();
    void log.refresh();
    void clientLife.readFacts();
    if (mayWarnings) void billing.warnings.load();
  };
  const totals = overview.totals.value;
  const failures = [clients.failure.value, people.failure.value, context.failure.value]
    .filter((failure) => failure !== null)
    .filter(({ kind }, at, all) => all.findIndex((other) => other.kind === kind) === at);
  const isComing = totals === null || (mayPeople && people.people.value === null);
  const hasFailed = failures.length > 0;

  return (
    <div class="page-body">
      <PageTitle title={t('overview_title')} meta={dayName(now.value)}>
        {clients.syncedAt.value !== null && (
          <span class="small text-3">{listAge(clients.syncedAt.value, now.value)}</span>
        )}
        <Button icon="refresh" busy={clients.refreshing.value} onClick={refresh}>
          {t('console_refresh')}
        </Button>
      </PageTitle>
      {failures.map((failure) => (
        <FailureNotice key={failure.kind} failure={failure} onRetry={refresh} />
      ))}
      {isComing && !hasFailed ? (
        <div class="card">
          <Skeleton rows={4} label={t('overview_loading')} />
        </div>
      ) : (
        <AttentionList
          app={app}
          items={overview.items.value}
          ways={ways}
          unseen={mayPeople ? [] : [t('attention_not_people')]}
        />
      )}
      {totals && <Totals totals={totals} people={people.people.value && people.counts.value} />}
      <div class="overview-columns">
        <Activity audit={audit} provider={provider} now={now.value} />
        {overview.watched.value && <WatchedSeats clients={overview.watched.value} ways={ways} />}
      </div>
    </div>
  );
}
