import { Shield } from 'lucide-preact';
import type { Provider } from '../../utils/domain/providers.ts';
import type { Account } from '../../utils/domain/session.ts';
import { t } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { Icon } from '../shared/Icon.tsx';
import { AccountFacts } from './AccountFacts.tsx';
import { DroppedNotices } from './DroppedNotices.tsx';
import { KeptHere } from './KeptHere.tsx';
import { PageTitle } from './PageTitle.tsx';
import { ProviderFacts } from './ProviderFacts.tsx';
import { ProviderSwitch } from './ProviderSwitch.tsx';
import { hrefOf } from './routes.ts';
import { SessionActions } from './SessionActions.tsx';
import { SupportCard } from './SupportCard.tsx';

export interface AccountPageProps {
  app: ConsoleApp;
  account: Account;
  provider: Provider;
  version: string;
}

/** Who works here, for whom and by which rules, and what this computer keeps of it. */
export function AccountPage({ app, account, provider, version }: AccountPageProps) {
  const view = app.session.view.value;
  return (
    <div class="page-body is-narrow">
      <PageTitle title={t('account_title')}>
        <a class="button button-secondary button-m" href={hrefOf('role')}>
          <Icon name={Shield} />
          {t('role_title')}
        </a>
      </PageTitle>
      <DroppedNotices trust={app.trust} clientId={null} />
      <AccountFacts account={account} host={view?.state === 'unlocked' ? view.host : ''} />
      <ProviderFacts provider={provider} />
      <ProviderSwitch app={app} />
      <SessionActions session={app.session} />
      <SupportCard provider={provider} host={view?.state === 'unlocked' ? view.host : ''} version={version} />
      <KeptHere />
      <footer class="small text-2 about">
        <p>{t('account_version', version)}</p>
        <p>{t('unaffiliated')}</p>
      </footer>
    </div>
  );
}
