import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { isShown } from './isShown.ts';
import { createWorld, type World } from './world.ts';

/** Of an account nobody set anything for; milliseconds. */
const LOCK_AFTER = 15 * 60_000;

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(() => {
  server.faults.set([]);
  world = createWorld(server.url);
});

const ADMIN = 'kim@northwind.example';
const state = async () => (await world.get('session.state', {})).state;
const signIn = () => world.signIn(ADMIN, DEMO_PASSWORD);
describe('signing in', () => {
  it('opens the vault with e-mail and master password', async () => {
    expect(await state()).toBe('signedOut');
    const result = await signIn();
    expect(result.ok && result.value.session.state).toBe('unlocked');
    expect(result.ok && result.value.weakKdf).toBe(false);
    const view = await world.get('session.state', {});
    expect(view.state === 'unlocked' && view.account.email).toBe(ADMIN);
  });

  it('takes the address as people type it', async () => {
    const result = await world.signIn('  Kim@NORTHWIND.example ', DEMO_PASSWORD);
    expect(result.ok).toBe(true);
  });

  it.each([
    ['a wrong password', ADMIN, 'not it', 'wrongPassword'],
    ['an unknown address', 'nobody@nowhere.example', DEMO_PASSWORD, 'wrongPassword'],
    ['an account of single sign-on', 'sso@northwind.example', DEMO_PASSWORD, 'ssoRequired'],
    [
      'a password that must be changed first',
      'reset@northwind.example',
      DEMO_PASSWORD,
      'passwordResetRequired',
    ],
    ['an account without a master password', 'keyless@northwind.example', DEMO_PASSWORD, 'noMasterPassword'],
    ['an account of the past', 'legacy@northwind.example', DEMO_PASSWORD, 'legacyEncryption'],
    ['a key derivation that is too cheap', 'weak@northwind.example', DEMO_PASSWORD, 'weakKdf'],
  ])('answers %s by name and keeps nothing', async (_, email, password, kind) => {
    const result = await world.signIn(email, password);
    expect(result.ok ? null : result.failure.kind).toBe(kind);
    expect(await state()).toBe('signedOut');
    expect(await world.platform.disk.activeAccount()).toBeNull();
    expect(world.stored()).not.toHaveProperty('secrets');
  });

  it.each([
    ['down', 'unreachable'],
    ['error-500', 'serverError'],
    ['html', 'notBitwarden'],
    ['not-json', 'notBitwarden'],
    ['wrong-shape', 'unexpectedAnswer'],
    ['oversized', 'unexpectedAnswer'],
    ['rate-limit', 'rateLimited'],
    ['redirect', 'unreachable'],
    ['kdf-weak', 'weakKdf'],
    ['kdf-absurd', 'costlyKdf'],
    ['unknown-encstring', 'unsupportedEncryption'],
  ])('against a server with the fault %s ends in %s and keeps nothing', async (fault, kind) => {
    server.faults.set([fault]);
    const result = await signIn();
    expect(result.ok ? null : result.failure.kind).toBe(kind);
    expect(world.stored()).not.toHaveProperty('secrets');
  });

  it('never sends a hash to a server that asks for other key stretching than last time', async () => {
    await signIn();
    await world.get('session.lock', {});
    server.faults.set(['kdf-changed']);
    const before = server.requests().length;
    const result = await signIn();
    expect(result.ok ? null : result.failure.kind).toBe('changedKdf');
    const paths = server
      .requests()
      .slice(before)
      .map((request) => request.path);
    expect(paths.some((path) => path.includes('/connect/token'))).toBe(false);
  });

  it('refuses a region this build does not know', async () => {
    expect(await world.failure('session.signIn', { region: 'us', email: ADMIN, password: 'x' })).toBe(
      'selfHosted',
    );
  });
});

describe('locking', () => {
  beforeEach(async () => {
    await signIn();
    await world.get('clients.refresh', {});
    const { clients } = await world.get('clients.list', {});
    await world.get('context.enter', { clientId: clients[0]?.id as never, asCurrent: true });
  });

  it('removes the secrets, all that may be painted, and the client from the toolbar', async () => {
    expect(Object.keys(world.stored())).toEqual(
      expect.arrayContaining(['secrets', 'paint.head', 'contexts']),
    );
    await isShown(world);
    await world.get('session.lock', {});
    expect(Object.keys(world.stored())).toEqual(['changed']);
    expect(world.toolbar).toBeNull();
    expect(world.alarm).toBeNull();
    expect(await world.failure('clients.list', {})).toBe('locked');
  });

  it('happens when the deadline has passed, whoever looks first', async () => {
    world.passTime(LOCK_AFTER);
    expect(await state()).toBe('locked');
    expect(Object.keys(world.stored())).toEqual(['changed']);
  });

  it('happens when the alarm wakes a new worker', async () => {
    world.passTime(LOCK_AFTER);
    world.killWorker();
    await world.wake();
    expect(Object.keys(world.stored())).toEqual(['changed']);
  });

  it('happens when the clock went back', async () => {
    world.passTime(-60_000);
    expect(await state()).toBe('locked');
  });

  it('is put off by a person, not by requests', async () => {
    world.passTime(LOCK_AFTER - 1_000);
    await world.get('clients.list', {});
    await world.get('session.activity', {});
    expect(world.alarm).toBe(world.now() + LOCK_AFTER);
    world.passTime(LOCK_AFTER - 1_000);
    expect(await state()).toBe('unlocked');
    await world.get('clients.list', {});
    world.passTime(1_000);
    expect(await state()).toBe('locked');
  });

  it('wins over a request that is under way', async () => {
    server.faults.set(['slow@/api/sync']);
    const refreshing = world.failure('clients.refresh', {});
    // its neighbour, sent in the same breath and answered
    await expect.poll(() => server.requests().at(-1)?.path).toContain('/api/config');
    await world.get('session.lock', {});
    expect(await refreshing).toBe('locked');
    expect(Object.keys(world.stored())).toEqual(['changed']);
  });
});

describe('unlocking', () => {
  beforeEach(async () => {
    await signIn();
    await world.get('clients.refresh', {});
    await world.get('session.lock', {});
  });

  it('needs the master password and no server', async () => {
    server.faults.set(['down']);
    world.killWorker();
    const view = await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(view.state).toBe('unlocked');
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);
  });

  it('says that the password is wrong, and stays locked', async () => {
    expect(await world.failure('session.unlock', { password: 'not it' })).toBe('wrongUnlockPassword');
    expect(await state()).toBe('locked');
  });

  it('paints again at once', async () => {
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    await expect.poll(() => world.stored()).toHaveProperty(['paint.head']);
  });
});

describe('a worker that dies', () => {
  it('comes back unlocked with the list and the client it had', async () => {
    await signIn();
    const { clients } = await world.get('clients.list', {});
    const client = clients[3];
    await world.get('context.enter', { clientId: client?.id as never, asCurrent: true });
    world.killWorker();
    expect(await state()).toBe('unlocked');
    const list = await world.get('clients.list', {});
    expect(list.currentId).toBe(client?.id);
    expect(list.clients).toEqual(clients);
  });

  it('answers a client-scoped request of a page that was open before', async () => {
    await signIn();
    const { clients } = await world.get('clients.list', {});
    const { token } = await world.get('context.enter', {
      clientId: clients[3]?.id as never,
      asCurrent: true,
    });
    world.killWorker();
    const page = await world.get('client.events', { continuation: null }, { context: token });
    expect(page.events.length).toBeGreaterThan(0);
  });
});
