import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Client } from '../../../utils/domain/clients.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { listAge } from '../../shared/listAge.ts';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { useReadyIndex } from '../../shared/useReadyIndex.ts';
import { verdictReason } from '../../shared/verdictReason.ts';
import { NoClients } from '../NoClients.tsx';
import { PageTitle } from '../PageTitle.tsx';
import type { Place } from '../table/ContextMenu.tsx';
import { AddClientMenu } from './AddClientMenu.tsx';
import { ClientFilters } from './ClientFilters.tsx';
import { ClientGrid } from './ClientGrid.tsx';
import { ClientMenu } from './ClientMenu.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { clientsSummary } from './clientsSummary.ts';
import { ClientDialogs } from './dialogs/ClientDialogs.tsx';
import { VaultReasonDialog } from './dialogs/VaultReasonDialog.tsx';
import { ExportClients } from './ExportClients.tsx';
import { HandedOver } from './HandedOver.tsx';
import { useClientWays } from './useClientWays.ts';

/** All clients in one table. */
export function ClientsPage({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { clients, context, clientTable, clientColumns } = app;
  const verdict = decide(provider, 'clients.read');
  useReadyIndex(app.search);
  const ended = app.jobs.ended.value;
  useEffect(() => void clientColumns.load(), []);
  useEffect(() => {
    if (verdict.allowed) void app.clientLife.readFacts();
  }, [provider.id, clients.syncedAt.value, verdict.allowed]);
  // what a job has made is in the next list
  useEffect(() => {
    if (ended > 0) void clients.refresh(true);
  }, [ended]);
  // what was open in front of this page is not open in front of the next
  useEffect(() => app.clientDialogs.close, []);
  const failure = clients.failure.value;
  const keeping = clientColumns.failure.value;
  const isThere = clients.clients.value !== null;

  if (!verdict.allowed) {
    return (
      <div class="page-body">
        <PageTitle title={t('clients_title')} />
        <EmptyState icon="clients" title={t('clients_not_shown')}>
          <p>{verdictReason(verdict)}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div class="page-body">
      <PageTitle title={t('clients_title')} meta={isThere && clientsSummary(clientTable.counts.value)}>
        <Button icon="refresh" busy={clients.refreshing.value} onClick={() => void clients.refresh()}>
          {t('console_refresh')}
        </Button>
        {isThere && <ColumnsMenu model={clientColumns} />}
        {isThere && <ExportClients table={clientTable} />}
        {isThere && <AddClientMenu app={app} provider={provider} />}
      </PageTitle>
      {failure && <FailureNotice failure={failure} onRetry={() => void clients.refresh()} />}
      {failure && clients.syncedAt.value !== null && (
        <p class="small text-2">{listAge(clients.syncedAt.value, app.now.value)}</p>
      )}
      {keeping && <FailureNotice failure={keeping} />}
      {context.failure.value && <FailureNotice failure={context.failure.value} />}
      <HandedOver model={app.handOver} />
      {isThere ? (
        <AllClients app={app} provider={provider} />
      ) : (
        !failure && (
          <div class="card is-tall">
            <Skeleton rows={8} />
          </div>
        )
      )}
      <ClientDialogs app={app} provider={provider} />
    </div>
  );
}

function AllClients({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { clients, clientTable } = app;
  const ways = useClientWays(app);
  const menu = useSignal<{ client: Client; at: Place } | null>(null);
  /** For whose vault somebody says why. */
  const reasonFor = useSignal<Client | null>(null);
  const list = useRef<HTMLDivElement>(null);

  if (clients.isEmpty.value) return <NoClients app={app} isWhereAdded />;
  return (
    <>
      <ClientFilters
        table={clientTable}
        onFirst={() => {
          const [first] = clientTable.shown.value;
          if (first) void ways.toPage(first);
        }}
        onDown={() => list.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus()}
      />
      {clientTable.isAnyShown.value ? (
        <div ref={list}>
          <ClientGrid
            app={app}
            menuOf={menu.value?.client ?? null}
            onOpen={(client) => void ways.toPage(client)}
            onMenu={(client, at) => {
              menu.value = { client, at };
            }}
          />
        </div>
      ) : (
        <NothingShown app={app} />
      )}
      {menu.value && (
        <ClientMenu
          app={app}
          provider={provider}
          client={menu.value.client}
          at={menu.value.at}
          ways={ways}
          onReason={() => {
            reasonFor.value = menu.value?.client ?? null;
          }}
          onClose={() => {
            menu.value = null;
          }}
        />
      )}
      {reasonFor.value && (
        <VaultReasonDialog
          client={reasonFor.value}
          onOpen={(reason) => {
            const client = reasonFor.value;
            reasonFor.value = null;
            if (client) void ways.toVault(client, reason);
          }}
          onClose={() => {
            reasonFor.value = null;
          }}
        />
      )}
    </>
  );
}

function NothingShown({ app: { clientTable } }: { app: ConsoleApp }) {
  const query = clientTable.query.value.trim();
  const isOnlyQuery = Object.values(clientTable.filter.value).every((asked) => asked === null);
  return (
    <EmptyState
      icon="search"
      title={isOnlyQuery ? t('console_no_match', query) : t('clients_none_shown')}
      action={
        <Button onClick={clientTable.showAll}>
          {t(isOnlyQuery ? 'console_clear_search' : 'clients_show_all')}
        </Button>
      }
    >
      <p>{t(isOnlyQuery ? 'console_no_match_text' : 'clients_none_shown_text')}</p>
    </EmptyState>
  );
}
