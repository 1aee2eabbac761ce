import { useEffect } from 'preact/hooks';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { Account } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import type { LabelsModel } from '../../../utils/state/labels.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { PageTitle } from '../PageTitle.tsx';
import { AccountsCard } from './AccountsCard.tsx';
import { AddressBarCard } from './AddressBarCard.tsx';
import { LockCard } from './LockCard.tsx';
import { PasswordRules } from './PasswordRules.tsx';
import { PinCard } from './PinCard.tsx';
import { ProviderCard } from './ProviderCard.tsx';
import { SharingCard } from './SharingCard.tsx';
import { type Shortcuts, ShortcutsCard } from './ShortcutsCard.tsx';
import { TabsCard } from './TabsCard.tsx';
import { type LabelFiles, TeamCard } from './TeamCard.tsx';

export interface SettingsPageProps {
  app: ConsoleApp;
  labels: LabelsModel;
  labelFiles: LabelFiles;
  account: Account;
  provider: Provider;
  shortcuts: Shortcuts;
}

/** When this account locks and what opens it, the accounts on this computer, the keys. */
export function SettingsPage(props: SettingsPageProps) {
  const { app, labels, labelFiles, account, provider, shortcuts } = props;
  const { settings: model } = app;
  const settings = model.settings.value;
  const failure = model.failure.value;
  useEffect(() => {
    void model.load();
  }, [account.id]);
  return (
    <div class="page-body is-narrow">
      <PageTitle title={t('settings_title')} meta={<bdi>{account.email}</bdi>} />
      {failure && <FailureNotice failure={failure} onRetry={() => void model.load()} />}
      {settings ? (
        <>
          <LockCard model={model} accountId={account.id} settings={settings} />
          <PinCard model={model} accountId={account.id} pin={settings.pin} />
          <PasswordRules passwords={settings.passwords} />
        </>
      ) : (
        !failure && (
          <div class="card is-tall">
            <Skeleton rows={6} />
          </div>
        )
      )}
      <ProviderCard model={app.providerDetails} provider={provider} who={account.name ?? account.email} />
      <AccountsCard app={app} />
      <TabsCard model={app.tabMode} />
      <TeamCard app={app} model={labels} files={labelFiles} />
      <SharingCard model={app.sharing} />
      <AddressBarCard model={app.addressBar} keyword={shortcuts.keyword} />
      <ShortcutsCard shortcuts={shortcuts} />
    </div>
  );
}
