import { computed, signal } from '@preact/signals';
import { NO_FACETS, withFacets } from '../domain/eventFacets.ts';
import { type EventFilter, filterEvents, NO_FILTER, narrows } from '../domain/eventFilter.ts';
import type { LoggedEvent } from '../domain/loggedEvent.ts';
import type { Span } from '../domain/logRange.ts';
import { createLogReader, type LogReaderOptions } from './logReader.ts';

export type Explorer = ReturnType<typeof createExplorer>;

/** One log, and what to show of it: filters apply to all that was read. */
export function createExplorer(options: Omit<LogReaderOptions, 'onFresh'>) {
  const facets = signal(NO_FACETS);
  const filter = signal<EventFilter>(NO_FILTER);
  const reader = createLogReader({
    ...options,
    onFresh: (events) => {
      facets.value = withFacets(facets.value, events);
    },
  });

  /** In the range; what was read of others is there for when they are chosen again. */
  const events = computed(() => {
    const { start, end } = reader.wanted.value;
    const all = reader.all.value;
    const [first, last] = [all[0]?.event.at ?? end, all.at(-1)?.event.at ?? start];
    if (first <= end && last >= start) return all;
    return all.filter(({ event: { at } }) => at >= start && at <= end);
  });

  let last: { events: readonly LoggedEvent[]; filter: EventFilter; left: readonly LoggedEvent[] } | null =
    null;

  const inTime = computed(() => {
    const next = { ...filter.value, within: null };
    // whoever types on narrows what is left, and only that has to be looked at
    const from = last?.events === events.value && narrows(last.filter, next) ? last.left : events.value;
    const left = filterEvents(from, next);
    last = { events: events.value, filter: next, left };
    return left;
  });

  return {
    ...reader,
    events,
    /** What the filter would leave if it had no part of the time. */
    inTime,
    /** What the filter leaves. */
    shown: computed(() => filterEvents(inTime.value, { ...NO_FILTER, within: filter.value.within })),
    facets,
    filter,
    choose(span: Span): Promise<void> {
      filter.value = { ...filter.value, within: null };
      return reader.choose(span);
    },
  };
}
