import type { Client } from './clients.ts';
import { type SeatState, seatState } from './seats.ts';

/** Clients that are there, and that were never finished. */
export type HalfMade = ReadonlySet<string>;

/** In the order of what is to be done about it. */
export const CLIENT_STATUSES = ['halfMade', 'unreadable', 'suspended', 'fine'] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];

export const clientStatus = (
  { id, trouble }: Pick<Client, 'id' | 'trouble'>,
  halfMade: HalfMade,
): ClientStatus => (halfMade.has(id) ? 'halfMade' : (trouble ?? 'fine'));

/** null: whatever it is. */
export interface ClientFilter {
  plan: string | null;
  tag: string | null;
  seats: SeatState | null;
  status: ClientStatus | null;
}

export const NO_FILTER: ClientFilter = { plan: null, tag: null, seats: null, status: null };

export const isFilteringClients = (filter: ClientFilter): boolean =>
  Object.values(filter).some((asked) => asked !== null);

export function filterClients(
  clients: readonly Client[],
  filter: ClientFilter,
  halfMade: HalfMade,
): readonly Client[] {
  if (!isFilteringClients(filter)) return clients;
  const { plan, tag, seats, status } = filter;
  return clients.filter(
    (client) =>
      (plan === null || client.plan === plan) &&
      (tag === null || client.tags.includes(tag)) &&
      (seats === null || seatState(client.seats) === seats) &&
      (status === null || clientStatus(client, halfMade) === status),
  );
}

const distinct = (words: readonly string[], locale?: string): string[] =>
  [...new Set(words)].sort(new Intl.Collator(locale, { numeric: true }).compare);

/** What of each kind there is to be filtered by. */
export function clientFacets(
  clients: readonly Client[],
  locale?: string,
): { plans: string[]; tags: string[] } {
  return {
    plans: distinct(
      clients.map(({ plan }) => plan),
      locale,
    ).filter(Boolean),
    tags: distinct(
      clients.flatMap(({ tags }) => tags),
      locale,
    ),
  };
}

export interface ClientCounts {
  all: number;
  halfMade: number;
  suspended: number;
  unreadable: number;
  /** With more people than seats, or as many. */
  full: number;
}

export function countClients(clients: readonly Client[], halfMade: HalfMade): ClientCounts {
  const counts = { all: clients.length, halfMade: 0, suspended: 0, unreadable: 0, full: 0 };
  for (const client of clients) {
    const status = clientStatus(client, halfMade);
    if (status !== 'fine') counts[status]++;
    const state = seatState(client.seats);
    if (state === 'over' || state === 'full') counts.full++;
  }
  return counts;
}
