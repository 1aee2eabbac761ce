import { decide } from '../../utils/domain/permissions.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { Named } from '../shared/Named.tsx';
import { Notice } from '../shared/Notice.tsx';
import { LogSection } from './LogSection.tsx';
import { PageTitle } from './PageTitle.tsx';
import { hrefOf } from './routes.ts';

/** The provider's log; for those who may not read it the reason, their own account's log and the way to a client's. */
export function EventsPage({ app, provider }: { app: App; provider: Provider }) {
  const verdict = decide(provider, 'events.read');
  if (verdict.allowed) {
    return (
      <div class="page-body">
        <PageTitle title={t('events_title')} meta={t('events_provider_log')} />
        <LogSection
          key={provider.id}
          log={app.providerLog}
          now={app.now.value}
          caption={t('events_provider_log')}
          showsClient
          emptyText={t('events_none_provider')}
        />
      </div>
    );
  }
  const client = app.context.client.value;
  return (
    <div class="page-body">
      <PageTitle title={t('events_title')} />
      <Notice kind="neutral">
        {t('events_not_shown')}{' '}
        <a href={hrefOf('client')}>
          {client ? <Named message="events_open_client_log" name={client.name} /> : t('events_choose_client')}
        </a>
      </Notice>
      <section class="section" aria-labelledby="account-log">
        <h2 id="account-log">{t('events_account_log')}</h2>
        <LogSection
          log={app.accountLog}
          now={app.now.value}
          caption={t('events_account_log')}
          showsClient={false}
          emptyText={t('events_none_account')}
        />
      </section>
    </div>
  );
}
