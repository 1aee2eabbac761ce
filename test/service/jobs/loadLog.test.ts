import { beforeEach, describe, expect, it } from 'vitest';
import type { EventPage, LogEvent } from '../../../utils/domain/events.ts';
import { LATE } from '../../../utils/domain/logCursor.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { useScene } from '../races/gate.ts';
import { createLogScene } from './logScene.ts';

const MINUTE = 60_000;
const PAGE = 50;
const scene = useScene({ events: 400 });
const logs = createLogScene(scene);
const pagesOf = (rows: number) => Math.floor(rows / PAGE) + 1;

beforeEach(() => {
  logs.watch();
});

describe('loading all of a log', () => {
  it('reads every page once, keeps what it read, and says when it is complete', async () => {
    await logs.signIn();
    const range = logs.lately();
    const rows = logs.rows(range);
    const written = scene.server.eventCounts();
    logs.watch();
    await scene.world.get('events.load', { range });
    const job = await logs.until();
    expect(job).toMatchObject({
      kind: 'loadLog',
      progress: { done: rows, total: null },
      log: { of: 'provider', client: null, range, covered: [range], left: 0 },
    });
    expect(rows).toBeGreaterThan(100);
    expect([new Set(logs.asked).size, logs.asked.length]).toEqual([pagesOf(rows), pagesOf(rows)]);
    const { events, covered } = await logs.kept();
    expect(new Set(events.map(({ key }) => key)).size).toBe(rows);
    expect(events).toHaveLength(rows);
    // what is so young that Bitwarden may still add to it is asked again another time
    expect(covered).toEqual([{ start: range.start, end: expect.any(Number) }]);
    expect(range.end - (covered[0]?.end ?? 0)).toBeLessThanOrEqual(LATE + 1_000);
    expect(scene.server.eventCounts()).toEqual(written);
    expect(scene.world.jobsAlarm).toBe(false);
  });

  it('leaves half of what Bitwarden allows to people, and to each of three technicians its third', async () => {
    await logs.signIn();
    const pace = async (technicians: number, days: number) => {
      await scene.world.get('requests.share', { technicians });
      const [began, before] = [scene.world.now(), logs.asked.length];
      await scene.world.get('events.load', { range: logs.lately(days) });
      await logs.until();
      const pages = logs.asked.length - before;
      expect(pages).toBeGreaterThan(2);
      return (scene.world.now() - began) / pages;
    };
    expect(await pace(1, 10)).toBeGreaterThanOrEqual(600);
    expect(await pace(3, 30)).toBeGreaterThanOrEqual(1_800);
  });

  it('tells the time left from the second page on', async () => {
    await logs.signIn();
    const left: (number | null)[] = [];
    logs.watch(() => {
      void logs.job().then(({ log }) => left.push(log?.left ?? null));
      return undefined;
    });
    await scene.world.get('events.load', { range: logs.lately() });
    await logs.until();
    const told = left.filter((each) => each !== null);
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBeLessThan(told[0] ?? 0);
  });

  it('reads a client’s log too, whatever client is shown meanwhile, and asks for nothing else in it', async () => {
    await logs.signIn();
    const clover = await logs.client('Clover Dental');
    const acme = await logs.client('Acme Legal');
    const { token } = await scene.world.get('context.enter', { clientId: clover.id, asCurrent: true });
    const range = logs.lately();
    const before = scene.network.sent.length;
    const written = scene.server.eventCounts();
    await scene.world.get('client.loadEvents', { range }, { context: token });
    await scene.world.get('context.enter', { clientId: acme.id, asCurrent: true });
    const job = await logs.until();
    expect(job.log).toMatchObject({
      of: 'client',
      client: { id: clover.id, name: 'Clover Dental' },
      covered: [range],
    });
    expect(job.progress.done).toBeGreaterThan(0);
    const paths = scene.network.sent.slice(before).map(({ path }) => path.replace('/api', ''));
    expect(new Set(paths.filter((path) => path.includes('/organizations/')))).toEqual(
      new Set([`/organizations/${clover.id}/events`, `/organizations/${clover.id}/users/mini-details`]),
    );
    expect(scene.server.eventCounts()).toEqual(written);
    const again = await scene.world.get('context.enter', { clientId: clover.id, asCurrent: false });
    const { events } = await scene.world.get('client.keptEvents', { segment: 0 }, { context: again.token });
    expect(events).toHaveLength(job.progress.done);
  });

  it('reads one’s own log for those who may not read the provider’s', async () => {
    await logs.signIn('priya@northwind.example');
    const range = logs.lately();
    await scene.world.get('account.loadEvents', { range });
    const job = await logs.until();
    expect(job.log).toMatchObject({ of: 'account', covered: [range] });
    const { events } = await scene.world.get('account.keptEvents', { segment: 0 });
    expect(events).toHaveLength(job.progress.done);
    expect(job.progress.done).toBeGreaterThan(0);
  });

  it('reads a range longer than Bitwarden gives slice by slice', async () => {
    await logs.signIn();
    const range = logs.lately(1_000);
    await scene.world.get('events.load', { range });
    expect((await logs.until()).log?.covered).toEqual([range]);
    const ends = new Set(logs.asked.map((page) => new URLSearchParams(page.split('?')[1]).get('end')));
    expect(ends.size).toBe(3);
  });

  it('goes on after a lock and a restart, and asks for no page again', async () => {
    await logs.signIn();
    const range = logs.lately();
    const rows = logs.rows(range);
    let isLocked = false;
    logs.watch(() => {
      if (logs.asked.length === 3 && !isLocked) {
        isLocked = true;
        void scene.world.ask('session.lock', {});
      }
      return undefined;
    });
    await scene.world.get('events.load', { range });
    await expect
      .poll(() => scene.world.ask('session.state', {}))
      .toMatchObject({ value: { state: 'locked' } });
    scene.world.killWorker();
    await scene.world.get('session.unlock', { password: DEMO_PASSWORD });
    await scene.world.get('clients.list', {});
    expect((await logs.until()).log?.covered).toEqual([range]);
    // the answer that came into the lock was shown to nobody
    expect(logs.asked.length - new Set(logs.asked).size).toBeLessThanOrEqual(1);
    expect((await logs.kept()).events).toHaveLength(rows);
  });

  it('is paused and goes on where it was', async () => {
    await logs.signIn();
    const range = logs.lately();
    const paused = Promise.withResolvers<void>();
    logs.watch(() => {
      if (logs.asked.length === 2)
        void logs
          .job()
          .then(({ id }) => scene.world.get('jobs.pause', { jobId: id }))
          .then(() => paused.resolve());
      return undefined;
    });
    await scene.world.get('events.load', { range });
    await paused.promise;
    const { id, stoppedBy } = await logs.until('paused');
    expect(stoppedBy).toBeNull();
    await scene.world.get('jobs.resume', { jobId: id });
    expect((await logs.until()).log?.covered).toEqual([range]);
    expect(new Set(logs.asked).size).toBe(logs.asked.length);
  });

  it('keeps what it read when it is cancelled, and says that more exist', async () => {
    await logs.signIn();
    const range = logs.lately();
    logs.watch(() => {
      if (logs.asked.length === 3)
        void logs.job().then(({ id }) => scene.world.get('jobs.cancel', { jobId: id }));
      return undefined;
    });
    await scene.world.get('events.load', { range });
    const { log, progress } = await logs.until();
    expect(log?.covered).toEqual([{ start: expect.any(Number), end: range.end }]);
    expect(log?.covered[0]?.start).toBeGreaterThan(range.start);
    const { events, covered } = await logs.kept();
    expect(events.length).toBeGreaterThanOrEqual(progress.done);
    // a page that was under way is kept too
    expect(covered[0]?.start).toBeLessThanOrEqual(log?.covered[0]?.start ?? 0);
  });

  it('does not ask for what somebody else has read meanwhile', async () => {
    await logs.signIn();
    const range = logs.lately();
    const all: LogEvent[] = [];
    for (let continuation: string | null = null; ; ) {
      const page: EventPage = await scene.world.get('events.list', { continuation, range });
      all.push(...page.events);
      continuation = page.continuation;
      if (continuation === null) break;
    }
    const middle = all[120]?.at ?? 0;
    await scene.world.get('events.keep', {
      covered: [{ start: range.start, end: middle }],
      events: all.filter(({ at }) => at <= middle),
    });
    logs.watch();
    await scene.world.get('events.load', { range });
    expect((await logs.until()).log?.covered[0]?.end).toBe(range.end);
    expect(logs.asked.length).toBe(pagesOf(all.filter(({ at }) => at > middle).length));
    expect((await logs.kept()).events).toHaveLength(all.length);
  });

  it('waits as long as Bitwarden asks it to, says so, and goes on by itself', async () => {
    await logs.signIn();
    const range = logs.lately();
    let isRefused = false;
    logs.watch(() => {
      if (isRefused || logs.asked.length < 3) return undefined;
      isRefused = true;
      return new Response('{}', { status: 429, headers: { 'retry-after': '120' } });
    });
    const began = scene.world.now();
    await scene.world.get('events.load', { range });
    await expect
      .poll(async () => (await logs.job()).waitsUntil, { timeout: 5_000 })
      .toBeGreaterThan(began + 119_000);
    scene.world.passTime(3 * MINUTE);
    await scene.world.wake();
    expect((await logs.until()).log?.covered).toEqual([range]);
  });

  it('asks by dates for the rest when the place Bitwarden gave out is good no more', async () => {
    await logs.signIn();
    const range = logs.lately();
    const rows = logs.rows(range);
    let isWorn = false;
    logs.watch((url) => {
      if (isWorn || logs.asked.length < 3 || !url.searchParams.has('continuationToken')) return undefined;
      isWorn = true;
      return new Response('{}', { status: 400 });
    });
    await scene.world.get('events.load', { range });
    expect((await logs.until()).log?.covered).toEqual([range]);
    expect([isWorn, (await logs.kept()).events.length]).toEqual([true, rows]);
  });

  it('stops at a log that leads back to where it was, and says why', async () => {
    await logs.signIn();
    logs.watch(() =>
      Response.json({ object: 'list', data: [], continuationToken: String(logs.asked.length % 3) }),
    );
    await scene.world.get('events.load', { range: logs.lately() });
    expect((await logs.until('paused')).stoppedBy?.kind).toBe('unexpectedAnswer');
    expect(logs.asked.length).toBeLessThan(12);
  });

  it('stops when the client is none any more', async () => {
    await logs.signIn();
    const clover = await logs.client('Clover Dental');
    const { token } = await scene.world.get('context.enter', { clientId: clover.id, asCurrent: true });
    scene.network.onRequest((url) => {
      if (url.endsWith('/organizations')) return Response.json({ object: 'list', data: [] });
      return url.includes('/events') ? new Response('{}', { status: 404 }) : undefined;
    });
    await scene.world.get('client.loadEvents', { range: logs.lately() }, { context: token });
    await logs.until('paused');
    await scene.world.ask('clients.refresh', {});
    const { id } = await logs.job();
    await scene.world.get('jobs.resume', { jobId: id });
    expect((await logs.until('paused')).stoppedBy?.kind).toMatch(/notFound|notAllowed/);
  });
});
