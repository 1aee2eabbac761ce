import type { ClientColumn } from './clientColumns.ts';
import type { Client } from './clients.ts';
import { CLIENT_STATUSES, clientStatus, type HalfMade } from './clientTable.ts';
import { remainingSeats } from './seats.ts';

/** Tags are many to a client: there is no order among them. */
export type SortedColumn = Exclude<ClientColumn, 'tags'>;

export interface ClientOrder {
  column: SortedColumn;
  direction: 'ascending' | 'descending';
}

/** What no limit counts as: more than any number. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Each text by its place in the order of all of them: thousands of clients have a handful of plans. */
function ranksOf(texts: readonly string[]): (text: string) => number {
  const ranks = new Map([...new Set(texts)].sort().map((text, at) => [text, at]));
  return (text) => ranks.get(text) ?? 0;
}

function keyFor(
  column: Exclude<SortedColumn, 'client'>,
  clients: readonly Client[],
  halfMade: HalfMade,
): (client: Client) => number {
  switch (column) {
    case 'code': {
      const rank = ranksOf(clients.map(({ code }) => code));
      return ({ code }) => rank(code);
    }
    case 'plan': {
      const rank = ranksOf(clients.map(({ plan }) => plan));
      return ({ plan }) => rank(plan);
    }
    case 'assigned':
      return ({ seats }) => seats.total ?? UNLIMITED;
    case 'used':
      return ({ seats }) => seats.used;
    case 'remaining':
      return ({ seats }) => remainingSeats(seats) ?? UNLIMITED;
    case 'status':
      return (client) => CLIENT_STATUSES.indexOf(clientStatus(client, halfMade));
  }
}

/**
 * A sorted copy of a list that is in the order of its names already, as the worker's is: comparing ten thousand names
 * as people sort them takes longer than a key may. Equal ones stay in that order.
 */
export function sortClients(
  clients: readonly Client[],
  { column, direction }: ClientOrder,
  halfMade: HalfMade,
): readonly Client[] {
  const isUp = direction === 'ascending';
  if (column === 'client') return isUp ? clients : clients.toReversed();
  const keyOf = keyFor(column, clients, halfMade);
  const sign = isUp ? 1 : -1;
  return clients
    .map((client) => ({ client, key: keyOf(client) }))
    .sort((a, b) => sign * (a.key - b.key))
    .map(({ client }) => client);
}
