import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONTRACT, type OperationName } from '../../utils/bridge/contract.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { NO_LABELS } from '../../utils/domain/labels.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

const KIM = 'kim@northwind.example';
/** The vault of a client was opened: as the client's log has it, and the provider's. */
const VAULT_OPENED = ['1603', '1903'];

let server: RunningServer;
let world: World;
let client: Client;
let visited = 0;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  visited = 0;
  world = createWorld(server.url);
  await world.signIn(KIM, DEMO_PASSWORD);
  const { clients } = await world.get('clients.list', {});
  client = clients.find(({ name }) => name === 'Clover Dental') as Client;
});

const popup = { page: 'popup', document: 'document-of-popup' } as const;

/** What the web vault does at each address it was given since: a vault page makes Bitwarden record the access. */
async function webVaultLoads(): Promise<void> {
  const visits = world.visits.slice(visited);
  visited = world.visits.length;
  for (const url of visits) {
    const [, id] = /#\/organizations\/([^/]+)\/vault$/.exec(url) ?? [];
    if (id) await fetch(`${server.url}/stand-in/vaults/${id}`, { method: 'POST' });
  }
}

async function eventsAfter(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = server.eventCounts();
  await act();
  await webVaultLoads();
  const written = Object.entries(server.eventCounts()).map(([type, count]) => [
    type,
    count - (before[type] ?? 0),
  ]);
  return Object.fromEntries(written.filter(([, more]) => more !== 0));
}

async function inClient(): Promise<{ context: string } & typeof popup> {
  const { token } = await world.get('context.enter', { clientId: client.id, asCurrent: true }, popup);
  return { ...popup, context: token };
}

const provider = async () => {
  const { providers } = await world.get('providers.list', {}, popup);
  const [first] = providers;
  if (!first) throw new Error('There is no provider.');
  return first.id;
};
const account = async () => (await world.platform.disk.activeAccount())?.id as never;

/** A switch that a lock kept somebody from. */
const keepWish = async () =>
  world.get('wish.keep', { clientId: client.id, follow: 'webVault', page: null }, popup);

type Step = () => Promise<unknown>;

/** Every operation of popup and panel once, done and not refused. */
const WALK: Partial<Record<OperationName, Step>> = {
  'session.state': () => world.get('session.state', {}, popup),
  'session.activity': () => world.get('session.activity', {}, popup),
  'session.lock': () => world.get('session.lock', {}, popup),
  'session.unlock': async () => {
    await world.get('session.lock', {}, popup);
    await world.get('session.unlock', { password: DEMO_PASSWORD }, popup);
    await world.get('clients.refresh', {}, popup);
  },
  'session.signOut': () => world.get('session.signOut', {}, popup),
  'accounts.signOut': async () => world.get('accounts.signOut', { accountId: await account() }, popup),
  'session.unlockWithPin': async () => {
    const accountId = await account();
    await world.get('pin.set', { accountId, pin: '2580' });
    await world.get('session.lock', {}, popup);
    await world.get('session.unlockWithPin', { accountId, pin: '2580' }, popup);
  },
  'accounts.add': () => world.get('accounts.add', {}, popup),
  'accounts.cancelAdd': () => world.get('accounts.cancelAdd', {}, popup),
  'accounts.switch': async () => world.get('accounts.switch', { accountId: await account() }, popup),
  'hosts.missing': () => world.get('hosts.missing', {}, popup),
  'requests.pauses': () => world.get('requests.pauses', {}, popup),
  'providers.list': () => world.get('providers.list', {}, popup),
  'providers.choose': async () => world.get('providers.choose', { providerId: await provider() }, popup),
  'providers.checkAgain': () => world.get('providers.checkAgain', {}, popup),
  'clients.list': () => world.get('clients.list', {}, popup),
  'clients.refresh': () => world.get('clients.refresh', { quietly: true }, popup),
  'context.enter': inClient,
  'context.leave': async () => world.get('context.leave', {}, await inClient()),
  'client.open': async () => world.get('client.open', {}, await inClient()),
  'client.openVault': async () => world.get('client.openVault', {}, await inClient()),
  'client.events': async () => world.get('client.events', { continuation: null }, await inClient()),
  'events.list': () => world.get('events.list', { continuation: null }, popup),
  'events.seen': async () => world.get('events.seen', { providerId: await provider(), at: 1 }, popup),
  'account.events': () => world.get('account.events', { continuation: null }, popup),
  'popup.left': async () => world.get('popup.left', { providerId: await provider(), left: null }, popup),
  'context.last': () => world.get('context.last', {}, popup),
  'wish.keep': keepWish,
  'wish.take': async () => {
    await keepWish();
    return world.get('wish.take', {}, popup);
  },
  'wish.drop': async () => {
    await keepWish();
    return world.get('wish.drop', {}, popup);
  },
  'tabs.open': () => world.get('tabs.open', {}, popup),
  'labels.read': () => world.get('labels.read', {}, popup),
  'labels.pin': async () =>
    world.get(
      'labels.pin',
      { accountId: await account(), providerId: await provider(), clientId: client.id, isPinned: true },
      popup,
    ),
  'labels.write': async () =>
    world.get(
      'labels.write',
      {
        accountId: await account(),
        providerId: await provider(),
        clientId: client.id,
        revision: 0,
        labels: { ...NO_LABELS, favourite: true },
      },
      popup,
    ),
};

/** Signing in is recorded by Bitwarden whoever does it, and is not what is counted here. */
const isWayIn = (name: string) => name === 'session.signIn' || name.startsWith('signIn.');
const offered = (Object.keys(CONTRACT) as OperationName[]).filter(
  (name) => !isWayIn(name) && CONTRACT[name].from.some((page) => page !== 'options'),
);

describe('of everything that popup and panel can ask for', () => {
  it('each is walked here', () => {
    expect(Object.keys(WALK).sort()).toEqual([...offered].sort());
  });

  it.each(offered.filter((name) => CONTRACT[name].effect !== 'leavesTrace'))(
    '%s writes no event, posts nothing but tokens, and asks no address that records an access',
    async (name) => {
      const before = server.requests().length;
      expect(await eventsAfter(WALK[name] as Step)).toEqual({});
      for (const { method, path } of server.requests().slice(before)) {
        expect(method === 'GET' || path === '/identity/connect/token').toBe(true);
        expect(path).not.toMatch(/collections\/details|\/collect$|ciphers/);
      }
    },
  );

  it('only “Open vault” leaves a trace, and says so', async () => {
    expect(offered.filter((name) => CONTRACT[name].effect === 'leavesTrace')).toEqual(['client.openVault']);
    expect(await eventsAfter(WALK['client.openVault'] as Step)).toEqual({ 1603: 1, 1903: 1 });
  });
});

describe('“Open vault”', () => {
  it('is recorded once per click, in both logs, and a doubled click is one', async () => {
    const { clients } = await world.get('clients.list', {}, popup);
    const open = clients.filter(({ trouble }) => trouble === null).slice(0, 3);
    for (const { id } of open) {
      const { token } = await world.get('context.enter', { clientId: id, asCurrent: true }, popup);
      const click = () => world.ask('client.openVault', {}, { ...popup, context: token });
      expect(await eventsAfter(() => Promise.all([click(), click()]))).toEqual({ 1603: 1, 1903: 1 });
      world.passTime(60_000);
    }
    expect(VAULT_OPENED.map((type) => server.eventCounts()[type])).toEqual([3, 3]);
  });

  it('that came after a lock, or for another client, is not recorded', async () => {
    const asking = await inClient();
    const { clients } = await world.get('clients.list', {}, popup);
    const other = clients.find(({ id }) => id !== client.id) as Client;
    await world.get('context.enter', { clientId: other.id, asCurrent: true }, popup);
    expect(await eventsAfter(() => world.failure('client.openVault', {}, asking))).toEqual({});
    await world.get('session.lock', {}, popup);
    expect(await eventsAfter(() => world.failure('client.openVault', {}, asking))).toEqual({});
  });
});

describe('the other ways to a client', () => {
  it('the address bar and every command write no event', async () => {
    const suggested: { content: string }[] = [];
    expect(
      await eventsAfter(async () => {
        await world.worker.omnibox.typed('clover', (found) => suggested.push(...found));
        await world.worker.omnibox.entered('clover');
        await world.worker.omnibox.entered(client.id);
      }),
    ).toEqual({});
    expect(suggested.map(({ content }) => content)).toContain(client.id);
    expect(world.tabs.length).toBeGreaterThan(0);
    for (const command of ['lock-now', 'last-client', 'back-to-provider', 'open'])
      expect(await eventsAfter(() => world.worker.command(command))).toEqual({});
  });
});
