import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatNumber, t, tCount } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { Button } from '../shared/Button.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Icon } from '../shared/Icon.tsx';
import { IconButton } from '../shared/IconButton.tsx';
import { Named } from '../shared/Named.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useReadyIndex } from '../shared/useReadyIndex.ts';
import { ClientList } from './ClientList.tsx';
import { rowId } from './ClientRow.tsx';
import { searchKey } from './searchKeys.ts';
import { useFirstFocus } from './useFirstFocus.ts';
import { type Leads, useSwitch } from './useSwitch.ts';

const LIST_ID = 'clients';

export interface ClientFinderProps extends Leads {
  app: App;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** The search field and the list of clients under it: a combobox whose input keeps the focus. */
export function ClientFinder({ app, inputRef, ...leads }: ClientFinderProps) {
  const { search, clients } = app;
  const { entering, said, switchTo, pin } = useSwitch(app, leads);
  const query = search.query.value;
  const matches = search.matches.value;
  const selected = search.selectedMatch.value;
  const hasQuery = query.trim() !== '';
  const total = clients.total.value;
  const isLoading = clients.clients.value === null;

  const last = clients.clients.value?.find(({ id }) => id === app.openTabs.lastId.value);
  const goToLast = () => {
    if (last) void switchTo({ client: last, page: null }, 'webVault');
  };
  const backToProvider = async () => {
    await app.context.leave();
    inputRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isAlt = event.altKey && !event.isComposing;
    if (isAlt && event.key === 'Enter') goToLast();
    else if (isAlt && event.key === 'Backspace' && query === '') void backToProvider();
    else if (!searchKey(event, search, switchTo, pin)) return;
    event.preventDefault();
  };

  const wish = app.wishes.due.value;
  useEffect(() => {
    if (!wish) return;
    app.wishes.due.value = null;
    const client = clients.clients.value?.find(({ id }) => id === wish.clientId);
    if (client) void switchTo({ client, page: wish.page }, wish.follow);
    else app.context.failure.value = { kind: 'notFound' };
  }, [wish]);

  useFirstFocus(inputRef);
  useReadyIndex(search);

  const clear = () => {
    search.type('');
    inputRef.current?.focus();
  };

  return (
    <>
      <div class="find">
        <div class="input">
          <Icon name="search" />
          <input
            ref={inputRef}
            type="text"
            role="combobox"
            aria-label={t('popup_find')}
            aria-autocomplete="list"
            aria-expanded={matches.length > 0}
            aria-controls={matches.length > 0 ? LIST_ID : undefined}
            aria-activedescendant={selected ? rowId(selected.client.id) : undefined}
            aria-keyshortcuts="/ Alt+Enter Alt+Backspace"
            placeholder={t('popup_find')}
            autoComplete="off"
            spellcheck={false}
            value={query}
            onInput={(event) => search.type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          {query === '' ? (
            <kbd>/</kbd>
          ) : (
            <IconButton icon="close" label={t('popup_find_clear')} onClick={clear} />
          )}
        </div>
      </div>
      <div class="list-head">
        <div class="grow" role="status">
          {!isLoading && hasQuery && (
            <span>{tCount('popup_matches', total, formatNumber(matches.length))}</span>
          )}
          {!isLoading && !hasQuery && (
            <>
              <span>{t('popup_all_clients')}</span> <span class="tabular">{formatNumber(total)}</span>
            </>
          )}
        </div>
        {last && !hasQuery && (
          <Button kind="quiet" size="s" onClick={goToLast}>
            <span class="cut">
              <Named message="popup_last" name={last.name} />
            </span>
          </Button>
        )}
      </div>
      {isLoading ? (
        <div class="list">
          <Skeleton rows={8} label={t('popup_loading_clients')} />
        </div>
      ) : matches.length > 0 ? (
        <ClientList app={app} id={LIST_ID} entering={entering.value} onChoose={switchTo} onPin={pin} />
      ) : (
        <EmptyState
          icon="search"
          title={t('popup_no_match', query.trim())}
          action={<Button onClick={clear}>{t('popup_find_clear')}</Button>}
        >
          <p>{tCount('popup_no_match_searched', total)}</p>
        </EmptyState>
      )}
      <div class="visually-hidden" role="status">
        {said.value && <Named {...said.value} />}
      </div>
    </>
  );
}
