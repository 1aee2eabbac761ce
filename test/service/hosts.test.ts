import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createGate } from './races/gate.ts';
import { createWorld, type World } from './world.ts';

const ADMIN = 'kim@northwind.example';
const LOCAL = 'http://127.0.0.1/*';

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  world = createWorld(server.url);
});

const sent = () => server.requests().length;

async function signedIn(): Promise<void> {
  await world.signIn(ADMIN, DEMO_PASSWORD);
  await world.get('clients.list', {});
}

describe('a host that is not allowed', () => {
  it('stops a sign-in before anything is sent', async () => {
    await world.withdrawHosts(LOCAL);
    expect(await world.signIn(ADMIN, DEMO_PASSWORD)).toEqual({
      ok: false,
      failure: { kind: 'hostPermission', detail: 'This computer' },
    });
    expect(sent()).toBe(0);
    await world.allowHosts();
    expect((await world.signIn(ADMIN, DEMO_PASSWORD)).ok).toBe(true);
  });

  it('stops every request of an open session, and what is known stays', async () => {
    await signedIn();
    const before = sent();
    await world.withdrawHosts(LOCAL);
    for (const op of ['clients.refresh', 'providers.checkAgain', 'people.list'] as const)
      expect(await world.failure(op, {})).toBe('hostPermission');
    for (const op of ['events.list', 'account.events'] as const)
      expect(await world.failure(op, { continuation: null })).toBe('hostPermission');
    expect(sent()).toBe(before);
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);
    await world.allowHosts();
    expect(await world.get('people.list', {})).not.toHaveLength(0);
  });

  it('stops a repeated attempt too, when it was taken back between two', async () => {
    await signedIn();
    server.faults.set(['error-500@/api/providers']);
    const before = sent();
    const between = createGate();
    world.platform.wait = between.pass;
    const asked = world.failure('people.list', {});
    await between.reached;
    await world.withdrawHosts(LOCAL);
    between.open();
    expect(await asked).toBe('hostPermission');
    expect(sent()).toBe(before + 1);
  });

  it('does not keep anyone from unlocking', async () => {
    await signedIn();
    await world.get('session.lock', {});
    await world.withdrawHosts(LOCAL);
    expect(await world.get('session.unlock', { password: DEMO_PASSWORD })).toMatchObject({
      state: 'unlocked',
    });
  });

  it('is named to whoever asks', async () => {
    await signedIn();
    expect(await world.get('hosts.missing', {})).toBeNull();
    await world.withdrawHosts(LOCAL);
    expect(await world.get('hosts.missing', {})).toBe('This computer');
  });

  it('is told to the pages when it is taken back and when it is allowed', async () => {
    const revision = () => (world.stored().changed as { hosts?: number } | undefined)?.hosts ?? 0;
    await world.withdrawHosts(LOCAL);
    expect(revision()).toBe(1);
    await world.allowHosts();
    expect(revision()).toBe(2);
  });
});

describe('a host that is allowed', () => {
  it('is asked for once in the life of a worker, however much is sent', async () => {
    await signedIn();
    await world.get('people.list', {});
    expect(world.askedHosts).toEqual([[LOCAL]]);
    world.killWorker();
    await world.get('people.list', {});
    expect(world.askedHosts).toHaveLength(2);
  });
});
