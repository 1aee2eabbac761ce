import { useSignal } from '@preact/signals';
import type { Client } from '../../utils/domain/clients.ts';
import { formatNumber, t, tCount } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { Button } from '../shared/Button.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { listAge } from '../shared/listAge.ts';
import { Skeleton } from '../shared/Skeleton.tsx';
import { ClientChoice } from './ClientChoice.tsx';
import { NoClients } from './NoClients.tsx';
import { PageTitle } from './PageTitle.tsx';
import { SearchField } from './SearchField.tsx';

/** Rows shown at once; a longer list is narrowed by typing. */
const MOST_ROWS = 50;

function countWords(shown: number, matching: number): string {
  return matching > shown
    ? t('console_clients_first', formatNumber(shown), formatNumber(matching))
    : tCount('console_clients_all', matching);
}

export interface ClientChooserProps {
  app: ConsoleApp;
  /** Before a client is entered. */
  onEnter: () => void;
}

/** No client is entered: how to enter one from the popup, and a search to do it here. */
export function ClientChooser({ app, onEnter }: ClientChooserProps) {
  const { clients, context, search } = app;
  const entering = useSignal<Client | null>(null);
  const enter = async (client: Client) => {
    if (entering.value !== null) return;
    entering.value = client;
    onEnter();
    if (await context.enter(client)) search.type('');
    entering.value = null;
  };
  const matches = search.matches.value;
  const first = matches[0]?.client;
  const isSearching = search.query.value.trim() !== '';
  // what was painted may be only the beginning of the list
  const matching = isSearching ? matches.length : Math.max(matches.length, clients.total.value);
  return (
    <div class="page-body is-narrow">
      <PageTitle title={t('console_choose_client')} />
      {!clients.isEmpty.value && <p class="text-2">{t('console_choose_client_text')}</p>}
      {context.failure.value && <FailureNotice failure={context.failure.value} />}
      <ListFailure app={app} />
      {clients.isEmpty.value ? (
        <NoClients app={app} />
      ) : (
        <>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (first && isSearching) void enter(first);
            }}
          >
            <SearchField label={t('console_find_client')} value={search.query.value} onInput={search.type} />
          </form>
          <p class="small text-2" role="status">
            {matches.length > 0 && countWords(Math.min(MOST_ROWS, matches.length), matching)}
          </p>
          {clients.clients.value === null && !clients.failure.value && (
            <div class="card">
              <Skeleton rows={6} />
            </div>
          )}
          {clients.clients.value !== null && matches.length === 0 && (
            <EmptyState
              icon="search"
              title={t('console_no_match', search.query.value.trim())}
              action={<Button onClick={() => search.type('')}>{t('console_clear_search')}</Button>}
            >
              <p>{t('console_no_match_text')}</p>
            </EmptyState>
          )}
          {matches.length > 0 && (
            <ul class="card choice-list">
              {matches.slice(0, MOST_ROWS).map(({ client }) => (
                <li key={client.id}>
                  <ClientChoice
                    client={client}
                    isBusy={entering.value?.id === client.id}
                    onChoose={() => void enter(client)}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

/** What went wrong when the list was last asked for, and how old the one shown is. */
function ListFailure({ app }: { app: ConsoleApp }) {
  const failure = app.clients.failure.value;
  if (!failure) return null;
  const syncedAt = app.clients.syncedAt.value;
  return (
    <>
      <FailureNotice failure={failure} onRetry={() => void app.clients.refresh()} />
      {syncedAt !== null && <p class="small text-2">{listAge(syncedAt, app.now.value)}</p>}
    </>
  );
}
