import type { Client, ClientTrouble } from './clients.ts';
import { seatLevel } from './seats.ts';

/** What the table of clients can show, in its order. */
export const CLIENT_COLUMNS = [
  'client',
  'code',
  'plan',
  'assigned',
  'used',
  'remaining',
  'status',
  'tags',
] as const;
export type ClientColumn = (typeof CLIENT_COLUMNS)[number];

/** Until a person chose others. The first names the row, and cannot go. */
export const FIRST_COLUMNS: readonly ClientColumn[] = [
  'client',
  'plan',
  'assigned',
  'used',
  'remaining',
  'status',
  'tags',
];

/** In the order of the table, whatever order they were chosen in. */
export const inTableOrder = (columns: readonly ClientColumn[]): ClientColumn[] =>
  CLIENT_COLUMNS.filter((column) => column === 'client' || columns.includes(column));

export const SEATS_STATES = ['over', 'full', 'near', 'free', 'unlimited'] as const;
export type SeatsState = (typeof SEATS_STATES)[number];

/** What a filter of the table asks about the seats of a client. */
export function seatsState({ seats }: Pick<Client, 'seats'>): SeatsState {
  if (seats.total === null) return 'unlimited';
  if (seats.used > seats.total) return 'over';
  const level = seatLevel(seats);
  return level === 'normal' ? 'free' : level;
}

/** null where there is no limit; less than nothing where more are used than there are. */
export const remainingSeats = ({ seats }: Pick<Client, 'seats'>): number | null =>
  seats.total === null ? null : seats.total - seats.used;

export type ClientStatus = 'fine' | NonNullable<ClientTrouble>;

export const clientStatus = ({ trouble }: Pick<Client, 'trouble'>): ClientStatus => trouble ?? 'fine';

/** null: whatever it is. */
export interface ClientFilter {
  plan: string | null;
  tag: string | null;
  seats: SeatsState | null;
  status: ClientStatus | null;
}

export const NO_FILTER: ClientFilter = { plan: null, tag: null, seats: null, status: null };

export const isFilteringClients = (filter: ClientFilter): boolean =>
  Object.values(filter).some((asked) => asked !== null);

export function filterClients(clients: readonly Client[], filter: ClientFilter): readonly Client[] {
  if (!isFilteringClients(filter)) return clients;
  const { plan, tag, seats, status } = filter;
  return clients.filter(
    (client) =>
      (plan === null || client.plan === plan) &&
      (tag === null || client.tags.includes(tag)) &&
      (seats === null || seatsState(client) === seats) &&
      (status === null || clientStatus(client) === status),
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
  suspended: number;
  unreadable: number;
  /** With more people than seats, or as many. */
  full: number;
}

export function countClients(clients: readonly Client[]): ClientCounts {
  const counts = { all: clients.length, suspended: 0, unreadable: 0, full: 0 };
  for (const client of clients) {
    if (client.trouble !== null) counts[client.trouble]++;
    const state = seatsState(client);
    if (state === 'over' || state === 'full') counts.full++;
  }
  return counts;
}
