import { beforeAll, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { lastDays, MOST_DAYS } from '../../../utils/domain/logRange.ts';
import { createExplorer, type Explorer } from '../../../utils/state/explorer.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { eventOf } from '../shared/fixtures.ts';

beforeAll(useEnglish);

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const PAGE = 50;
type Asked = Parameters<Parameters<typeof createExplorer>[0]['read']>[0];

/** A log on a server that counts what it is asked, and a clock that moves when somebody waits. */
function setUp(count: number, every = MINUTE) {
  const clock = { now: new Date(2026, 10, 25, 13, 0).getTime() };
  const began = clock.now;
  const log: LogEvent[] = Array.from({ length: count }, (_, at) =>
    eventOf(`${at}`, 1903, { at: began - at * every, object: `Client ${at % 7}` }),
  );
  const asked: Asked[] = [];
  const faults: (ReturnType<typeof no> | null)[] = [];
  const waits: number[] = [];
  const explorer = createExplorer({
    now: () => clock.now,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      clock.now += milliseconds;
    },
    technicians: async () => 1,
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
  return { explorer, asked, log, faults, waits, clock };
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
    await explorer.loadAll();
    expect(explorer.slices.value).toEqual({ all: 3, read: 3 });
    expect(explorer.events.value).toHaveLength(1_000);
    for (const { range } of asked.slice(1))
      expect((range?.end ?? 0) - (range?.start ?? 0)).toBeLessThanOrEqual(MOST_DAYS * DAY);
  });

  it('leaves half of what Bitwarden allows while it loads all, quietly', async () => {
    const { explorer, asked, clock } = setUp(5_000);
    await explorer.open();
    const [began, before] = [clock.now, asked.length];
    await explorer.loadAll();
    const perMinute = (asked.length - before) / ((clock.now - began) / MINUTE);
    expect(perMinute).toBeLessThanOrEqual(102);
    expect(asked.slice(before).every(({ quietly }) => quietly)).toBe(true);
    expect(explorer.run.value).toBeNull();
    expect(explorer.gaps.value).toEqual([]);
  });

  it('tells the time left, and pauses and goes on where it was', async () => {
    const { explorer, asked } = setUp(2_000);
    await explorer.open();
    const told: (number | null)[] = [];
    const stopListening = explorer.run.subscribe((run) => {
      if (run) told.push(run.left);
      if (told.length === 6) queueMicrotask(() => void explorer.pause());
    });
    await explorer.loadAll();
    stopListening();
    const loaded = explorer.events.value.length;
    expect(loaded).toBeLessThan(2_000);
    expect(told.at(-1)).toBeGreaterThan(0);
    const before = asked.length;
    await explorer.loadAll();
    expect(explorer.events.value).toHaveLength(2_000);
    expect(asked.length - before).toBeLessThanOrEqual(Math.ceil((2_000 - loaded) / PAGE) + 1);
  });

  it('waits as long as Bitwarden asks it to and goes on by itself', async () => {
    const { explorer, faults, clock } = setUp(200);
    await explorer.open();
    const until = clock.now + 30_000;
    faults.push(no('rateLimited', { detail: String(until) }));
    await explorer.loadAll();
    expect(clock.now).toBeGreaterThanOrEqual(until);
    expect(explorer.events.value).toHaveLength(200);
  });

  it('stops at any other failure, with what it has, and goes on when asked', async () => {
    const { explorer, faults } = setUp(200);
    await explorer.open();
    faults.push(null, no('offline'));
    await explorer.loadAll();
    expect(explorer.failure.value).toEqual({ kind: 'offline' });
    expect(explorer.events.value).toHaveLength(2 * PAGE);
    await explorer.loadAll();
    expect(explorer.failure.value).toBeNull();
    expect(explorer.events.value).toHaveLength(200);
  });

  it('asks on Refresh for what is new, and for the last minutes again, because Bitwarden writes late', async () => {
    const { explorer, log, asked, clock } = setUp(60);
    await explorer.open();
    await explorer.loadAll();
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
    await explorer.loadAll();
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
    await explorer.loadAll();
    explorer.filter.value = { ...explorer.filter.value, text: 'client 3' };
    expect(explorer.shown.value).toHaveLength(43);
  });

  it('does not follow a log that leads back to where it was', async () => {
    const clock = new Date(2026, 10, 25).getTime();
    let read = 0;
    const explorer = createExplorer({
      now: () => clock,
      wait: async () => undefined,
      technicians: async () => 1,
      async read() {
        read++;
        return yes({ events: [eventOf(`${read}`, 1000, { at: clock })], continuation: 'again' });
      },
    });
    await explorer.open();
    await explorer.loadAll();
    expect(read).toBeLessThan(4);
    expect(explorer.failure.value).toEqual({ kind: 'unexpectedAnswer' });
    expect(explorer.gaps.value).not.toEqual([]);
  });
});
