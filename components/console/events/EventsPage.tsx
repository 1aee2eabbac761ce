import { useEffect } from 'preact/hooks';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { Account } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import type { Audit } from '../../../utils/state/audit.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Named } from '../../shared/Named.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { PageTitle } from '../PageTitle.tsx';
import { hrefOf } from '../routes.ts';
import { LogExplorer } from './LogExplorer.tsx';

interface EventsPageProps {
  app: ConsoleApp;
  audit: Audit;
  account: Account;
  provider: Provider;
}

/** The way to the log of the client worked in, or of any other. */
function ClientLogLink({ app }: { app: ConsoleApp }) {
  const client = app.context.client.value;
  return (
    <a href={hrefOf('client')}>
      {client ? <Named message="events_open_client_log" name={client.name} /> : t('events_choose_client')}
    </a>
  );
}

/** The provider's log; for those who may not read it the reason, their own account's log and the way to a client's. */
export function EventsPage({ app, audit, account, provider }: EventsPageProps) {
  const { people } = app;
  const isShown = decide(provider, 'people.manage').allowed;
  // role changes are in no log: the team is compared with what it was
  useEffect(() => {
    if (isShown && people.people.value === null && !people.loading.value) void people.load();
  }, [isShown]);
  if (decide(provider, 'events.read').allowed) {
    return (
      <div class="page-body">
        <PageTitle title={t('events_title')} meta={t('events_provider_log')}>
          <ClientLogLink app={app} />
        </PageTitle>
        <LogExplorer
          explorer={audit.provider}
          notes={audit.notes}
          kind="provider"
          logId="provider"
          title={`${provider.name}: ${t('events_provider_log')}`}
          accountId={account.id}
          people={app.people.people.value}
          now={app.now.value}
          caption={t('events_provider_log')}
          showsClient
          emptyText={t('events_none_provider')}
        />
      </div>
    );
  }
  return (
    <div class="page-body">
      <PageTitle title={t('events_title')} />
      <Notice kind="neutral">
        {t('events_not_shown')} <ClientLogLink app={app} />
      </Notice>
      <section class="section" aria-labelledby="account-log">
        <h2 id="account-log">{t('events_account_log')}</h2>
        <LogExplorer
          explorer={audit.account}
          notes={audit.notes}
          kind="account"
          logId="account"
          title={`${account.email}: ${t('events_account_log')}`}
          accountId={account.id}
          now={app.now.value}
          caption={t('events_account_log')}
          showsClient={false}
          emptyText={t('events_none_account')}
        />
      </section>
    </div>
  );
}
