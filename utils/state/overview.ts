import { computed } from '@preact/signals';
import {
  attentionOf,
  clientsInNeed,
  clientTotals,
  NO_FACTS,
  tightest,
  unseenOf,
} from '../domain/attention.ts';
import type { BillWarnings } from '../domain/billing.ts';
import { teamChanges, toTeam } from '../domain/logNotes.ts';
import { findSevere } from '../domain/severity.ts';
import { tMember } from '../domain/text.ts';
import type { Audit } from './audit.ts';
import type { ConsoleApp } from './consoleApp.ts';

export type Overview = ReturnType<typeof createOverview>;

/** Seats to watch on one page. */
const MOST_WATCHED = 5;

/** As sentences; nothing that was not read warns of anything. */
function warningWords(warnings: BillWarnings | null): string[] {
  const { suspension = null, tax = null } = warnings ?? {};
  return [
    ...(suspension ? [tMember('bill_suspended', suspension.resolution)] : []),
    ...(tax ? [tMember('bill_tax', tax)] : []),
  ];
}

/** What needs somebody, and how much there is of everything, out of what the other models have read. */
export function createOverview(
  { clients, people, trust, clientLife, billing }: ConsoleApp,
  { provider: log, notes }: Audit,
) {
  /** null while only its beginning was painted: a total of a part is none. */
  const whole = computed(() => {
    const list = clients.clients.value;
    return list && list.length >= clients.total.value ? list : null;
  });
  const inNeed = computed(() => whole.value && clientsInNeed(whole.value, clientLife.facts.value));
  const severe = computed(() => {
    const seen = notes.notes.value?.seen.provider ?? null;
    return seen === null ? null : findSevere(unseenOf(log.events.value, seen));
  });
  const changes = computed(() =>
    people.people.value ? teamChanges(notes.notes.value?.team ?? null, toTeam(people.people.value)) : [],
  );

  return {
    clients: whole,
    items: computed(() =>
      attentionOf({
        ...NO_FACTS,
        people: people.people.value,
        clients: inNeed.value,
        severe: severe.value,
        teamChanges: changes.value,
        dropped: trust.dropped.value,
        warnings: warningWords(billing.warnings.value.value),
      }),
    ),
    /** Of it, what waits in the team and its log: the rest is a state that may last. */
    waiting: computed(() =>
      attentionOf({
        ...NO_FACTS,
        people: people.people.value,
        severe: severe.value,
        teamChanges: changes.value,
      }).filter(({ kind }) => kind !== 'onlyAdmin'),
    ),
    totals: computed(() => whole.value && clientTotals(whole.value)),
    watched: computed(() => whole.value && tightest(whole.value, MOST_WATCHED)),
  };
}
