import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../utils/domain/failures.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { holdSealed, KIM, PETRA, useScene } from './gate.ts';

const scene = useScene();
const signIn = (email: string) => scene.world.signIn(email, DEMO_PASSWORD);
const isTokenRequestOf = (email: string) => (url: string, init: RequestInit) =>
  url.includes('/connect/token') && String(init.body).includes(encodeURIComponent(email));

describe('two sign-ins at once', () => {
  it('leave the later one, though the earlier is answered last', async () => {
    const { world, network } = scene;
    const gate = network.hold(isTokenRequestOf(KIM));
    const early = signIn(KIM);
    await gate.reached;
    await signIn(PETRA);
    gate.open();
    expect(await early).toEqual({ ok: false, failure: { kind: 'interrupted' } });
    const view = await world.get('session.state', {});
    expect(view.state === 'unlocked' && view.account.email).toBe(PETRA);
    const { providers } = await world.get('providers.list', {});
    expect(providers.map(({ name }) => name)).toEqual(['Harbour IT Partners']);
  });

  it('name one and the same device', async () => {
    const devices: (string | undefined)[] = [];
    scene.network.onRequest((url, { body }) => {
      if (url.includes('/connect/token')) devices.push(/deviceIdentifier=([^&]+)/.exec(String(body))?.[1]);
      return undefined;
    });
    await Promise.all([signIn(KIM), signIn(KIM)]);
    expect(devices).toEqual([expect.any(String), devices[0]]);
  });
});

describe('a sign-in', () => {
  it('that is answered after a sign-out opens nothing', async () => {
    const { world, network } = scene;
    const gate = network.hold(isTokenRequestOf(KIM));
    const signingIn = signIn(KIM);
    await gate.reached;
    await world.get('session.signOut', {});
    gate.open();
    expect(await signingIn).toEqual({ ok: false, failure: { kind: 'interrupted' } });
    expect((await world.get('session.state', {})).state).toBe('signedOut');
  });

  it('that could not be kept leaves neither an account nor an open session', async () => {
    const { world } = scene;
    world.platform.disk.adopt = () => Promise.reject(new FailureError('storageFull'));
    expect(await signIn(KIM)).toEqual({ ok: false, failure: { kind: 'storageFull' } });
    expect((await world.get('session.state', {})).state).toBe('signedOut');
    expect(world.stored()).not.toHaveProperty('secrets');
  });
});

describe('an unlock', () => {
  it('that a sign-out overtakes opens nothing', async () => {
    const { world } = scene;
    await signIn(KIM);
    await world.get('session.lock', {});
    const gate = holdSealed(world.platform.disk, 'readSealed', 'refresh-token');
    const unlocking = world.failure('session.unlock', { password: DEMO_PASSWORD });
    await gate.reached;
    await world.get('session.signOut', {});
    gate.open();
    expect(await unlocking).toBe('signedOut');
    expect(Object.keys(world.stored())).toEqual(['changed']);
  });

  it('that the sign-in of another account overtakes leaves the other one open', async () => {
    const { world } = scene;
    await signIn(KIM);
    await world.get('session.lock', {});
    const gate = holdSealed(world.platform.disk, 'readSealed', 'refresh-token');
    const unlocking = world.failure('session.unlock', { password: DEMO_PASSWORD });
    await gate.reached;
    await signIn(PETRA);
    gate.open();
    expect(await unlocking).toBe('accountChanged');
    const view = await world.get('session.state', {});
    expect(view.state === 'unlocked' && view.account.email).toBe(PETRA);
  });
});
