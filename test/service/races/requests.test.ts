import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { createGate, KIM, secretsOf, useScene } from './gate.ts';

/** No operation works longer behind one message (design section 4); milliseconds. */
const LONGEST_MESSAGE = 20_000;

const scene = useScene();
beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  await scene.world.get('clients.list', {});
});

/** Changes the rows of the provider's log on their way. */
function changeRows(change: (row: object, index: number) => object): void {
  scene.network.onRequest(async (url, init) => {
    if (!/providers\/.*\/events/.test(url)) return undefined;
    const page = (await (await fetch(url, init)).json()) as { data: object[] };
    return Response.json({ ...page, data: page.data.map(change) });
  });
}

describe('requests that are denied', () => {
  it('at once are all sent again with the one token that was renewed', async () => {
    const { world, network } = scene;
    const { access } = secretsOf(world);
    const gate = createGate();
    network.onRequest(async (url, init) => {
      if (new Headers(init.headers).get('authorization') !== `Bearer ${access?.token}`) return undefined;
      if (url.includes('/users')) await gate.pass();
      return new Response(null, { status: 401 });
    });
    world.passTime(61_000);
    const renewals = network.asked('/connect/token');
    const people = world.ask('people.list', {});
    await gate.reached;
    expect((await world.ask('account.events', { continuation: null })).ok).toBe(true);
    gate.open();
    expect((await people).ok).toBe(true);
    expect(network.asked('/connect/token')).toBe(renewals + 1);
  });

  it('renew the token once within the minute, also when the worker dies in between', async () => {
    const { world, network, server } = scene;
    server.faults.set(['forbidden@/api/providers']);
    world.passTime(61_000);
    const renewals = network.asked('/connect/token');
    for (let i = 0; i < 3; i++) {
      expect(await world.failure('people.list', {})).toBe('notAllowed');
      world.killWorker();
    }
    expect(network.asked('/connect/token')).toBe(renewals + 1);
  });
});

describe('a log', () => {
  it('that somebody waits for has its names, whatever is looked up in the background', async () => {
    const { world, network } = scene;
    const { clients } = await world.get('clients.list', {});
    const [client, ...others] = clients.filter(({ trouble }) => trouble === null);
    const people = await world.get('people.list', {});
    const { token } = await world.get('context.enter', { clientId: client?.id as never, asCurrent: true });
    const gate = createGate();
    network.onRequest(async (url) => {
      if (url.includes('mini-details') && !url.includes(client?.id ?? '')) await gate.pass();
      return undefined;
    });
    const clientIds = others.slice(0, 4).map(({ id }) => id);
    const looking = world.get('people.memberships', { ids: [people[1]?.id as never], clientIds });
    await expect.poll(() => network.asked('mini-details')).toBe(4);
    const range = { start: world.now() - 86_400_000, end: world.now() };
    await world.get('client.events', { continuation: null, range }, { context: token });
    expect(network.asked(`${client?.id}/users/mini-details`)).toBe(1);
    gate.open();
    await looking;
  });

  it('holds no row of another provider', async () => {
    const another = '99999999-9999-4999-8999-999999999999';
    const before = await scene.world.get('events.list', { continuation: null });
    changeRows((row, index) => (index === 0 ? row : { ...row, providerId: another }));
    const { events } = await scene.world.get('events.list', { continuation: null });
    expect(events).toEqual(before.events.slice(0, 1));
  });

  it('with a date before there were computers is not shown', async () => {
    changeRows((row) => ({ ...row, date: '0001-01-01T00:00:00Z' }));
    expect(await scene.world.failure('events.list', { continuation: null })).toBe('unexpectedAnswer');
  });
});

describe('a server that never answers', () => {
  afterEach(() => vi.useRealTimers());

  it('is given up in time by a message that reads everything again', async () => {
    const { world, network, server } = scene;
    const provider = server.state.providers()[0]?.id as string;
    network.onRequest(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      const timer = new AbortController();
      setTimeout(() => timer.abort(), milliseconds);
      return timer.signal;
    });
    const step = 500;
    let passed = 0;
    let isAnswered = false;
    const asking = world.failure('clients.refresh', {}, { provider }).finally(() => {
      isAnswered = true;
    });
    for (; !isAnswered; passed += step) await vi.advanceTimersByTimeAsync(step);
    expect(await asking).toBe('timeout');
    expect(passed).toBeLessThanOrEqual(LONGEST_MESSAGE);
  });
});
