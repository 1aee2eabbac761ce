import { type EventGroup, groupOf, TO_PEOPLE } from './eventGroups.ts';
import type { LogEvent } from './events.ts';
import { findsAll, type LoggedEvent, MOST_WORDS } from './loggedEvent.ts';
import type { Span } from './logRange.ts';

/** What to show of a log. Everything must hold at once; null and an empty text ask for nothing. */
export interface EventFilter {
  /** Words that must all be there, in whatever a row says. */
  text: string;
  /** Who did it, by name. */
  actor: string | null;
  /** Who did it, or to whom it was done, by name. */
  person: string | null;
  /** By name; empty for what concerns no client. */
  client: string | null;
  group: EventGroup | null;
  type: number | null;
  device: string | null;
  ip: string | null;
  /** Part of the range that is loaded. */
  within: Span | null;
}

export const NO_FILTER: EventFilter = {
  text: '',
  actor: null,
  person: null,
  client: null,
  group: null,
  type: null,
  device: null,
  ip: null,
  within: null,
};

function isAbout({ actor, object, type }: LogEvent, person: string): boolean {
  return actor === person || (object === person && TO_PEOPLE.includes(groupOf(type)));
}

type Test = (logged: LoggedEvent) => boolean;

/** One test for each part that asks for something: most filters ask for one or two things. */
function testsOf({ text, within, ...filter }: EventFilter): Test[] {
  const { actor, person, client, group, type, device, ip } = filter;
  const tests: Test[] = [];
  if (within) tests.push(({ event: { at } }) => at >= within.start && at <= within.end);
  if (type !== null) tests.push(({ event }) => event.type === type);
  if (group !== null) tests.push(({ said }) => said.group === group);
  if (actor !== null) tests.push(({ said }) => said.actor === actor);
  if (person !== null) tests.push(({ event }) => isAbout(event, person));
  if (client !== null) tests.push(({ event }) => (event.client?.name ?? '') === client);
  if (ip !== null) tests.push(({ event }) => event.ip === ip);
  if (device !== null) tests.push(({ from }) => from.device === device);
  const words = [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))];
  for (let from = 0; from < words.length; from += MOST_WORDS)
    tests.push(findsAll(words.slice(from, from + MOST_WORDS)));
  return tests;
}

export function filterEvents(all: readonly LoggedEvent[], filter: EventFilter): readonly LoggedEvent[] {
  const tests = testsOf(filter);
  const [only, ...others] = tests;
  if (!only) return all;
  if (others.length === 0) return all.filter(only);
  return all.filter((logged) => tests.every((test) => test(logged)));
}

/** Whether all that the second leaves is in what the first left: the same with more letters. */
export function narrows(before: EventFilter, next: EventFilter): boolean {
  const parts = Object.keys(next) as (keyof EventFilter)[];
  return (
    next.text.startsWith(before.text) && parts.every((part) => part === 'text' || next[part] === before[part])
  );
}

/** Whether it asks for anything. */
export const isFiltering = (filter: EventFilter): boolean =>
  filter.text.trim() !== '' ||
  Object.entries(filter).some(([part, value]) => part !== 'text' && value !== null);
