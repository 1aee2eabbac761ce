import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientId } from '../../utils/domain/ids.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { holdSealed, KIM, useScene } from './races/gate.ts';

const scene = useScene();
let ids: ClientId[];

const list = () => scene.world.get('clients.list', {});
const enter = (clientId: ClientId, asCurrent = true) =>
  scene.world.get('context.enter', { clientId, asCurrent });
const painted = () => JSON.parse(scene.world.stored()['paint.head'] as string);
const id = (at: number) => ids[at] as ClientId;
const last = () => ids.at(-1) as ClientId;

async function isNoted(clientId: ClientId, count: number): Promise<void> {
  await vi.waitFor(async () => expect((await list()).usages[clientId]?.count).toBe(count));
}

beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  ids = (await list()).clients.map((client) => client.id);
});

describe('a switch to a client', () => {
  it('is counted with its time, sealed, and is there after a restart', async () => {
    const { world } = scene;
    const { disk, now } = world.platform;
    await enter(id(3));
    await isNoted(id(3), 1);
    await enter(id(3));
    await isNoted(id(3), 2);
    const { usages } = await list();
    expect(usages).toEqual({ [id(3)]: { count: 2, lastUsed: expect.any(Number) } });
    expect(usages[id(3)]?.lastUsed).toBeLessThanOrEqual(now());
    const labels = await world.get('labels.read', {});
    const kept = await disk.readSealed(labels?.accountId ?? '', 'usage', labels?.providerId ?? '');
    expect(JSON.stringify(kept)).not.toContain(id(3));
    await world.get('session.lock', {});
    world.killWorker();
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect((await list()).usages).toEqual(usages);
  });

  it('puts the client first in what is painted', async () => {
    expect(painted().rows[0].id).toBe(id(0));
    await enter(last());
    await vi.waitFor(() => expect(painted().rows[0].id).toBe(last()));
    expect(painted().usages).toHaveProperty([last(), 'count'], 1);
  });

  it('is no switch when a page only asks for its token anew', async () => {
    await enter(id(1), false);
    await enter(id(2));
    await isNoted(id(2), 1);
    expect((await list()).usages).not.toHaveProperty(id(1));
  });

  it('is answered before it is counted', async () => {
    const gate = holdSealed(scene.world.platform.disk, 'writeSealed', 'usage');
    expect((await enter(id(1))).client.id).toBe(id(1));
    await gate.reached;
    gate.open();
    await isNoted(id(1), 1);
  });

  it('is counted each time when several come at once', async () => {
    await Promise.all([enter(id(1)), enter(id(2)), enter(id(1))]);
    await isNoted(id(1), 2);
    await isNoted(id(2), 1);
  });

  it('works where it cannot be counted', async () => {
    const { disk } = scene.world.platform;
    const gate = Promise.withResolvers<void>();
    const { writeSealed } = disk;
    disk.writeSealed = async (account, store, ...rest) => {
      if (store !== 'usage') return writeSealed(account, store, ...rest);
      gate.resolve();
      throw new Error('full');
    };
    await enter(id(1));
    await gate.promise;
    expect((await list()).usages).toEqual({});
    expect((await list()).currentId).toBe(id(1));
  });

  it('is sent to nobody', async () => {
    const before = scene.network.sent.length;
    await enter(id(1));
    await isNoted(id(1), 1);
    expect(scene.network.sent.slice(before)).toEqual([]);
  });
});
