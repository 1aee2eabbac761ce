import { VAULT_OPENED } from './eventGroups.ts';
import type { LogEvent } from './events.ts';
import { actorWords } from './eventWords.ts';
import type { LoggedEvent } from './loggedEvent.ts';

/** How often one person opened the vault of one client, and when. */
export interface Opening {
  actor: string;
  client: LogEvent['client'];
  count: number;
  first: number;
  last: number;
}

/** Who opened which client's vault, the latest first. */
export function openingsOf(events: readonly LoggedEvent[]): Opening[] {
  const found = new Map<string, Opening>();
  for (const { event } of events) {
    if (!VAULT_OPENED.includes(event.type)) continue;
    const actor = actorWords(event);
    const key = `${event.actorId ?? actor}/${event.client?.id ?? event.objectId}`;
    const before = found.get(key);
    if (before)
      found.set(key, { ...before, count: before.count + 1, first: Math.min(before.first, event.at) });
    else found.set(key, { actor, client: event.client, count: 1, first: event.at, last: event.at });
  }
  return [...found.values()];
}

/** The openings of one person, or of the vault of one client. */
export interface OpeningSum {
  /** Whose: empty for what names no client. */
  name: string;
  /** In how many clients, or by how many people. */
  others: number;
  count: number;
  last: number;
}

/** Who or what was opened most comes first. */
function sumBy(openings: readonly Opening[], nameOf: (opening: Opening) => string): OpeningSum[] {
  const found = new Map<string, OpeningSum>();
  for (const opening of openings) {
    const name = nameOf(opening);
    const known = found.get(name) ?? { name, others: 0, count: 0, last: opening.last };
    found.set(name, {
      name,
      others: known.others + 1,
      count: known.count + opening.count,
      last: Math.max(known.last, opening.last),
    });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || b.last - a.last);
}

export const openingsByPerson = (openings: readonly Opening[]): OpeningSum[] =>
  sumBy(openings, ({ actor }) => actor);

export const openingsByClient = (openings: readonly Opening[]): OpeningSum[] =>
  sumBy(openings, ({ client }) => client?.name ?? '');

/** What the watch counts of the provider's own accounts. */
export const WATCHED = {
  failed: [1005, 1006],
  twoStep: [1002, 1003, 1004],
  exports: [1007],
} as const;

export type Watched = keyof typeof WATCHED;

export interface WatchedAccount extends Record<Watched, number> {
  actor: string;
  /** Of what is counted. */
  last: number;
}

/** Failed sign-ins, two-step changes and exports of each account in a log, most failures first. */
export function watchAccounts(events: readonly LoggedEvent[]): WatchedAccount[] {
  const found = new Map<string, WatchedAccount>();
  for (const { event } of events) {
    const what = (Object.keys(WATCHED) as Watched[]).find((each) =>
      (WATCHED[each] as readonly number[]).includes(event.type),
    );
    if (!what) continue;
    const actor = actorWords(event);
    const key = event.actorId ?? actor;
    const known = found.get(key) ?? { actor, failed: 0, twoStep: 0, exports: 0, last: event.at };
    found.set(key, { ...known, [what]: known[what] + 1 });
  }
  return [...found.values()].sort((a, b) => b.failed - a.failed || b.last - a.last);
}
