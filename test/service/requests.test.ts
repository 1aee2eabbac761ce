import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventPage, LogEvent } from '../../utils/domain/events.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

const ADMIN = 'kim@northwind.example';

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  world = createWorld(server.url);
  await world.signIn(ADMIN, DEMO_PASSWORD);
  await world.get('clients.list', {});
});

const asked = (part: string) => server.requests().filter(({ path }) => path.includes(part)).length;
const secrets = () => world.stored().secrets as { access: { token: string } | null; refreshToken: string };

describe('the access token', () => {
  it('is renewed once for two requests at its expiry', async () => {
    world.passTime(10 * 60_000);
    await world.get('session.activity', {});
    for (let i = 0; i < 5; i++) {
      world.passTime(10 * 60_000);
      await world.get('session.activity', {});
    }
    const before = asked('/connect/token');
    await Promise.all([world.get('people.list', {}), world.get('events.list', { continuation: null })]);
    expect(asked('/connect/token')).toBe(before + 1);
  });

  it('is renewed after an unlock, from the sealed refresh token', async () => {
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(secrets().access).toBeNull();
    await world.get('people.list', {});
    expect(secrets().access?.token).toMatch(/\./);
  });

  it('is renewed after “Check again”, so that new rights count', async () => {
    world = createWorld(server.url);
    await world.signIn('leo@northwind.example', DEMO_PASSWORD);
    expect((await world.get('providers.list', {})).providers).toEqual([]);
    server.confirm('leo@northwind.example');
    const { providers, currentId } = await world.get('providers.checkAgain', {});
    expect(providers.map(({ name }) => name)).toEqual(['Northwind MSP']);
    expect(currentId).toBe(providers[0]?.id);
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);
  });

  it('that the server refuses to renew signs out and says so', async () => {
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    server.faults.set(['refresh-refused']);
    expect(await world.failure('people.list', {})).toBe('sessionEnded');
    const view = await world.get('session.state', {});
    expect(view).toMatchObject({ state: 'signedOut', ended: 'sessionEnded' });
    expect(Object.keys(world.stored()).sort()).toEqual(['changed', 'ended']);
  });

  it('that cannot be renewed because the server is away signs nobody out', async () => {
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    server.faults.set(['down']);
    expect(await world.failure('people.list', {})).toBe('unreachable');
    expect((await world.get('session.state', {})).state).toBe('unlocked');
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);
  });
});

describe('a request that fails', () => {
  it.each([
    ['error-500@/api/providers', 'serverError'],
    ['down@/api/providers', 'unreachable'],
    ['html@/api/providers', 'notBitwarden'],
    ['wrong-shape@/api/providers', 'unexpectedAnswer'],
    ['rate-limit@/api/providers', 'rateLimited'],
    ['forbidden@/api/providers', 'notAllowed'],
  ])('with %s ends in %s and keeps the list', async (fault, kind) => {
    server.faults.set([fault]);
    expect(await world.failure('clients.refresh', {})).toBe(kind);
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);
  });

  it('because the connection broke is sent again while it is a read', async () => {
    const before = asked('/users');
    server.faults.set(['error-500@/api/providers']);
    expect(await world.failure('people.list', {})).toBe('serverError');
    expect(asked('/users')).toBe(before + 3);
  });

  it('because it was denied is sent once more with fresh rights, and not again within the minute', async () => {
    server.faults.set(['forbidden@/api/providers']);
    world.passTime(61_000);
    const before = asked('/users');
    expect(await world.failure('people.list', {})).toBe('notAllowed');
    expect(asked('/users')).toBe(before + 2);
    expect(await world.failure('people.list', {})).toBe('notAllowed');
    expect(asked('/users')).toBe(before + 3);
  });
});

describe('a server that lies', () => {
  it('cannot slip in a client of another provider', async () => {
    server.faults.set(['foreign-client']);
    await world.get('clients.refresh', {});
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);
  });

  it('cannot make a log endless', async () => {
    server.faults.set(['endless-continuation']);
    const { continuation } = await world.get('events.list', { continuation: null });
    expect(await world.failure('events.list', { continuation })).toBe('unexpectedAnswer');
  });
});

describe('the logs', () => {
  it('are read page by page to their end, with people and clients by name', async () => {
    const events = [];
    let continuation: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof read>> = await read(continuation);
      events.push(...page.events);
      continuation = page.continuation;
    } while (continuation !== null);
    expect(events.length).toBeGreaterThanOrEqual(400);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
    const opened = events.filter(({ type }) => type === 1903);
    for (const { actor, object } of opened) {
      expect(actor).toMatch(/^[A-Z]/);
      expect(object).not.toMatch(/^[0-9a-f]{8}$/);
    }
  });
  const read = (continuation: string | null) => world.get('events.list', { continuation });

  it('name the provider where a Service User may not know who of it acted', async () => {
    world = createWorld(server.url);
    await world.signIn('ada@northwind.example', DEMO_PASSWORD);
    const { clients } = await world.get('clients.list', {});
    const clover = clients.find(({ name }) => name === 'Clover Dental');
    const { token } = await world.get('context.enter', { clientId: clover?.id as never, asCurrent: true });
    // how many of the members' own events come first depends on the day of the week
    const events: LogEvent[] = [];
    let continuation: string | null = null;
    do {
      const page: EventPage = await world.get('client.events', { continuation }, { context: token });
      events.push(...page.events);
      continuation = page.continuation;
    } while (continuation !== null);
    const byProvider = events.filter(({ type }) => type === 1603).map(({ actor }) => actor);
    expect(byProvider.length).toBeGreaterThan(0);
    for (const actor of byProvider) expect(['Northwind MSP', 'Ada Wren']).toContain(actor);
  });
});

describe('what pages may paint', () => {
  const head = () => JSON.parse(world.stored()['paint.head'] as string);

  it('is the list, the provider, the client and the latest events, without addresses', async () => {
    await world.get('events.list', { continuation: null });
    expect(head()).toMatchObject({
      total: 24,
      list: 'head',
      current: null,
      provider: { name: 'Northwind MSP' },
    });
    expect(head().rows).toHaveLength(24);
    expect(head().glance).toHaveLength(4);
    for (const event of head().glance) {
      expect(event.ip).toBeNull();
      expect(JSON.stringify([event.actor, event.object])).not.toContain('@');
    }
  });

  it('holds no key and no token', async () => {
    const { refreshToken, access } = secrets();
    const painted = JSON.stringify([world.stored()['paint.head'], world.stored()['paint.list']]);
    for (const secret of [
      refreshToken,
      access?.token ?? '',
      (world.stored().secrets as { userKey: string }).userKey,
    ]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(painted).not.toContain(secret);
    }
  });

  it('puts off its end when a person is there', async () => {
    const before = head().lock.deadline;
    world.passTime(60_000);
    await world.get('session.activity', {});
    expect(head().lock.deadline).toBe(before + 60_000);
  });
});

describe('a long list', () => {
  it('goes beside the head, complete, and comes back as it was', async () => {
    const many = await startServer({ port: 0, clients: 300 });
    world = createWorld(many.url);
    await world.signIn(ADMIN, DEMO_PASSWORD);
    const { clients } = await world.get('clients.list', {});
    const { unpackClients } = await import('../../utils/bridge/paint.ts');
    expect(JSON.parse(world.stored()['paint.head'] as string)).toMatchObject({ total: 300, list: 'paint' });
    const { stamp } = JSON.parse(world.stored()['paint.head'] as string);
    expect(unpackClients(stamp, world.stored()['paint.list'] as string)).toEqual(clients);
    expect(unpackClients('another stamp', world.stored()['paint.list'] as string)).toBeNull();
    await many.close();
  });
});
