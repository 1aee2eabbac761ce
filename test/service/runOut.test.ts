import { beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '../../entrypoints/background/services.ts';
import type { LockSettings } from '../../utils/domain/lock.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { useLockScene } from './lockScene.ts';
import { KIM, MIA, PETRA } from './races/gate.ts';

const MINUTE = 60_000;

const { scene, view, state, accountId, set } = useLockScene();

/** Five minutes pass, and the worker dies when the lock is done and the sign-out has begun. */
async function dieInSignOut(): Promise<void> {
  const { world } = scene;
  const { disk } = world.platform;
  const { forget } = disk;
  const reached = Promise.withResolvers<void>();
  disk.forget = () => {
    reached.resolve();
    return new Promise(() => {});
  };
  world.passTime(5 * MINUTE);
  void world.wake();
  await reached.promise;
  disk.forget = forget;
  world.killWorker();
}

describe('signing out when the time is over', () => {
  beforeEach(() => set({ timeout: 'minutes5', action: 'signOut' }));

  it('removes the account and says why', async () => {
    const { world } = scene;
    world.passTime(5 * MINUTE);
    world.killWorker();
    await world.wake();
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'timedOut', email: KIM, accounts: [] });
    expect(await world.platform.disk.accounts()).toEqual([]);
    expect(Object.keys(world.stored()).sort()).toEqual(['changed', 'ended']);
  });

  it('is finished by the next worker when one dies between the lock and the sign-out', async () => {
    const { world } = scene;
    await dieInSignOut();
    expect(world.stored()).not.toHaveProperty('secrets');
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'timedOut', accounts: [] });
  });

  it('happens when the browser ended, too', async () => {
    await scene.world.restartBrowser();
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'timedOut', accounts: [] });
  });

  it('does not happen when a person locks', async () => {
    await scene.world.get('session.lock', {});
    expect(await state()).toBe('locked');
  });

  it('of a parked account leaves the open one alone', async () => {
    const { world } = scene;
    await world.get('accounts.add', {});
    await world.signIn(PETRA, DEMO_PASSWORD);
    world.passTime(5 * MINUTE);
    await world.wake();
    const shown = await view();
    expect(shown).toMatchObject({ state: 'unlocked', account: { email: PETRA } });
    expect(shown.accounts).toHaveLength(1);
  });

  describe('of a parked account, with another one open,', () => {
    const emails = async () => (await view()).accounts.map(({ account }) => account.email);
    const addPetra = async (settings: LockSettings) => {
      await scene.world.get('accounts.add', {});
      await scene.world.signIn(PETRA, DEMO_PASSWORD);
      await set(settings);
    };

    it('happens beside that of the open one at an event that ends both', async () => {
      const { world } = scene;
      await set({ timeout: 'onIdle', action: 'signOut' });
      await addPetra({ timeout: 'onIdle', action: 'signOut' });
      await world.worker.computerIs('idle');
      expect(await view()).toMatchObject({ state: 'signedOut', email: PETRA, accounts: [] });
      expect(await world.platform.disk.accounts()).toEqual([]);
    });

    it('happens where the open one runs out too and is only locked', async () => {
      await addPetra({ timeout: 'minutes5', action: 'lock' });
      scene.world.passTime(5 * MINUTE);
      expect(await view()).toMatchObject({ state: 'locked', account: { email: PETRA } });
      expect(await emails()).toEqual([PETRA]);
    });

    it('is finished by the next worker when one dies between the lock and the sign-out', async () => {
      const { world } = scene;
      await addPetra({ timeout: 'minutes5', action: 'lock' });
      await dieInSignOut();
      expect(world.stored()).not.toHaveProperty('parked');
      expect(await state()).toBe('locked');
      expect(await emails()).toEqual([PETRA]);
    });

    it('is what a person finds who switches to it before the alarm rings', async () => {
      const { world } = scene;
      const kim = await accountId();
      await addPetra({ timeout: 'hours4', action: 'lock' });
      world.passTime(5 * MINUTE);
      expect(await world.failure('accounts.switch', { accountId: kim })).toBe('timedOut');
      expect(await view()).toMatchObject({ state: 'unlocked', account: { email: PETRA } });
      expect(await emails()).toEqual([PETRA]);
    });

    it('happens though somebody signs in to a third one before the alarm rings', async () => {
      await addPetra({ timeout: 'hours4', action: 'lock' });
      scene.world.passTime(5 * MINUTE);
      await scene.world.signIn(MIA, DEMO_PASSWORD);
      expect(await emails()).toEqual([MIA, PETRA]);
    });

    it('does not take away who signs in to it anew', async () => {
      const { world } = scene;
      await addPetra({ timeout: 'hours4', action: 'lock' });
      world.passTime(5 * MINUTE);
      await world.signIn(KIM, DEMO_PASSWORD);
      await world.wake();
      expect(await view()).toMatchObject({ state: 'unlocked', account: { email: KIM } });
      expect(await emails()).toEqual([KIM, PETRA]);
    });

    it('is not forgotten when something is written for another parked one', async () => {
      const { world } = scene;
      await addPetra({ timeout: 'hours4', action: 'lock' });
      const petra = await accountId();
      await world.get('accounts.add', {});
      await world.signIn(MIA, DEMO_PASSWORD);
      await set({ timeout: 'hours4', action: 'lock' });
      world.passTime(5 * MINUTE);
      await createServices(world.platform).door.updateOf(petra, (kept) => kept);
      await world.wake();
      expect(await emails()).toEqual([MIA, PETRA]);
    });
  });

  it('of the open account locks the others and leaves the choice', async () => {
    const { world } = scene;
    await world.get('accounts.add', {});
    await world.signIn(PETRA, DEMO_PASSWORD);
    await set({ timeout: 'minutes1', action: 'signOut' });
    world.passTime(MINUTE);
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'timedOut', email: PETRA });
    const shown = await world.get('accounts.cancelAdd', {});
    expect(shown).toMatchObject({ state: 'locked', account: { email: KIM } });
  });
});
