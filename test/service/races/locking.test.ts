import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createServices } from '../../../entrypoints/background/services.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { isShown } from '../isShown.ts';
import { createGate, holdSealed, KIM, nextTurn, useScene } from './gate.ts';

/** Of an account nobody set anything for; milliseconds. */
const LOCK_AFTER = 15 * 60_000;

const scene = useScene();
beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  // a switch is counted a second later, and time stands still here unless a story says otherwise
  scene.world.platform.wait = () => new Promise(() => undefined);
  await enterFirstClient();
});

async function enterFirstClient(): Promise<string> {
  const { clients } = await scene.world.get('clients.list', {});
  const input = { clientId: clients[0]?.id as never, asCurrent: true };
  const { token } = await scene.world.get('context.enter', input);
  await isShown(scene.world);
  return token;
}

/** A worker that does this, once, when it has read that value of `storage.session`. */
function onReading(key: string, work: () => void | Promise<void>): void {
  const { session } = scene.world.platform;
  const { get } = session;
  let isDone = false;
  session.get = async (asked) => {
    const found = await get(asked);
    if (asked === key && !isDone) {
      isDone = true;
      await work();
    }
    return found;
  };
  scene.world.killWorker();
}

const state = async () => (await scene.world.get('session.state', {})).state;
const storedKeys = () => Object.keys(scene.world.stored());

describe('a lock', () => {
  it('that comes due while a scope is looked at keeps back what was about to leave', async () => {
    const { world } = scene;
    const { door } = createServices(world.platform);
    const start = vi.fn(async () => undefined);
    await expect(door.depart(async () => world.passTime(LOCK_AFTER), start)).rejects.toThrow('locked');
    expect(start).not.toHaveBeenCalled();
  });

  it('that a painting under way is the first to notice ends both, and the vault opens again', async () => {
    const { world } = scene;
    onReading('glance', () => world.passTime(LOCK_AFTER));
    expect(await world.failure('context.leave', {})).toBe('locked');
    expect(storedKeys()).toEqual(['changed']);
    expect((await world.get('session.unlock', { password: DEMO_PASSWORD })).state).toBe('unlocked');
  }, 3_000);

  it('leaves nothing that a painting under way puts back', async () => {
    const { world } = scene;
    await world.get('context.leave', {});
    const gate = createGate();
    onReading('current', gate.pass);
    const painting = world.ask('session.activity', {});
    await gate.reached;
    await world.get('session.lock', {});
    const set = vi.spyOn(world.platform.session, 'set');
    gate.open();
    await painting;
    for (const [items] of set.mock.calls) expect(items).not.toHaveProperty(['paint.head']);
    expect(storedKeys()).toEqual(['changed']);
  });

  it('forgets people whose list is still being put together, for the next session too', async () => {
    const { world, network } = scene;
    const gate = holdSealed(world.platform.disk, 'readSealed', 'invitations');
    const listing = world.ask('people.list', {});
    await gate.reached;
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    gate.open();
    await listing;
    network.sent.length = 0;
    await world.get('events.list', { continuation: null });
    expect(network.sent.filter(({ path }) => path.endsWith('/users'))).toHaveLength(1);
  });

  it('leaves the toolbar empty though a waking worker was about to show the client', async () => {
    const { world } = scene;
    world.killWorker();
    const gate = holdSealed(world.platform.disk, 'readSealed', 'clients');
    const waking = world.wake();
    await gate.reached;
    await world.get('session.lock', {});
    gate.open();
    await waking;
    expect(world.toolbar).toBeNull();
  });

  it('takes away what may be painted though the toolbar fails', async () => {
    const { world } = scene;
    world.platform.showClient = () => Promise.reject(new Error('no toolbar'));
    expect((await world.get('session.lock', {})).state).toBe('locked');
    expect(storedKeys()).toEqual(['changed']);
    expect(world.alarm).toBeNull();
  });

  it('asked for while the vault opens has the last word', async () => {
    const { world } = scene;
    await world.get('session.lock', {});
    const gate = createGate();
    const { setLockAlarm } = world.platform;
    world.platform.setLockAlarm = async (at) => {
      if (at !== null) await gate.pass();
      await setLockAlarm(at);
    };
    const unlocking = world.ask('session.unlock', { password: DEMO_PASSWORD });
    await gate.reached;
    const locking = world.get('session.lock', {});
    await nextTurn();
    gate.open();
    await unlocking;
    expect((await locking).state).toBe('locked');
    expect(world.alarm).toBeNull();
    await expect.poll(storedKeys).toEqual(['changed']);
  });

  it('ends a request that fails meanwhile and would be sent again after the next unlock', async () => {
    const { world, network } = scene;
    const token = await enterFirstClient();
    world.platform.wait = async () => undefined;
    const gate = network.hold((url) => /organizations\/.*\/events/.test(url), 503);
    const asking = world.failure('client.events', { continuation: null }, { context: token });
    await gate.reached;
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    const before = network.asked('/events');
    gate.open();
    expect(await asking).toBe('staleContext');
    expect(network.asked('/events')).toBe(before);
  });
});

describe('a worker that dies', () => {
  it('between the secrets and the toolbar is followed by one that clears the toolbar', async () => {
    const { world } = scene;
    const gate = createGate();
    const { showClient } = world.platform;
    world.platform.showClient = gate.pass;
    void world.ask('session.lock', {});
    await gate.reached;
    world.platform.showClient = showClient;
    world.killWorker();
    expect(world.toolbar).not.toBeNull();
    await world.wake();
    expect(world.toolbar).toBeNull();
    expect(storedKeys()).toEqual(['changed']);
  });

  it('and leaves a painted list without secrets is followed by one that takes the list away', async () => {
    const { world } = scene;
    const { secrets: _gone, ...left } = world.stored();
    await world.platform.session.remove('secrets');
    world.killWorker();
    expect(left).toHaveProperty(['paint.head']);
    expect(await state()).toBe('locked');
    expect(storedKeys()).toEqual(['changed']);
    expect(world.toolbar).toBeNull();
  });

  it('while it signs out leaves a locked account, never an open one', async () => {
    const { world } = scene;
    const { disk } = world.platform;
    const gate = createGate();
    const { forget } = disk;
    disk.forget = gate.pass;
    void world.ask('session.signOut', {});
    await gate.reached;
    disk.forget = forget;
    world.killWorker();
    expect(await state()).toBe('locked');
    expect(storedKeys()).toEqual(['changed']);
  });
});

describe('the lock alarm', () => {
  it('that rings a millisecond early is set again', async () => {
    const { world } = scene;
    const { alarm: deadline } = world;
    world.passTime(LOCK_AFTER - 1);
    const setLockAlarm = vi.spyOn(world.platform, 'setLockAlarm');
    await world.wake();
    expect(setLockAlarm.mock.calls).toEqual([[deadline]]);
    expect(await state()).toBe('unlocked');
  });
});
