import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Result } from '../bridge/envelope.ts';
import { NO_FACETS, withFacets } from '../domain/eventFacets.ts';
import { type EventFilter, filterEvents, NO_FILTER, narrows } from '../domain/eventFilter.ts';
import type { JobView } from '../domain/jobs.ts';
import type { LoggedEvent } from '../domain/loggedEvent.ts';
import type { Span } from '../domain/logRange.ts';
import { createLogReader, type LogReaderOptions } from './logReader.ts';

export type Explorer = ReturnType<typeof createExplorer>;

/** The jobs that read this log. */
export interface LogJobs {
  all: ReadonlySignal<readonly JobView[]>;
  /** All of a range; null: there is nothing to read it for. */
  begin(range: Span): Promise<Result<JobView> | null>;
  resume(id: string): Promise<void>;
  pause(id: string): Promise<void>;
}

interface ExplorerOptions extends Omit<LogReaderOptions, 'onFresh' | 'jobs'> {
  jobs: LogJobs;
}

/** One log, and what to show of it: filters apply to all that was read. */
export function createExplorer({ jobs, ...options }: ExplorerOptions) {
  const facets = signal(NO_FACETS);
  const filter = signal<EventFilter>(NO_FILTER);
  const reader = createLogReader({
    ...options,
    jobs: jobs.all,
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

  /** What reads all of the range, or paused in it. */
  const job = computed(() => {
    const { start, end } = reader.wanted.value;
    const isOfAll = ({ state, log }: JobView) =>
      state !== 'ended' && log !== undefined && log.range.start <= start && log.range.end >= end;
    return jobs.all.value.find(isOfAll) ?? null;
  });
  const beginning = signal(false);

  async function loadAll(): Promise<void> {
    if (beginning.value) return;
    const known = job.value;
    if (known) return jobs.resume(known.id);
    beginning.value = true;
    await reader.settle();
    const result = await jobs.begin(reader.wanted.value);
    beginning.value = false;
    if (result) reader.failure.value = result.ok ? null : result.failure;
  }

  return {
    ...reader,
    job,
    /** Reads to the end by itself; how long it takes, and until when it rests, where that can be told. */
    run: computed(() => {
      if (job.value?.state === 'running')
        return { left: job.value.log?.left ?? null, until: job.value.waitsUntil };
      return beginning.value ? { left: null, until: null } : null;
    }),
    /** Goes on where tab and worker end, until it is done. */
    loadAll,
    async pause(): Promise<void> {
      if (job.value) await jobs.pause(job.value.id);
    },
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
