import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Client } from '../domain/clients.ts';
import { familiarity } from '../domain/familiarity.ts';
import type { ClientId } from '../domain/ids.ts';
import type { Left } from '../domain/left.ts';
import { indexClients, searchClients } from '../domain/search.ts';
import { shownOrder } from '../domain/shownOrder.ts';
import { hasTags, splitTags } from '../domain/tagFilter.ts';
import type { Usages } from '../domain/usage.ts';

export type SearchModel = ReturnType<typeof createSearch>;

/** What was typed, what matches, and which match Enter would take. */
export function createSearch(clients: ReadonlySignal<Client[] | null>, usages: ReadonlySignal<Usages>) {
  const query = signal('');
  /** Place among the matches; -1 while nothing was typed or pointed at, so that a stray Enter does nothing. */
  const selected = signal(-1);
  /** How far the list is scrolled, in px. */
  const scrollTop = signal(0);
  const index = computed(() => indexClients(clients.value ?? []));
  const familiar = computed(() => familiarity(usages.value, Date.now()));
  /** What is shown while nothing was typed. */
  const order = computed(() => shownOrder(clients.value ?? [], usages.value));
  const matches = computed(() => {
    const { tags, words } = splitTags(query.value);
    if (words !== '') return searchClients(index.value, query.value, familiar.value);
    const { clients } = order.value;
    const found = tags.length > 0 ? clients.filter((client) => hasTags(client, tags)) : clients;
    return found.map((client) => ({ client, ranges: [], page: null }));
  });

  return {
    query,
    selected,
    scrollTop,
    matches,
    order,
    index,
    type(text: string) {
      batch(() => {
        query.value = text;
        selected.value = text.trim() === '' ? -1 : 0;
        scrollTop.value = 0;
      });
    },
    /** As a popup left it, once the whole list is there. */
    restore(left: Left) {
      query.value = left.query;
      const at = matches.value.findIndex(({ client }) => client.id === left.selectedId);
      selected.value = at < 0 && left.query.trim() !== '' ? 0 : at;
      scrollTop.value = left.scrollTop;
    },
    /** Moves the selection, stopping at both ends. */
    move(by: number) {
      const last = matches.value.length - 1;
      selected.value = Math.min(last, Math.max(0, selected.value + by));
    },
    select(at: number) {
      selected.value = at;
    },
    /** Selects a client, wherever it stands. */
    point(id: ClientId) {
      selected.value = matches.value.findIndex(({ client }) => client.id === id);
    },
    selectedMatch: computed(() => matches.value[Math.min(selected.value, matches.value.length - 1)] ?? null),
  };
}
