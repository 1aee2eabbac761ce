import { describe, expect, it, vi } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { painted } from '../isShown.ts';
import { KIM, MIA, PETRA } from '../races/gate.ts';
import { eachDeath } from './eachDeath.ts';
import { CLIENTS, expectOneClient, signIn, useDeaths } from './scene.ts';

const scene = useDeaths();
const clients = async () => (await scene.world.get('clients.list', {})).clients;
/** Until everything shows it: the answer comes before. */
async function enter(clientId: unknown) {
  const { world } = scene;
  const answer = await world.ask(
    'context.enter',
    { clientId: clientId as never, asCurrent: true },
    { page: 'popup' },
  );
  if (answer.ok) await vi.waitFor(() => expect(painted(world)?.current?.id).toBe(clientId));
  return answer;
}

const choose = (providerId: unknown) =>
  scene.world.ask('providers.choose', { providerId: providerId as never });

async function shown(): Promise<string> {
  const view = await scene.world.get('session.state', {});
  return 'account' in view ? `${view.state} ${view.account.email}` : view.state;
}

describe('a worker killed at each step of a switch', () => {
  it('of the client leaves one of the two, the same everywhere', async () => {
    let ids: unknown[] = [];
    const ends = new Set<unknown>();
    await eachDeath(scene, {
      async before() {
        await signIn(scene);
        ids = (await clients()).map(({ id }) => id);
        await enter(ids[0]);
      },
      act: () => enter(ids[1]),
      async after() {
        expect(await shown()).toBe(`unlocked ${KIM}`);
        const current = await expectOneClient(scene);
        expect(ids.slice(0, 2)).toContain(current);
        ends.add(current);
        expect(await scene.world.get('context.last', {})).toBe(current === ids[1] ? ids[0] : null);
        expect(scene.network.sent).toEqual([]);
        expect((await enter(ids[1])).ok).toBe(true);
        expect(await expectOneClient(scene)).toBe(ids[1]);
      },
    });
    expect(ends.size).toBe(2);
  });

  it('that waits for an unlock is gone on with once at most', async () => {
    const take = () => scene.world.ask('wish.take', {}, { page: 'popup' });
    let answered: unknown = null;
    await eachDeath(scene, {
      async before() {
        answered = null;
        await signIn(scene);
        const clientId = (await clients())[0]?.id as never;
        await scene.world.get('session.lock', {}, { page: 'popup' });
        await scene.world.get('wish.keep', { clientId, follow: 'webVault', page: null }, { page: 'popup' });
        await scene.world.get('session.unlock', { password: DEMO_PASSWORD }, { page: 'popup' });
      },
      act: async () => {
        answered = await take();
      },
      async after() {
        const again = await take();
        expect(again.ok).toBe(true);
        if (answered !== null) expect(again).toMatchObject({ value: null });
        expect(await take()).toMatchObject({ ok: true, value: null });
      },
    });
  });

  it('out of a client leaves it, or none, the same everywhere', async () => {
    await eachDeath(scene, {
      async before() {
        await signIn(scene);
        await enter((await clients())[0]?.id);
      },
      act: () => scene.world.ask('context.leave', {}, { page: 'popup' }),
      async after() {
        await expectOneClient(scene);
        expect(scene.network.sent).toEqual([]);
      },
    });
  });

  it('of the provider leaves one of the two, and no client of the other', async () => {
    let ids: unknown[] = [];
    await eachDeath(scene, {
      async before() {
        await signIn(scene, MIA);
        const { providers } = await scene.world.get('providers.list', {});
        ids = providers.map(({ id }) => id);
        await choose(ids[0]);
        await enter((await clients())[0]?.id);
      },
      act: () => choose(ids[1]),
      async after() {
        const { currentId } = await scene.world.get('providers.list', {});
        const current = await expectOneClient(scene);
        expect(ids).toContain(currentId);
        expect(current === null).toBe(currentId === ids[1]);
      },
    });
  });

  it('of the account leaves one of the two open, whole, and both unlocked', async () => {
    let petra: unknown;
    await eachDeath(scene, {
      async before() {
        await signIn(scene, PETRA);
        await clients();
        petra = (await scene.world.get('session.state', {})).accounts[0]?.account.id;
        await scene.world.get('accounts.add', {});
        await signIn(scene);
        await enter((await clients())[0]?.id);
      },
      act: () => scene.world.ask('accounts.switch', { accountId: petra as never }),
      async after() {
        const owner = await shown();
        expect([`unlocked ${KIM}`, `unlocked ${PETRA}`]).toContain(owner);
        const { accounts } = await scene.world.get('session.state', {});
        expect(accounts.map(({ isUnlocked }) => isUnlocked)).toEqual([true, true]);
        const { providers } = await scene.world.get('providers.list', {});
        const expected = owner.includes(KIM) ? 'Northwind MSP' : 'Harbour IT Partners';
        expect(providers.map(({ name }) => name)).toEqual([expected]);
        if (owner.includes(KIM)) expect(await clients()).toHaveLength(CLIENTS);
        await expectOneClient(scene);
        expect(scene.network.asked('/connect/token')).toBe(0);
      },
    });
  });
});
