import { Printer } from 'lucide-preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Client } from '../../utils/domain/clients.ts';
import { decide } from '../../utils/domain/permissions.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import type { Account } from '../../utils/domain/session.ts';
import { t } from '../../utils/domain/text.ts';
import type { Audit } from '../../utils/state/audit.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import type { LabelsModel } from '../../utils/state/labels.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Icon } from '../shared/Icon.tsx';
import { Notice } from '../shared/Notice.tsx';
import { verdictReason } from '../shared/verdictReason.ts';
import { ClientChooser } from './ClientChooser.tsx';
import { ClientHeader } from './ClientHeader.tsx';
import { CollectionList } from './CollectionList.tsx';
import { ClientDialogs } from './clients/dialogs/ClientDialogs.tsx';
import { DroppedNotices } from './DroppedNotices.tsx';
import { LogExplorer } from './events/LogExplorer.tsx';
import { useVaultNote, VaultNote } from './events/VaultNote.tsx';
import { KeyNotice } from './KeyNotice.tsx';
import { OnboardingCard } from './onboarding/OnboardingCard.tsx';
import { OwnCard } from './own/OwnCard.tsx';
import { hrefOf } from './routes.ts';

export interface ClientPageProps {
  app: ConsoleApp;
  labels: LabelsModel;
  audit: Audit;
  account: Account;
  provider: Provider;
  /** Called when the client changed by an action on this page, whose button is gone now. */
  focusHeading: () => void;
}

/** The client worked in; without one, the choice of one. */
export function ClientPage({ app, labels, audit, account, provider, focusHeading }: ClientPageProps) {
  const client = app.context.client.value;
  const id = client?.id ?? null;
  const leaving = useRef<{ id: string | null } | null>(null);
  const noteChange = () => {
    leaving.current = { id };
  };
  useEffect(() => {
    if (!leaving.current || leaving.current.id === id) return;
    leaving.current = null;
    focusHeading();
  }, [id]);
  if (!client) return <ClientChooser app={app} onEnter={noteChange} />;
  return (
    <OneClient
      key={client.id}
      app={app}
      labels={labels}
      audit={audit}
      account={account}
      provider={provider}
      client={client}
      onLeave={noteChange}
    />
  );
}

interface OneClientProps {
  app: ConsoleApp;
  labels: LabelsModel;
  audit: Audit;
  account: Account;
  provider: Provider;
  client: Client;
  onLeave: () => void;
}

function OneClient({ app, labels, audit, account, provider, client, onLeave }: OneClientProps) {
  const { context, collections, trust } = app;
  const log = useMemo(() => audit.client(), [audit]);
  const vault = useVaultNote({ context, notes: audit.notes, client, account });
  const collectionsVerdict = decide(provider, 'client.collections.read', client);
  const logVerdict = decide(provider, 'client.events.read', client);
  useEffect(() => {
    if (collectionsVerdict.allowed) void collections.load();
    void app.clientLife.readFacts(client.id);
    return () => {
      log.end();
      app.clientDialogs.close();
    };
  }, []);

  return (
    <>
      <ClientHeader app={app} context={vault.context} provider={provider} client={client} onLeave={onLeave} />
      <div class="page-body">
        <div class="client-top">
          {decide(provider, 'client.vault.open', client).allowed && <VaultNote {...vault} />}
          <a class="button button-secondary button-m" href={hrefOf('report')}>
            <Icon name={Printer} />
            {t('report_open')}
          </a>
        </div>
        {app.clientLife.facts.value[client.id]?.isHalfMade && (
          <Notice kind="danger">
            {t('client_half_made_text')} <a href={hrefOf('account')}>{t('client_half_made_support')}</a>
          </Notice>
        )}
        {context.failure.value && <FailureNotice failure={context.failure.value} />}
        {trust.troubles.value
          .filter(({ clientId }) => clientId === client.id)
          .map((trouble) => (
            <KeyNotice
              key={`${trouble.kind} ${trouble.id}`}
              trust={trust}
              trouble={trouble}
              name={client.name}
            />
          ))}
        <DroppedNotices trust={trust} clientId={client.id} />
        <OwnCard model={labels} client={client} />
        <OnboardingCard app={app} provider={provider} client={client} log={log} />
        <section class="section" aria-labelledby="client-collections">
          <h2 id="client-collections">{t('console_collections')}</h2>
          {collectionsVerdict.allowed ? (
            <CollectionList model={collections} />
          ) : (
            <Notice kind="neutral">{verdictReason(collectionsVerdict)}</Notice>
          )}
        </section>
        <section class="section" aria-labelledby="client-log">
          <h2 id="client-log">{t('console_client_log')}</h2>
          {logVerdict.allowed ? (
            <LogExplorer
              explorer={log}
              notes={audit.notes}
              kind="client"
              logId={client.id}
              title={`${client.name}: ${t('console_client_log')}`}
              accountId={account.id}
              now={app.now.value}
              caption={t('console_client_log')}
              showsClient={false}
              emptyText={t('events_none_client')}
            />
          ) : (
            <Notice kind="neutral">{verdictReason(logVerdict)}</Notice>
          )}
        </section>
      </div>
      <ClientDialogs app={app} provider={provider} />
    </>
  );
}
