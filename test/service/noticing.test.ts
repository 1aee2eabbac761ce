import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, secretsOf, useScene } from './races/gate.ts';

const scene = useScene({ clients: 3, events: 5 });
const view = () => scene.world.get('session.state', {});
const sync = () => scene.world.ask('clients.refresh', {});

beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  await scene.world.get('clients.list', {});
});

describe('a change made elsewhere', () => {
  it.each<[string, () => unknown]>([
    ['of the password', () => scene.server.changePassword(KIM, 'another passphrase altogether')],
    ['that ends all sessions', () => scene.server.deauthorise(KIM)],
    [
      'of the key stretching',
      () => scene.server.changeKdf(KIM, { kdfType: 0, iterations: 610_000, memory: null, parallelism: null }),
    ],
    ['of the user key', () => scene.server.rotateUserKey(KIM)],
  ])('%s signs out with the reason, before the token has run out', async (_, change) => {
    await change();
    expect(await sync()).toEqual({ ok: false, failure: { kind: 'changedElsewhere' } });
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'changedElsewhere', email: KIM });
    expect(await scene.world.platform.disk.accounts()).toEqual([]);
  });

  it('of the key stretching that leaves the sessions locks, and the next unlock takes it over', async () => {
    const { world, server } = scene;
    await server.changeKdf(KIM, { kdfType: 0, iterations: 610_000, memory: null, parallelism: null }, true);
    expect(await sync()).toEqual({ ok: false, failure: { kind: 'keysChanged' } });
    expect(await view()).toMatchObject({ state: 'locked', isChanged: true });
    expect(await world.failure('session.unlock', { password: 'not it' })).toBe('wrongUnlockPassword');
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect((await world.platform.disk.activeAccount())?.kdf).toEqual({ kind: 'pbkdf2', iterations: 610_000 });
    expect((await sync()).ok).toBe(true);
    await world.get('session.lock', {});
    expect(await view()).toMatchObject({ state: 'locked', isChanged: false });
  });

  it('of the user key that leaves the sessions locks, and the next unlock has the new key', async () => {
    const { world, server } = scene;
    const before = (world.stored() as { secrets: { userKey: string } }).secrets.userKey;
    const shown = await view();
    const accountId = (shown.state === 'unlocked' ? shown.account.id : '') as never;
    await world.get('pin.set', { accountId, pin: '2580' });
    await server.rotateUserKey(KIM, true);
    expect(await sync()).toEqual({ ok: false, failure: { kind: 'keysChanged' } });
    // a PIN would open the key from before
    expect(world.stored()).not.toHaveProperty('unlockPins');
    await world.restartBrowser();
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    const after = (world.stored() as { secrets: { userKey: string } }).secrets.userKey;
    expect(after).not.toBe(before);
    expect((await sync()).ok).toBe(true);
    expect((await world.get('clients.list', {})).clients).toHaveLength(3);
    expect(secretsOf(world).access).not.toBeNull();
  });

  it('of the address leaves everything but the address', async () => {
    const { world, server } = scene;
    await server.changeEmail(KIM, 'kim.larsen@northwind.example');
    expect((await sync()).ok).toBe(true);
    expect(await view()).toMatchObject({
      state: 'unlocked',
      account: { email: 'kim.larsen@northwind.example' },
    });
    await world.get('session.lock', {});
    expect((await world.get('session.unlock', { password: DEMO_PASSWORD })).state).toBe('unlocked');
    expect((await world.platform.disk.activeAccount())?.salt).toBe(KIM);
  });
});

describe('keys that a server made up', () => {
  it('are not taken: neither at once nor by the master password', async () => {
    const { world, network } = scene;
    const kept = await world.platform.disk.activeAccount();
    network.onRequest(async (url, init) => {
      if (!url.includes('/api/sync')) return undefined;
      const answer = (await (await fetch(url, init)).json()) as { profile: object };
      const forged = kept?.wrappedUserKey ?? '';
      return Response.json({
        ...answer,
        profile: { ...answer.profile, privateKey: forged, accountKeys: null },
      });
    });
    expect(await sync()).toEqual({ ok: false, failure: { kind: 'keysChanged' } });
    expect(await world.failure('session.unlock', { password: DEMO_PASSWORD })).toBe('keysChanged');
    expect(world.stored()).not.toHaveProperty('secrets');
    expect((await world.platform.disk.activeAccount())?.wrappedPrivateKey).toBe(kept?.wrappedPrivateKey);
  });
});

describe('a renewal that is refused', () => {
  it('in the middle of two requests ends the session once', async () => {
    const { world, network, server } = scene;
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    server.faults.set(['refresh-refused']);
    const before = network.asked('/connect/token');
    const both = await Promise.all([
      world.ask('account.events', { continuation: null }),
      world.ask('people.list', {}),
    ]);
    expect(network.asked('/connect/token')).toBe(before + 1);
    for (const result of both) expect(result.ok).toBe(false);
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'sessionEnded', email: KIM });
  });
});
