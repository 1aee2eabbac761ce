import { type EventGroup, groupOf, TO_PEOPLE } from './eventGroups.ts';
import type { LogEvent } from './events.ts';
import { actorWords, deviceWords } from './eventWords.ts';

/** What there is to choose from in a filter: all that was seen in a log, in no order. */
export interface Facets {
  actors: string[];
  people: string[];
  /** Empty: of no client. */
  clients: string[];
  groups: EventGroup[];
  types: number[];
  devices: string[];
  ips: string[];
}

export const NO_FACETS: Facets = {
  actors: [],
  people: [],
  clients: [],
  groups: [],
  types: [],
  devices: [],
  ips: [],
};

const isToPerson = ({ type }: LogEvent) => TO_PEOPLE.includes(groupOf(type));

/** The facets with those of more events; the same object when they hold nothing new. */
export function withFacets(before: Facets, events: readonly LogEvent[]): Facets {
  const next = {
    actors: new Set(before.actors),
    people: new Set(before.people),
    clients: new Set(before.clients),
    groups: new Set(before.groups),
    types: new Set(before.types),
    devices: new Set(before.devices),
    ips: new Set(before.ips),
  };
  for (const event of events) {
    next.actors.add(actorWords(event));
    if (event.actor !== null) next.people.add(event.actor);
    if (event.object !== null && isToPerson(event)) next.people.add(event.object);
    next.clients.add(event.client?.name ?? '');
    next.groups.add(groupOf(event.type));
    next.types.add(event.type);
    next.devices.add(deviceWords(event.device));
    if (event.ip !== null) next.ips.add(event.ip);
  }
  const isSame = (Object.keys(before) as (keyof Facets)[]).every(
    (part) => next[part].size === before[part].length,
  );
  if (isSame) return before;
  return {
    actors: [...next.actors],
    people: [...next.people],
    clients: [...next.clients],
    groups: [...next.groups],
    types: [...next.types],
    devices: [...next.devices],
    ips: [...next.ips],
  };
}
