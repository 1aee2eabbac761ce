import { type EventGroup, groupOf } from './eventGroups.ts';
import { isSevere, type LogEvent } from './events.ts';
import { actorWords, deedWords, deviceWords } from './eventWords.ts';

/** Words that many events of a log share, and what the search of the moment found in them. */
export interface Shared {
  text: string;
  /** The search that looked last. */
  round: number;
  /** One bit for each of its words. */
  found: number;
}

/** Who did what, as a row says it. */
export interface Said extends Shared {
  actor: string;
  group: EventGroup;
  isSevere: boolean;
}

/** From where. */
export interface Origin extends Shared {
  device: string;
}

/** An event with all that a search looks at; a log of 100,000 says few different things, and looks at each once. */
export interface LoggedEvent {
  event: LogEvent;
  said: Said;
  from: Origin;
}

const textOf = (words: readonly (string | null | undefined)[]): string =>
  words.filter(Boolean).join('\n').toLowerCase();

/** For the events of one log, which is forgotten with it. */
export function createLogging(): (event: LogEvent) => LoggedEvent {
  const sayings = new Map<string, Said>();
  const origins = new Map<string, Origin>();

  function saidOf(event: LogEvent): Said {
    const { type, actor, actorId, object, objectId, client } = event;
    const key = `${type}\n${actor}\n${actorId}\n${object}\n${objectId}\n${client?.name}`;
    const known = sayings.get(key);
    if (known) return known;
    const who = actorWords(event);
    const text = textOf([who, deedWords(event), client?.name, actorId, objectId]);
    const said = { text, round: 0, found: 0, actor: who, group: groupOf(type), isSevere: isSevere(type) };
    sayings.set(key, said);
    return said;
  }

  function originOf({ device, ip }: LogEvent): Origin {
    const key = `${device.kind}\n${device.name}\n${ip}`;
    const known = origins.get(key);
    if (known) return known;
    const words = deviceWords(device);
    const from = { text: textOf([words, ip]), round: 0, found: 0, device: words };
    origins.set(key, from);
    return from;
  }

  return (event) => ({ event, said: saidOf(event), from: originOf(event) });
}

/** One on its own. */
export const toLogged = (event: LogEvent): LoggedEvent => createLogging()(event);

let rounds = 0;
/** As many as a number has bits for. */
export const MOST_WORDS = 30;

/** Whether all of so many words, in lower case, are somewhere in what an event says. */
export function findsAll(words: readonly string[]): (logged: LoggedEvent) => boolean {
  const round = ++rounds;
  const all = 2 ** words.length - 1;
  function foundIn(shared: Shared): number {
    if (shared.round !== round) {
      shared.round = round;
      shared.found = words.reduce(
        (bits, word, at) => (shared.text.includes(word) ? bits | (1 << at) : bits),
        0,
      );
    }
    return shared.found;
  }
  return ({ said, from }) => (foundIn(said) | foundIn(from)) === all;
}
