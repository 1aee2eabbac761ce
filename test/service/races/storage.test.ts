import { beforeEach, describe, expect, it } from 'vitest';
import { unpackClients } from '../../../utils/bridge/paint.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { createGate, type Gate, holdSealed, KIM, secretsOf, useScene } from './gate.ts';

/** More than a head holds, so that the list is painted beside it. */
const scene = useScene({ clients: 60, events: 20 });
let account: string;
beforeEach(async () => {
  const { world } = scene;
  await world.signIn(KIM, DEMO_PASSWORD);
  await world.get('clients.list', {});
  account = (await world.platform.disk.activeAccount())?.id ?? '';
});

describe('a sign-out', () => {
  it.each(['clients', 'profile'])('leaves no record of %s that was being written', async (store) => {
    const { world } = scene;
    const { disk } = world.platform;
    const { providers } = await world.get('providers.list', {});
    const record = store === 'clients' ? (providers[0]?.id ?? '') : '';
    expect(await disk.readSealed(account, store, record)).not.toBeNull();
    const gate = holdSealed(disk, 'writeSealed', store);
    const refreshing = world.ask('clients.refresh', {});
    await gate.reached;
    await world.get('session.signOut', {});
    gate.open();
    await refreshing;
    expect(await disk.readSealed(account, store, record)).toBeNull();
  });
});

describe('a renewed refresh token', () => {
  beforeEach(() => {
    answered = createGate();
    answered.open();
    scene.network.onRequest(async (url, init) => {
      if (!String(init.body).includes('grant_type=refresh_token')) return undefined;
      const body = new URLSearchParams(String(init.body));
      body.set('refresh_token', issued);
      const answer = await fetch(url, { ...init, body: body.toString() });
      const renewed = { ...((await answer.json()) as object), refresh_token: 'renewed' };
      await answered.pass();
      return Response.json(renewed);
    });
    issued = secretsOf(scene.world).refreshToken;
  });
  /** The one the server knows. */
  let issued: string;
  let answered: Gate;

  async function afterRestart(): Promise<string> {
    const { world } = scene;
    await world.get('session.lock', {});
    world.killWorker();
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    return secretsOf(world).refreshToken;
  }

  it('survives the browser', async () => {
    await scene.world.get('providers.checkAgain', {});
    expect(await afterRestart()).toBe('renewed');
  });

  it('is kept on disk though the lock came before it', async () => {
    const { world } = scene;
    answered = createGate();
    const renewing = world.ask('providers.checkAgain', {});
    await answered.reached;
    await world.get('session.lock', {});
    answered.open();
    await renewing;
    expect(world.stored()).not.toHaveProperty('secrets');
    expect(await afterRestart()).toBe('renewed');
  });

  it('that found no room on disk is kept there by the next renewal', async () => {
    const { world } = scene;
    const { disk } = world.platform;
    const { writeSealed } = disk;
    disk.writeSealed = () => Promise.reject(new FailureError('storageFull'));
    expect(await world.failure('providers.checkAgain', {})).toBe('storageFull');
    disk.writeSealed = writeSealed;
    await world.get('providers.checkAgain', {});
    expect(await afterRestart()).toBe('renewed');
  });

  it('does not replace the one of a later sign-in to the same account', async () => {
    const { world } = scene;
    answered = createGate();
    const renewing = world.ask('providers.checkAgain', {});
    await answered.reached;
    await world.signIn(KIM, DEMO_PASSWORD);
    const { refreshToken } = secretsOf(world);
    answered.open();
    await renewing;
    expect(await afterRestart()).toBe(refreshToken);
  });
});

describe('a record that does not open', () => {
  it('is reported by whoever needs it, and the unlock says what is so', async () => {
    const { world } = scene;
    const { disk } = world.platform;
    const sealed = await disk.readSealed(account, 'profile', '');
    expect(sealed).not.toBeNull();
    await world.get('session.lock', {});
    if (sealed) await disk.writeSealed(account, 'profile', '', { ...sealed, nonce: 'AAAAAAAAAAAAAAAA' });
    expect((await world.get('session.unlock', { password: DEMO_PASSWORD })).state).toBe('unlocked');
    expect((await world.get('session.state', {})).state).toBe('unlocked');
    expect(await world.failure('providers.list', {})).toBe('storageBroken');
    expect(await world.failure('clients.refresh', {})).toBe('storageBroken');
    expect(world.stored()).not.toHaveProperty(['paint.head']);
  });
});

describe('a painting that found no room', () => {
  it('does not promise a list that is not there', async () => {
    const { world } = scene;
    const { session } = world.platform;
    const { set } = session;
    session.set = async (items) => {
      if ('paint.head' in items) throw new Error('quota exceeded');
      await set(items);
    };
    await world.get('session.activity', {});
    expect(world.stored()).not.toHaveProperty(['paint.head']);
    session.set = set;
    await world.get('session.activity', {});
    const { 'paint.head': head, 'paint.list': list } = world.stored() as Record<string, string | undefined>;
    const { stamp, list: place } = JSON.parse(head ?? '');
    expect(place).toBe('paint');
    expect(unpackClients(stamp, list ?? '')).toHaveLength(60);
  });
});
