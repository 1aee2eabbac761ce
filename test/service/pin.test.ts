import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../server/server.ts';
import { createGate, KIM, useScene } from './races/gate.ts';

const PIN = '2580';
const scene = useScene({ clients: 3, events: 5 });
let accountId: never;

const view = () => scene.world.get('session.state', {});
const unlock = (pin: string) => scene.world.ask('session.unlockWithPin', { accountId, pin });
const triesLeft = async () => {
  const shown = await view();
  return shown.state === 'locked' ? shown.pinTries : shown.state;
};

beforeEach(async () => {
  const { world } = scene;
  await world.signIn(KIM, DEMO_PASSWORD);
  const shown = await view();
  accountId = (shown.state === 'unlocked' ? shown.account.id : '') as never;
  await world.get('pin.set', { accountId, pin: PIN });
});

/** What a worker that dies while it derives leaves behind. */
async function dieWhileTrying(pin: string): Promise<void> {
  const { world } = scene;
  const gate = createGate();
  const { set } = world.platform.session;
  world.platform.session.set = async (items) => {
    await set(items);
    if ('unlockPins' in items) await gate.pass();
  };
  void unlock(pin);
  await gate.reached;
  world.platform.session.set = set;
  world.killWorker();
}

describe('a PIN', () => {
  it('opens what the lock has taken away, without a server', async () => {
    const { world, server } = scene;
    await world.get('clients.list', {});
    const { secrets } = world.stored() as { secrets: { userKey: string } };
    await world.get('session.lock', {});
    expect(JSON.stringify(world.stored())).not.toContain(secrets.userKey);
    expect(await triesLeft()).toBe(5);
    server.faults.set(['down']);
    world.killWorker();
    expect(await unlock(PIN)).toMatchObject({ ok: true, value: { state: 'unlocked' } });
    expect((await world.get('clients.list', {})).clients).toHaveLength(3);
  });

  it('is never on disk, and gone with the browser', async () => {
    const { world } = scene;
    const { unlockPins: pins } = world.stored() as {
      unlockPins: Record<string, { sealed: { data: string } }>;
    };
    const db = await openDB(world.diskName);
    const all = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
    db.close();
    expect(JSON.stringify(all)).not.toContain(pins[accountId]?.sealed.data);
    await world.restartBrowser();
    expect(await triesLeft()).toBeNull();
    expect(await unlock(PIN)).toMatchObject({ ok: false, failure: { kind: 'pinGone' } });
  });

  it('of fewer than four characters is not taken', async () => {
    expect(await scene.world.failure('pin.set', { accountId, pin: '123' })).toBe('badInput');
  });

  it('can be removed, and goes with the account', async () => {
    const { world } = scene;
    expect((await world.get('pin.remove', { accountId })).pin.isSet).toBe(false);
    expect(world.stored()).not.toHaveProperty('unlockPins');
    await world.get('pin.set', { accountId, pin: PIN });
    await world.get('session.signOut', {});
    expect(world.stored()).not.toHaveProperty('unlockPins');
  });
});

describe('wrong tries', () => {
  beforeEach(() => scene.world.get('session.lock', {}));

  it('are counted, and forgotten when the PIN opens', async () => {
    const { world } = scene;
    expect(await unlock('0000')).toEqual({ ok: false, failure: { kind: 'wrongPin', detail: '4' } });
    expect(await triesLeft()).toBe(4);
    await unlock(PIN);
    await world.get('session.lock', {});
    expect(await triesLeft()).toBe(5);
  });

  it('sign out at the fifth', async () => {
    for (const left of ['4', '3', '2', '1'])
      expect(await unlock('0000')).toMatchObject({ failure: { detail: left } });
    expect(await unlock('0000')).toEqual({ ok: false, failure: { kind: 'pinFailed' } });
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'pinFailed', email: KIM, accounts: [] });
    expect(await scene.world.platform.disk.accounts()).toEqual([]);
    expect(scene.world.stored()).not.toHaveProperty('unlockPins');
  });

  it('are counted before they are made: a worker that dies in each saves nobody the fifth', async () => {
    for (const left of [4, 3, 2, 1]) {
      await dieWhileTrying('0000');
      expect(await triesLeft()).toBe(left);
    }
    await dieWhileTrying('0000');
    expect(await view()).toMatchObject({ state: 'signedOut', ended: 'pinFailed', accounts: [] });
  });

  it('made at once count one by one', async () => {
    await Promise.all(['0000', '1111', '2222'].map(unlock));
    expect(await triesLeft()).toBe(2);
  });

  it('do not count for another account than the one on screen', async () => {
    const other = '00000000-0000-4000-8000-000000000001' as never;
    const asked = { accountId: other, pin: '0000' };
    expect(await scene.world.failure('session.unlockWithPin', asked)).toBe('accountChanged');
    expect(await triesLeft()).toBe(5);
  });
});
