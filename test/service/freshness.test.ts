import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../utils/bridge/bridge.ts';
import type { PaintHead } from '../../utils/bridge/paint.ts';
import { type App, createApp } from '../../utils/state/app.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

const MINUTE = 60_000;

let server: RunningServer;
let world: World;
let around: { isOnline: boolean; isLookedAt: boolean };
let turned: (() => void)[];
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  server.reset();
  around = { isOnline: true, isLookedAt: true };
  turned = [];
  world = createWorld(server.url);
  await world.signIn('kim@northwind.example', DEMO_PASSWORD);
  await world.get('clients.list', {});
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

/** What a popup knows of the world: the real worker, and what that left to be painted. */
function pageBridge(): Bridge {
  const page = { page: 'popup', document: crypto.randomUUID() } as const;
  return {
    call: (op, input, { provider, context } = {}) =>
      world.ask(op, input, {
        ...page,
        ...(provider === undefined ? {} : { provider }),
        ...(context === undefined ? {} : { context }),
      }),
    readHead: async () => {
      const text = world.stored()['paint.head'];
      return typeof text === 'string' ? (JSON.parse(text) as PaintHead) : null;
    },
    readLeft: async () => null,
    readList: async () => null,
    onChanged: () => () => undefined,
    requestHosts: async () => true,
    requestVault: async () => true,
    surroundings: {
      isOnline: () => around.isOnline,
      isLookedAt: () => around.isLookedAt,
      onChange: (listener) => void turned.push(listener),
    },
  } as Bridge;
}

const turn = (change: Partial<typeof around>) => {
  Object.assign(around, change);
  for (const listener of turned) listener();
};

/** Times the list of clients, and the log, were asked for at the server. */
const asked = () =>
  ['/organizations', '/events'].map(
    (end) => server.requests().filter(({ path }) => path.split('?')[0]?.endsWith(end)).length,
  );

/** Until nothing is under way any more. */
async function rest(app: App): Promise<void> {
  await vi.waitFor(() => {
    expect([app.clients.refreshing.value, app.providerLog.loading.value]).toEqual([false, false]);
    expect(app.providerLog.readAt.value).not.toBeNull();
  });
}

async function open(): Promise<App> {
  const app = createApp(pageBridge());
  await app.start();
  await rest(app);
  return app;
}

/** Time goes by for the page, the worker and the server alike. */
async function pass(app: App, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    world.passTime(MINUTE);
    await world.get('session.activity', {});
    vi.advanceTimersByTime(MINUTE);
    await rest(app);
  }
}

describe('a popup', () => {
  it('that opens on a fresh list asks for the log alone', async () => {
    const before = asked();
    const app = await open();
    expect(app.clients.clients.value).toHaveLength(24);
    expect(asked()).toEqual([before[0], (before[1] ?? 0) + 1]);
  });

  it('that opens on an old list shows it with its age and asks once', async () => {
    world.passTime(5 * MINUTE);
    vi.setSystemTime(Date.now() + 5 * MINUTE);
    const [list = 0] = asked();
    const app = createApp(pageBridge());
    const ages: (number | null)[] = [];
    app.clients.syncedAt.subscribe((at) => ages.push(at));
    await app.start();
    await rest(app);
    expect(asked()[0]).toBe(list + 1);
    expect(ages.filter((at) => at !== null).length).toBe(2);
  });

  it('asks again every two minutes while somebody looks at it', async () => {
    const app = await open();
    const [list = 0, log = 0] = asked();
    await pass(app, 1);
    expect(asked()).toEqual([list, log]);
    await pass(app, 7);
    expect(asked()).toEqual([list + 4, log + 4]);
  });

  it('asks nothing while nobody looks at it, and once when somebody does again', async () => {
    const app = await open();
    const [list = 0] = asked();
    turn({ isLookedAt: false });
    await pass(app, 10);
    expect(asked()[0]).toBe(list);
    turn({ isLookedAt: true });
    await vi.waitFor(() => expect(asked()[0]).toBe(list + 1));
    await rest(app);
    expect(asked()[0]).toBe(list + 1);
  });

  it('asks more and more rarely while the server is away, and keeps the list', async () => {
    const app = await open();
    server.faults.set(['html@/api/sync']);
    const syncs = () => server.requests().filter(({ path }) => path.startsWith('/api/sync')).length;
    const before = syncs();
    await pass(app, 30);
    expect(syncs() - before).toBe(4);
    expect(app.clients.clients.value).toHaveLength(24);
    expect(app.clients.failure.value?.kind).toBe('notBitwarden');
  });

  it('without a network reads what is there, opens nothing, and asks at once when it is back', async () => {
    const app = await open();
    const [first] = app.clients.clients.value ?? [];
    if (!first) throw new Error('There is no client.');
    await app.context.enter(first);
    server.faults.set(['down']);
    await app.clients.refresh();
    expect(app.clients.failure.value?.kind).toBe('unreachable');
    turn({ isOnline: false });
    const [list] = asked();
    await pass(app, 10);
    expect(asked()[0]).toBe(list);
    expect(await app.context.open()).toBe(false);
    expect(await app.context.openVault()).toBe(false);
    expect([app.context.failure.value?.kind, world.tabs]).toEqual(['offline', []]);
    expect(app.clients.clients.value).toHaveLength(24);
    expect(await app.context.enter(first)).toBe(true);
    server.faults.set([]);
    turn({ isOnline: true });
    await vi.waitFor(() => expect(app.clients.failure.value).toBeNull());
    await rest(app);
    expect(asked()[0]).toBe((list ?? 0) + 1);
  });
});

describe('with every page closed', () => {
  it('nothing is asked, whatever rings: the one alarm is the lock’s', async () => {
    await world.get('session.activity', {});
    const before = server.requests().length;
    for (let minute = 0; minute < 10; minute++) {
      world.passTime(MINUTE);
      await world.wake();
      world.killWorker();
    }
    const { lock } = world.stored().secrets as { lock: { deadline: number } };
    expect(world.alarm).toBe(lock.deadline);
    world.passTime(24 * 60 * MINUTE);
    await world.wake();
    expect(world.alarm).toBeNull();
    expect(server.requests()).toHaveLength(before);
  });
});
