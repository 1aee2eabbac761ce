import type { LogEvent } from './events.ts';

/** Whose log an event is in. */
export type LogKind = 'provider' | 'client' | 'account';

/** Something that deserves a look, as data: words are `severity_<id>` of the catalogue. */
export interface SeverityRule {
  id: string;
  types: readonly number[];
  /** So many within so long (milliseconds) by one account; without it, each one counts. */
  burst?: { most: number; within: number };
  /** Where Bitwarden writes these events; a rule sees nothing elsewhere. */
  in: readonly LogKind[];
}

const MINUTE = 60_000;

export const SEVERITY_RULES = [
  { id: 'twoStepOff', types: [1003, 1004], in: ['provider', 'client', 'account'] },
  {
    id: 'failedBurst',
    types: [1005, 1006],
    burst: { most: 5, within: 10 * MINUTE },
    in: ['provider', 'client', 'account'],
  },
  { id: 'vaultExported', types: [1007, 1602], in: ['provider', 'client', 'account'] },
  { id: 'vaultPurged', types: [1601], in: ['client'] },
  { id: 'clientRemoved', types: [1902], in: ['provider'] },
  { id: 'recovery', types: [1508, 1519], in: ['client'] },
] as const satisfies readonly SeverityRule[];

export type SeverityId = (typeof SEVERITY_RULES)[number]['id'];

export interface SevereEvent {
  rule: SeverityId;
  event: LogEvent;
  /** How many events the finding is made of; 1 unless it is a burst. */
  count: number;
}

/** The last event of each burst; the bursts of one account do not overlap. Newest first, as the events. */
function burstsOf(events: readonly LogEvent[], { most, within }: { most: number; within: number }) {
  const found: { event: LogEvent; count: number }[] = [];
  const byActor = Map.groupBy(events, ({ actorId, actor }) => actorId ?? actor);
  for (const ofActor of byActor.values()) {
    for (let last = 0; last < ofActor.length; last++) {
      const event = ofActor[last] as LogEvent;
      const count = ofActor.slice(last).findIndex(({ at }) => event.at - at > within);
      const size = count < 0 ? ofActor.length - last : count;
      if (size < most) continue;
      found.push({ event, count: size });
      last += size - 1;
    }
  }
  return found;
}

const RULES = SEVERITY_RULES as readonly (SeverityRule & { id: SeverityId })[];
/** Most events are of no rule, and a log is long. */
const RULED = new Set(RULES.flatMap(({ types }) => types));

/** What the rules find in a log, newest first. */
export function findSevere(events: readonly LogEvent[]): SevereEvent[] {
  const ruled = events.filter(({ type }) => RULED.has(type));
  const found = RULES.flatMap(({ id, types, burst }): SevereEvent[] => {
    const matching = ruled.filter(({ type }) => types.includes(type));
    return burst
      ? burstsOf(matching, burst).map((one) => ({ rule: id, ...one }))
      : matching.map((event) => ({ rule: id, event, count: 1 }));
  });
  return found.sort((a, b) => b.event.at - a.event.at);
}

/** Rules that see nothing in such a log, because Bitwarden writes their events elsewhere. */
export const blindRules = (log: LogKind): SeverityId[] =>
  RULES.filter((rule) => !rule.in.includes(log)).map(({ id }) => id);
