import { beforeEach, describe, expect, it } from 'vitest';
import { unpackClients } from '../../../utils/bridge/paint.ts';
import type { ProviderId } from '../../../utils/domain/ids.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { isShown } from '../isShown.ts';
import { createGate, MIA, nextTurn, secretsOf, useScene } from './gate.ts';

/** More than a head holds, so that the list of one provider is painted beside it; the other has few. */
const CLIENTS = 60;

const scene = useScene({ clients: CLIENTS, events: 20 });
let northwind: ProviderId;
let harbour: ProviderId;
let ofHarbour: number;

const choose = (providerId: ProviderId) => scene.world.get('providers.choose', { providerId });
const countClients = async () => (await scene.world.get('clients.list', {})).clients.length;
const currentId = async () => (await scene.world.get('providers.list', {})).currentId;

beforeEach(async () => {
  await scene.world.signIn(MIA, DEMO_PASSWORD);
  const { providers } = await scene.world.get('providers.list', {});
  const idOf = (name: string) => providers.find((provider) => provider.name === name)?.id as ProviderId;
  northwind = idOf('Northwind MSP');
  harbour = idOf('Harbour IT Partners');
  await choose(harbour);
  ofHarbour = await countClients();
});

async function enterFirstClient(): Promise<string> {
  const { clients } = await scene.world.get('clients.list', {});
  const input = { clientId: clients[0]?.id as never, asCurrent: true };
  const { token } = await scene.world.get('context.enter', input);
  await isShown(scene.world);
  return token;
}

describe('choosing another provider', () => {
  it('for the first time after an unlock ends what is under way for the one before', async () => {
    const { world, network } = scene;
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(secretsOf(world).providerId).toBeNull();
    const token = await enterFirstClient();
    const gate = network.hold((url) => /organizations\/.*\/events/.test(url), 503);
    const asking = world.failure('client.events', { continuation: null }, { context: token });
    await gate.reached;
    await choose(northwind);
    const before = network.asked('/events');
    gate.open();
    expect(await asking).toBe('staleContext');
    expect(network.asked('/events')).toBe(before);
  });

  it('while a log is read does not paint the log of the one before', async () => {
    const { world, network } = scene;
    await choose(northwind);
    await countClients();
    await choose(harbour);
    const gate = network.hold((url) => /providers\/.*\/users/.test(url));
    const asking = world.failure('events.list', { continuation: null });
    await gate.reached;
    await choose(northwind);
    gate.open();
    expect(await asking).toBe('staleContext');
    const head = JSON.parse(world.stored()['paint.head'] as string);
    expect(head).toMatchObject({ provider: { id: northwind }, glance: null });
  });

  it('while a list is asked for gets the list of the other one', async () => {
    const { world, network } = scene;
    const gate = network.hold((url) => url.includes(`/providers/${harbour}/organizations`));
    const refreshing = world.ask('clients.refresh', {});
    await gate.reached;
    await choose(northwind);
    const { readSealed } = world.platform.disk;
    const looked = createGate();
    looked.open();
    world.platform.disk.readSealed = async (account, store, record) => {
      const found = await readSealed(account, store, record);
      if (record === northwind) await looked.pass();
      return found;
    };
    const listing = world.get('clients.list', {});
    await looked.reached;
    await nextTurn();
    gate.open();
    expect((await listing).clients).toHaveLength(CLIENTS);
    await refreshing;
  });

  it('at any moment of a sync leaves both lists whole', async () => {
    const { world, network } = scene;
    const { session } = world.platform;
    const { get } = session;
    await choose(northwind);
    await countClients();

    /** Switches at the given reading of the secrets after the profile was asked for; false: there were fewer. */
    async function switchAt(moment: number): Promise<boolean> {
      let isAsked = false;
      let readings = 0;
      let choosing: Promise<unknown> | null = null;
      network.onRequest((url) => {
        isAsked ||= url.includes('/api/sync');
        return undefined;
      });
      session.get = async (key) => {
        if (isAsked && key === 'secrets' && readings++ === moment) {
          session.get = get;
          choosing = choose(harbour);
          // long enough for the choice to count, unless it has to wait for its turn
          await nextTurn();
        }
        return get(key);
      };
      await world.ask('clients.refresh', {});
      session.get = get;
      await choosing;
      return choosing !== null;
    }

    let moment = 0;
    for (; await switchAt(moment); moment++) {
      expect(await currentId(), `after a switch at ${moment}`).toBe(harbour);
      expect(await countClients(), `of the other after a switch at ${moment}`).toBe(ofHarbour);
      await choose(northwind);
      expect(await countClients(), `after a switch at ${moment}`).toBe(CLIENTS);
    }
    expect(moment).toBeGreaterThan(10);
  });

  it('never paints the head of one with the list of another', async () => {
    const { world } = scene;
    const { session } = world.platform;
    const { set, remove } = session;
    const torn: string[] = [];
    let looks = 0;
    function look() {
      const { 'paint.head': head, 'paint.list': list } = world.stored() as Record<string, string | undefined>;
      if (head === undefined) return;
      const { stamp, total, list: place } = JSON.parse(head);
      if (place !== 'paint') return;
      looks++;
      if (unpackClients(stamp, list ?? '')?.length !== total) torn.push(`${total} clients, ${list?.length}`);
    }
    session.set = async (items) => {
      await set(items);
      look();
    };
    session.remove = async (keys) => {
      await remove(keys);
      look();
    };
    await choose(northwind);
    await countClients();
    await choose(harbour);
    await choose(northwind);
    expect(looks).toBeGreaterThan(1);
    expect(torn).toEqual([]);
  });
});
