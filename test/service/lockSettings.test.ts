import { beforeEach, describe, expect, it } from 'vitest';
import type { LockSettings } from '../../utils/domain/lock.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { useLockScene } from './lockScene.ts';
import { createGate, KIM, nextTurn, PETRA } from './races/gate.ts';

const PIA = 'pia@northwind.example';
const MINUTE = 60_000;

const { scene, view, state, accountId, set } = useLockScene();
const refusal = async (settings: LockSettings) =>
  scene.world.ask('settings.write', { accountId: await accountId(), settings });

describe('the timeout', () => {
  it('is fifteen minutes and a lock until somebody chooses', async () => {
    const { effective, timeouts, reportsSystemLock } = await scene.world.get('settings.read', {});
    expect(effective).toEqual({ timeout: 'minutes15', action: 'lock' });
    expect(timeouts).toHaveLength(9);
    expect(timeouts.every(({ boundBy }) => boundBy === null)).toBe(true);
    expect(reportsSystemLock).toBe(true);
  });

  it.each([
    ['minutes1', 1],
    ['minutes5', 5],
    ['minutes30', 30],
    ['hours1', 60],
    ['hours4', 240],
  ] as const)('%s counts from the last action, at once and after a restart', async (timeout, minutes) => {
    const { world } = scene;
    await set({ timeout, action: 'lock' });
    expect(world.alarm).toBe(world.now() + minutes * MINUTE);
    world.passTime(minutes * MINUTE - 1);
    expect(await state()).toBe('unlocked');
    world.passTime(1);
    expect(await state()).toBe('locked');
    await world.restartBrowser();
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(world.alarm).toBe(world.now() + minutes * MINUTE);
  });

  it('is each account’s own', async () => {
    const { world } = scene;
    await set({ timeout: 'hours4', action: 'lock' });
    await world.get('accounts.add', {});
    await world.signIn(PETRA, DEMO_PASSWORD);
    await set({ timeout: 'minutes1', action: 'lock' });
    const kim = (await view()).accounts.find(({ account }) => account.email === KIM)?.account.id as never;
    await world.get('accounts.switch', { accountId: kim });
    world.passTime(MINUTE);
    await world.wake();
    const { accounts } = await view();
    expect(accounts.map(({ account, isUnlocked }) => [account.email, isUnlocked])).toEqual([
      [KIM, true],
      [PETRA, false],
    ]);
  });

  it('that a person chooses is not lost to a sync that read what was chosen before', async () => {
    const { world } = scene;
    await world.get('clients.list', {});
    const gate = createGate();
    const { disk } = world.platform;
    const { writeLock } = disk;
    disk.writeLock = async (id, lock) => {
      disk.writeLock = writeLock;
      await gate.pass();
      return writeLock(id, lock);
    };
    const syncing = world.get('clients.refresh', {});
    await gate.reached;
    const choosing = set({ timeout: 'minutes1', action: 'lock' });
    for (let turn = 0; turn < 50; turn++) await nextTurn();
    gate.open();
    await Promise.all([syncing, choosing]);
    expect((await world.get('settings.read', {})).effective.timeout).toBe('minutes1');
    expect(world.alarm).toBe(world.now() + MINUTE);
  });

  it('is set for the account on screen or not at all', async () => {
    const { world } = scene;
    const settings = { timeout: 'hours4', action: 'lock' } as const;
    const kim = await accountId();
    await world.get('accounts.add', {});
    await world.signIn(PETRA, DEMO_PASSWORD);
    expect(await world.failure('settings.write', { accountId: kim, settings })).toBe('accountChanged');
    expect((await world.get('settings.read', {})).effective.timeout).toBe('minutes15');
  });
});

describe('an event that locks', () => {
  it.each([
    ['onIdle', 'idle', 'locked'],
    ['onIdle', 'locked', 'locked'],
    ['onIdle', 'active', 'unlocked'],
    ['onSystemLock', 'idle', 'unlocked'],
    ['onSystemLock', 'locked', 'locked'],
    ['onRestart', 'locked', 'unlocked'],
    ['minutes15', 'locked', 'unlocked'],
  ] as const)('with %s and a computer that is %s leaves it %s', async (timeout, computer, after) => {
    const { world } = scene;
    await set({ timeout, action: 'lock' });
    world.killWorker();
    await world.worker.computerIs(computer);
    expect(await state()).toBe(after);
  });

  it('sets no alarm and no deadline that time could reach', async () => {
    const { world } = scene;
    await set({ timeout: 'onRestart', action: 'lock' });
    expect(world.alarm).toBeNull();
    world.passTime(400 * 24 * 60 * MINUTE);
    await world.wake();
    expect(await state()).toBe('unlocked');
    await world.restartBrowser();
    expect(await state()).toBe('locked');
  });

  it('does not spare a clock that went back', async () => {
    await set({ timeout: 'onRestart', action: 'lock' });
    scene.world.passTime(-MINUTE);
    expect(await state()).toBe('locked');
  });

  it('that the browser does not tell is not to be chosen', async () => {
    scene.world.platform.reportsSystemLock = false;
    const { timeouts, reportsSystemLock } = await scene.world.get('settings.read', {});
    expect(reportsSystemLock).toBe(false);
    expect(timeouts.map(({ value }) => value)).not.toContain('onSystemLock');
    expect(await refusal({ timeout: 'onSystemLock', action: 'lock' })).toMatchObject({ ok: false });
  });

  it('is also the command', async () => {
    await scene.world.worker.command('another');
    expect(await state()).toBe('unlocked');
    await scene.world.worker.command('lock-now');
    expect(await state()).toBe('locked');
  });
});

describe('policies of an organization the technician belongs to', () => {
  beforeEach(async () => {
    const { world, server } = scene;
    await world.get('session.signOut', {});
    server.setPolicy(PIA, 9, true, { type: 'custom', minutes: 10, action: 'logOut' });
    server.setPolicy(PIA, 14, true);
    await world.signIn(PIA, DEMO_PASSWORD);
    await world.get('clients.list', {});
  });

  it('bind the timeout and the action, and say whose they are', async () => {
    const { effective, timeouts, actions, pin } = await scene.world.get('settings.read', {});
    expect(effective).toEqual({ timeout: 'minutes5', action: 'signOut' });
    const free = timeouts.filter(({ boundBy }) => boundBy === null).map(({ value }) => value);
    expect(free).toEqual(['minutes1', 'minutes5']);
    expect(timeouts.at(-1)?.boundBy).toMatch(/\w/);
    expect(actions.map(({ boundBy }) => boundBy === null)).toEqual([false, true]);
    expect(pin.boundBy).toMatch(/\w/);
    expect(scene.world.alarm).toBe(scene.world.now() + 5 * MINUTE);
  });

  it('refuse what is laxer, whoever asks', async () => {
    for (const settings of [
      { timeout: 'hours1', action: 'signOut' },
      { timeout: 'minutes1', action: 'lock' },
    ] as const) {
      expect(await refusal(settings)).toMatchObject({ ok: false, failure: { kind: 'boundByPolicy' } });
    }
    expect(await refusal({ timeout: 'minutes1', action: 'signOut' })).toMatchObject({ ok: true });
    const pin = { accountId: await accountId(), pin: '1234' };
    expect(await scene.world.failure('pin.set', pin)).toBe('boundByPolicy');
  });

  it('bind while there is no server, and give the choice back when they are gone', async () => {
    const { world, server } = scene;
    server.setPolicy(PIA, 9, true, { type: 'custom', minutes: 10, action: 'lock' });
    await world.get('clients.refresh', {});
    await world.restartBrowser();
    server.faults.set(['down']);
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(world.alarm).toBe(world.now() + 5 * MINUTE);
    expect((await world.get('settings.read', {})).timeouts.at(-1)?.boundBy).toMatch(/\w/);
    server.faults.set([]);
    server.setPolicy(PIA, 9, false);
    await world.get('clients.refresh', {});
    expect((await world.get('settings.read', {})).effective).toEqual({
      timeout: 'minutes15',
      action: 'lock',
    });
  });

  it('that come while a PIN is set take it away', async () => {
    const { world, server } = scene;
    server.setPolicy(PIA, 14, false);
    await world.get('clients.refresh', {});
    await world.get('pin.set', { accountId: await accountId(), pin: '1234' });
    server.setPolicy(PIA, 14, true);
    await world.get('clients.refresh', {});
    expect((await world.get('settings.read', {})).pin.isSet).toBe(false);
    expect(world.stored()).not.toHaveProperty('unlockPins');
  });
});
