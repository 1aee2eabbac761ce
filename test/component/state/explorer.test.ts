import { signal } from '@preact/signals';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../utils/domain/events.ts';
import type { JobView, LogJob } from '../../../utils/domain/jobs.ts';
import { joined, lastDays, MOST_DAYS, type Span } from '../../../utils/domain/logRange.ts';
import { createExplorer, type Explorer } from '../../../utils/state/explorer.ts';
import { createLogArchive } from '../../../utils/state/logArchive.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { eventOf, northwind } from '../shared/fixtures.ts';

beforeAll(useEnglish);

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const PAGE = 50;
type Asked = Parameters<Parameters<typeof createExplorer>[0]['read']>[0];

/** A log on a server that counts what it is asked, what is kept of it, and a clock. */
function setUp(count: number, every = MINUTE) {
  const clock = { now: new Date(2026, 10, 25, 13, 0).getTime() };
  const began = clock.now;
  const log: LogEvent[] = Array.from({ length: count }, (_, at) =>
    eventOf(`${at}`, 1903, { at: began - at * every, object: `Client ${at % 7}` }),
  );
  const asked: Asked[] = [];
  const faults: (ReturnType<typeof no> | null)[] = [];
  const store = { covered: [] as Span[], events: [] as LogEvent[] };
  const jobs = signal<JobView[]>([]);
  const told: string[] = [];
  const open = () =>
    createExplorer({
      now: () => clock.now,
      archive: createLogArchive({
        read: async ({ from = 0 }) =>
          yes({
            index: { revision: 0, covered: store.covered, segments: 1 },
            events: store.events.slice(from),
          }),
        async write({ covered, events }) {
          store.covered = joined([...store.covered, ...covered]);
          store.events.push(...events);
          return yes({});
        },
      }),
      jobs: {
        all: jobs,
        async begin(range) {
          told.push('begin');
          jobs.value = [jobOf(range, began)];
          return yes(jobs.value[0] as JobView);
        },
        resume: async (id) => void told.push(`resume ${id}`),
        pause: async (id) => void told.push(`pause ${id}`),
      },
      async read(question) {
        asked.push(question);
        const fault = faults.shift();
        if (fault) return fault;
        const { start = 0, end = 0 } = question.range ?? {};
        const from = Number(question.continuation ?? 0);
        const found = log.filter(({ at }) => at >= start && at <= end);
        const isFull = found.length >= from + PAGE;
        return yes({
          events: found.slice(from, from + PAGE),
          continuation: isFull ? String(from + PAGE) : null,
        });
      },
    });
  /** What the worker does for the job: some of the log is kept, then the job says so. */
  function works(upTo: number, more: Partial<JobView> = {}): void {
    const [job] = jobs.value as [JobView];
    const range = job.log?.range as Span;
    store.events.push(...log.slice(store.events.length, upTo));
    const covered = [
      { start: upTo >= log.length ? range.start : (log[upTo - 1]?.at ?? 0) + 1, end: range.end },
    ];
    store.covered = covered.map(({ start, end }) => ({ start, end: Math.min(end, began - 15 * MINUTE) }));
    jobs.value = [{ ...job, ...more, log: { ...(job.log as LogJob), covered, left: 60_000 } }];
  }
  return { explorer: open(), open, asked, log, faults, clock, jobs, works, told, store };
}

function jobOf(range: Span, startedAt: number): JobView {
  return {
    id: 'job',
    kind: 'loadLog',
    providerId: northwind.id,
    startedAt,
    endedAt: null,
    state: 'running',
    stoppedBy: null,
    waitsUntil: null,
    progress: { done: 0, total: null },
    log: { of: 'provider', client: null, range, covered: [], left: null },
    items: [],
  };
}

async function loadRest(explorer: Explorer): Promise<void> {
  while (explorer.gaps.value.length > 0 && explorer.failure.value === null) await explorer.loadMore();
}

const keys = ({ events }: Explorer) => events.value.map(({ event }) => event.key);

describe('an explorer', () => {
  it('begins with the newest page of the last thirty days', async () => {
    const { explorer, asked, clock } = setUp(120);
    await explorer.open();
    await explorer.open();
    expect(asked).toEqual([{ continuation: null, range: lastDays(30, clock.now) }]);
    expect(explorer.events.value).toHaveLength(PAGE);
    expect(explorer.gaps.value).not.toEqual([]);
  });

  it('knows when it has it all', async () => {
    const { explorer, log } = setUp(120);
    await explorer.open();
    await explorer.loadMore();
    await explorer.loadMore();
    await explorer.loadMore();
    expect(keys(explorer)).toEqual(log.map(({ key }) => key));
    expect(explorer.gaps.value).toEqual([]);
  });

  it('reads a range longer than Bitwarden gives slice by slice, and says how many it has', async () => {
    const { explorer, asked, clock } = setUp(1_000, DAY);
    await explorer.open();
    await explorer.choose({ start: clock.now - 1_000 * DAY, end: clock.now });
    expect(explorer.slices.value).toEqual({ all: 3, read: 0 });
    await loadRest(explorer);
    expect(explorer.slices.value).toEqual({ all: 3, read: 3 });
    expect(explorer.events.value).toHaveLength(1_000);
    for (const { range } of asked.slice(1))
      expect((range?.end ?? 0) - (range?.start ?? 0)).toBeLessThanOrEqual(MOST_DAYS * DAY);
  });

  it('leaves to a job what loads all, follows it, and asks nothing meanwhile', async () => {
    const { explorer, asked, jobs, works, log } = setUp(200);
    await explorer.open();
    await explorer.loadAll();
    expect(explorer.run.value).toEqual({ left: null, until: null });
    works(120);
    await expect.poll(() => explorer.events.value.length).toBe(120);
    expect(explorer.run.value).toEqual({ left: 60_000, until: null });
    expect(explorer.gaps.value).toHaveLength(1);
    works(200, { state: 'ended' });
    await expect.poll(() => explorer.gaps.value).toEqual([]);
    expect(keys(explorer)).toEqual(log.map(({ key }) => key));
    expect([explorer.run.value, asked.length, jobs.value.length]).toEqual([null, 1, 1]);
  });

  it('gives the job what it has read, and shows in another window what the job reads', async () => {
    const { explorer, open, works, store, asked } = setUp(200);
    await explorer.open();
    await explorer.loadAll();
    expect(store.events).toHaveLength(PAGE);
    works(120);
    const other = open();
    await other.open();
    expect(other.events.value).toHaveLength(120);
    // only what is so young that Bitwarden may still add to it
    expect(asked.at(-1)?.range?.start).toBe((store.covered[0]?.end ?? 0) + 1);
    expect(other.run.value).toEqual({ left: 60_000, until: null });
    works(200);
    await expect.poll(() => other.events.value.length).toBe(200);
  });

  it('pauses the job of its dates, and goes on with it instead of beginning another', async () => {
    const { explorer, told, jobs, works } = setUp(200);
    await explorer.open();
    await explorer.loadAll();
    await explorer.pause();
    works(100, { state: 'paused' });
    expect(explorer.run.value).toBeNull();
    expect(explorer.job.value?.id).toBe('job');
    await explorer.loadAll();
    expect(told).toEqual(['begin', 'pause job', 'resume job']);
    const { start, end } = explorer.wanted.value;
    await explorer.choose({ start: start - DAY, end });
    expect([jobs.value.length, explorer.job.value]).toEqual([1, null]);
  });

  it('says until when the job rests', async () => {
    const { explorer, works, clock } = setUp(200);
    await explorer.open();
    await explorer.loadAll();
    works(100, { waitsUntil: clock.now + MINUTE });
    expect(explorer.run.value).toEqual({ left: 60_000, until: clock.now + MINUTE });
  });

  it('stops at a failure, with what it has, and goes on when asked', async () => {
    const { explorer, faults } = setUp(200);
    await explorer.open();
    faults.push(null, no('offline'));
    await loadRest(explorer);
    expect(explorer.failure.value).toEqual({ kind: 'offline' });
    expect(explorer.events.value).toHaveLength(2 * PAGE);
    await explorer.loadMore();
    expect(explorer.failure.value).toBeNull();
    await loadRest(explorer);
    expect(explorer.events.value).toHaveLength(200);
  });

  it('asks on Refresh for what is new, and for the last minutes again, because Bitwarden writes late', async () => {
    const { explorer, log, asked, clock } = setUp(60);
    await explorer.open();
    await loadRest(explorer);
    const readAt = clock.now;
    clock.now += 10 * MINUTE;
    log.unshift(
      eventOf('new', 1903, { at: clock.now - MINUTE }),
      eventOf('late', 1903, { at: readAt - 5 * MINUTE - 1 }),
    );
    await explorer.refresh();
    expect(asked.at(-1)?.range?.start).toBe(readAt - 15 * MINUTE + 1);
    expect(keys(explorer)).toHaveLength(62);
    expect(keys(explorer)[0]).toBe('new');
    const times = explorer.events.value.map(({ event }) => event.at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(explorer.gaps.value).toEqual([]);
  });

  it('keeps what it read of a slice it left, and asks the rest', async () => {
    const { explorer, log, asked } = setUp(150);
    await explorer.open();
    await explorer.loadMore();
    await explorer.refresh();
    await loadRest(explorer);
    expect(keys(explorer)).toEqual(log.map(({ key }) => key));
    expect(asked.at(-1)?.range?.end).toBe(log[99]?.at);
  });

  it('shows nothing of a range that is not chosen any more', async () => {
    const { explorer, log, clock } = setUp(150, DAY);
    await explorer.open();
    await explorer.choose({ start: clock.now - 20 * DAY, end: clock.now - 10 * DAY });
    expect(keys(explorer)).toEqual(log.slice(10, 21).map(({ key }) => key));
  });

  it('filters all that is loaded', async () => {
    const { explorer } = setUp(300);
    await explorer.open();
    await loadRest(explorer);
    explorer.filter.value = { ...explorer.filter.value, text: 'client 3' };
    expect(explorer.shown.value).toHaveLength(43);
  });

  it('does not follow a log that leads back to where it was', async () => {
    const { clock, jobs } = setUp(0);
    let read = 0;
    const explorer = createExplorer({
      now: () => clock.now,
      archive: { read: async () => [], keep: async () => true },
      jobs: { all: jobs, begin: async () => null, resume: async () => {}, pause: async () => {} },
      async read() {
        read++;
        return yes({ events: [eventOf(`${read}`, 1000, { at: clock.now })], continuation: `${read % 3}` });
      },
    });
    await explorer.open();
    await loadRest(explorer);
    expect(read).toBeLessThan(12);
    expect(explorer.failure.value).toEqual({ kind: 'unexpectedAnswer' });
    expect(explorer.gaps.value).not.toEqual([]);
  });
});
