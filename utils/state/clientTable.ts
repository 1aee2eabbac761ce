import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ClientFact } from '../domain/clientLife.ts';
import {
  type ClientFilter,
  clientFacets,
  countClients,
  filterClients,
  isFilteringClients,
  NO_FILTER,
} from '../domain/clientTable.ts';
import { familiarity } from '../domain/familiarity.ts';
import { searchClients } from '../domain/search.ts';
import { type ClientOrder, sortClients } from '../domain/sortClients.ts';
import { currentLocale } from '../domain/text.ts';
import type { Models } from './models.ts';

export type ClientTableModel = ReturnType<typeof createClientTable>;

type Facts = ReadonlySignal<Readonly<Record<string, ClientFact>>>;

const BY_NAME: ClientOrder = { column: 'client', direction: 'ascending' };

/** All clients in a table: what was typed, what is filtered by, and the order. */
export function createClientTable({ clients, search }: Pick<Models, 'clients' | 'search'>, facts: Facts) {
  const query = signal('');
  const filter = signal<ClientFilter>(NO_FILTER);
  /** Of the whole list. */
  const order = signal<ClientOrder>(BY_NAME);
  /** Of what a search has found; null: the best first. */
  const foundOrder = signal<ClientOrder | null>(null);

  const halfMade = computed(
    () => new Set(Object.entries(facts.value).flatMap(([id, { isHalfMade }]) => (isHalfMade ? id : []))),
  );
  const isSearching = computed(() => query.value.trim() !== '');
  const all = computed(() => clients.clients.value ?? []);
  const familiar = computed(() => familiarity(clients.usages.value, Date.now()));
  const found = computed(() =>
    isSearching.value
      ? searchClients(search.index.value, query.value, familiar.value).map(({ client }) => client)
      : all.value,
  );
  const filtered = computed(() => filterClients(found.value, filter.value, halfMade.value));
  const shownOrder = computed(() => (isSearching.value ? foundOrder.value : order.value));
  const shown = computed(() => {
    const by = shownOrder.value;
    if (!by) return filtered.value;
    // what was found comes by how well it matches, and is sorted from the list's own order
    const found = isSearching.value ? inListOrder(filtered.value) : filtered.value;
    return sortClients(found, by, halfMade.value);
  });

  const inListOrder = (some: ReturnType<typeof filterClients>) => {
    const has = new Set(some);
    return all.value.filter((client) => has.has(client));
  };

  return {
    query,
    filter,
    halfMade,
    shown,
    isAnyShown: computed(() => shown.value.length > 0),
    /** null: the best match first. */
    order: shownOrder,
    isNarrowed: computed(() => isSearching.value || isFilteringClients(filter.value)),
    counts: computed(() => countClients(all.value, halfMade.value)),
    facets: computed(() => clientFacets(all.value, currentLocale())),
    type(text: string) {
      batch(() => {
        query.value = text;
        if (text.trim() === '') foundOrder.value = null;
      });
    },
    narrow(part: Partial<ClientFilter>) {
      filter.value = { ...filter.value, ...part };
    },
    sort(next: ClientOrder) {
      if (isSearching.value) foundOrder.value = next;
      else order.value = next;
    },
    showAll() {
      batch(() => {
        query.value = '';
        foundOrder.value = null;
        filter.value = NO_FILTER;
      });
    },
    clear() {
      batch(() => {
        query.value = '';
        filter.value = NO_FILTER;
        order.value = BY_NAME;
        foundOrder.value = null;
      });
    },
  };
}
