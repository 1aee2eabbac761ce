import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { PAGE_RIGHTS } from '../../utils/domain/clientPages.ts';
import type { Client } from '../../utils/domain/clients.ts';
import type { ClientId } from '../../utils/domain/ids.ts';
import { decide } from '../../utils/domain/permissions.ts';
import type { Match } from '../../utils/domain/search.ts';
import { t } from '../../utils/domain/text.ts';
import type { Follow } from '../../utils/domain/wishes.ts';
import type { App } from '../../utils/state/app.ts';
import { verdictReason } from '../shared/verdictReason.ts';
import { ClientRow } from './ClientRow.tsx';
import { followOf } from './searchKeys.ts';
import { ROW_HEIGHT, scrollToShow, visibleRows } from './visibleRows.ts';

/** More px than the list of a popup ever has; holds until it was measured. */
const TALLEST = 500;

export interface ClientListProps {
  app: App;
  id: string;
  entering: ClientId | null;
  onChoose: (match: Match, follow: Follow) => void;
  onPin: (client: Client) => void;
}

/** The list under the search field. Only the rows in sight exist, so its length costs nothing. */
export function ClientList({ app, id, entering, onChoose, onPin }: ClientListProps) {
  const list = useRef<HTMLDivElement>(null);
  const isNew = useRef(true);
  /** Where the element stands, in px: asking it would make the browser lay out at once. */
  const scrolled = useRef(0);
  const height = useSignal(TALLEST);
  const { scrollTop } = app.search;
  const matches = app.search.matches.value;
  const selected = Math.min(app.search.selected.value, matches.length - 1);
  const query = app.search.query.value;
  const { pinned, recent } = app.search.order.value;
  const isBlank = query.trim() === '';
  const provider = app.providers.current.value;
  const currentId = app.context.client.value?.id;

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    // told after the browser's own layout: asking for it would force one in the task of the first paint
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.height > 0) height.value = entry.contentRect.height;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    if (isNew.current) {
      isNew.current = false;
      if (scrollTop.value > 0) element.scrollTop = scrollTop.value;
      scrolled.current = scrollTop.value;
      return;
    }
    const target = selected < 0 ? 0 : scrollToShow(selected, scrolled.current, height.value);
    if (target !== scrolled.current) element.scrollTop = target;
    scrolled.current = target;
    scrollTop.value = target;
  }, [query, selected]);

  return (
    <div
      ref={list}
      id={id}
      class="list"
      role="listbox"
      tabIndex={-1}
      aria-label={t('popup_clients')}
      onScroll={(event) => {
        scrolled.current = event.currentTarget.scrollTop;
        scrollTop.value = scrolled.current;
      }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div class="rows" role="presentation" style={{ height: `${matches.length * ROW_HEIGHT}px` }}>
        {visibleRows(matches.length, scrollTop.value, height.value, selected).map((at) => {
          const match = matches[at];
          if (!match) return null;
          const { client, page } = match;
          return (
            <ClientRow
              key={at}
              match={match}
              at={at}
              count={matches.length}
              isSelected={at === selected}
              isCurrent={client.id === currentId}
              isOpen={app.openTabs.clients.value.has(client.id)}
              isEntering={client.id === entering}
              leadsTo={at === selected ? page : null}
              notAllowed={page && verdictReason(decide(provider, PAGE_RIGHTS[page], client))}
              onPin={() => onPin(client)}
              startsGroup={isBlank && (at === pinned || at === pinned + recent) && at > 0}
              onChoose={(event) => onChoose(match, followOf(event))}
            />
          );
        })}
      </div>
    </div>
  );
}
