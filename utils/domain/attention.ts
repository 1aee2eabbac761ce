import type { ClientFact } from './clientLife.ts';
import type { Client } from './clients.ts';
import type { DroppedRows } from './dropped.ts';
import type { LogEvent } from './events.ts';
import type { LoggedEvent } from './loggedEvent.ts';
import type { TeamChange } from './logNotes.ts';
import { onlyAdmin, type Person } from './people.ts';
import { type SeatState, seatState } from './seats.ts';
import type { SevereEvent } from './severity.ts';

/** What may need somebody, worst first. */
export const ATTENTION_KINDS = [
  'onlyAdmin',
  'severe',
  'teamChanged',
  'halfMade',
  'seatsOver',
  'serverWarning',
  'waiting',
  'unreadable',
  'suspended',
  'dropped',
  'seatsFull',
  'seatsNear',
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** The page on which it is solved. */
export type AttentionPlace = 'people' | 'events' | 'clients' | 'account' | 'billing';

export interface AttentionItem {
  kind: AttentionKind;
  level: 'danger' | 'warn' | 'neutral';
  place: AttentionPlace;
  /** How many of them there are. */
  count: number;
  /** What they are called, the first few: people, changes. */
  names: readonly string[];
  /** Clients it is about, the first few. */
  clients: readonly Client[];
}

/** What is known at this moment; null: not read, or it may not be read, so that nothing is said of it. */
export interface AttentionFacts {
  people: readonly Person[] | null;
  clients: ClientsInNeed | null;
  /** Of the provider's log since somebody last looked. */
  severe: readonly SevereEvent[] | null;
  teamChanges: readonly TeamChange[];
  dropped: readonly DroppedRows[];
  /** Of Bitwarden about the provider, in words. */
  warnings: readonly string[];
}

export const NO_FACTS: AttentionFacts = {
  people: null,
  clients: null,
  severe: null,
  teamChanges: [],
  dropped: [],
  warnings: [],
};

/** Named one by one; the others are a number. */
export const MOST_NAMED = 4;

type Parts = Omit<AttentionItem, 'count' | 'names' | 'clients'>;

const RULES: Record<AttentionKind, Parts> = {
  onlyAdmin: { kind: 'onlyAdmin', level: 'danger', place: 'people' },
  severe: { kind: 'severe', level: 'danger', place: 'events' },
  teamChanged: { kind: 'teamChanged', level: 'danger', place: 'events' },
  halfMade: { kind: 'halfMade', level: 'warn', place: 'clients' },
  seatsOver: { kind: 'seatsOver', level: 'danger', place: 'clients' },
  serverWarning: { kind: 'serverWarning', level: 'warn', place: 'billing' },
  waiting: { kind: 'waiting', level: 'warn', place: 'people' },
  unreadable: { kind: 'unreadable', level: 'warn', place: 'clients' },
  suspended: { kind: 'suspended', level: 'warn', place: 'clients' },
  dropped: { kind: 'dropped', level: 'warn', place: 'account' },
  seatsFull: { kind: 'seatsFull', level: 'warn', place: 'clients' },
  seatsNear: { kind: 'seatsNear', level: 'neutral', place: 'clients' },
};

interface Found {
  count: number;
  names?: readonly string[];
  clients?: readonly Client[];
}

const named = (names: readonly string[]): Found => ({
  count: names.length,
  names: [...new Set(names)].slice(0, MOST_NAMED),
});

type ClientKind = Extract<AttentionKind, `seats${string}` | 'halfMade' | 'suspended' | 'unreadable'>;

const BY_SEATS: Partial<Record<SeatState, ClientKind>> = {
  over: 'seatsOver',
  full: 'seatsFull',
  near: 'seatsNear',
};

/** Clients that need somebody, by what for. */
export type ClientsInNeed = Partial<Record<ClientKind, Found>>;

/**
 * The worst of each client's seats, and what is the matter with it; one walk over all of them.
 *
 * @param facts what the list of clients says besides, by client; empty while it is not read
 */
export function clientsInNeed(
  clients: readonly Client[],
  facts: Readonly<Record<string, Pick<ClientFact, 'isHalfMade'>>> = {},
): ClientsInNeed {
  const found: Partial<Record<ClientKind, { count: number; clients: Client[] }>> = {};
  const add = (kind: ClientKind, client: Client) => {
    found[kind] ??= { count: 0, clients: [] };
    const of = found[kind];
    if (of.count++ < MOST_NAMED) of.clients.push(client);
  };
  for (const client of clients) {
    const { seats, trouble } = client;
    if (facts[client.id]?.isHalfMade) add('halfMade', client);
    if (trouble) add(trouble, client);
    if (trouble === 'suspended') continue;
    const kind = BY_SEATS[seatState(seats)];
    if (kind) add(kind, client);
  }
  return found;
}

function aboutPeople(people: readonly Person[]): Partial<Record<AttentionKind, Found>> {
  const only = onlyAdmin(people);
  const nameOf = ({ name, email }: Person) => name ?? email;
  return {
    ...(only ? { onlyAdmin: named([nameOf(only)]) } : {}),
    waiting: named(people.filter(({ status }) => status === 'accepted').map(nameOf)),
  };
}

/** What needs somebody right now, worst first. What is solved is not there any more. */
export function attentionOf(facts: AttentionFacts): AttentionItem[] {
  const { people, clients, severe, teamChanges, dropped, warnings } = facts;
  const found: Partial<Record<AttentionKind, Found>> = {
    ...(people ? aboutPeople(people) : {}),
    ...clients,
    severe: named((severe ?? []).map(({ rule }) => rule)),
    teamChanged: named(teamChanges.map(({ name }) => name)),
    dropped: { count: dropped.length },
    serverWarning: named(warnings),
  };
  // names are of rules where an event may come up twice
  if (severe) found.severe = { ...found.severe, count: severe.length };
  return ATTENTION_KINDS.flatMap((kind): AttentionItem[] => {
    const { count = 0, names = [], clients: of = [] } = found[kind] ?? {};
    return count === 0 ? [] : [{ ...RULES[kind], count, names, clients: of }];
  });
}

/** Events that came after somebody looked; they come newest first. */
export function unseenOf(events: readonly LoggedEvent[], seen: number | null): LogEvent[] {
  if (seen === null) return [];
  const first = events.findIndex(({ event }) => event.at <= seen);
  return (first < 0 ? events : events.slice(0, first)).map(({ event }) => event);
}

/** Clients whose seats run out first, tightest first. */
export function tightest(clients: readonly Client[], most: number): Client[] {
  const left = ({ seats: { used, total } }: Client) => (total === null ? 0 : used / Math.max(1, total));
  return clients
    .filter(({ seats, trouble }) => trouble !== 'suspended' && BY_SEATS[seatState(seats)] !== undefined)
    .sort((a, b) => left(b) - left(a) || b.seats.used - a.seats.used)
    .slice(0, most);
}

export interface ClientTotals {
  clients: number;
  suspended: number;
  /** Of all plans; those of a plan without a limit count with what they use. */
  used: number;
  assigned: number;
}

export function clientTotals(clients: readonly Client[]): ClientTotals {
  const totals: ClientTotals = { clients: clients.length, suspended: 0, used: 0, assigned: 0 };
  for (const { seats, trouble } of clients) {
    if (trouble === 'suspended') totals.suspended++;
    totals.used += seats.used;
    totals.assigned += seats.total ?? seats.used;
  }
  return totals;
}
