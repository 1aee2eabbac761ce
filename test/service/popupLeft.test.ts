import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderId } from '../../utils/domain/ids.ts';
import type { Left } from '../../utils/domain/left.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

const KEY = 'paint.left';

let server: RunningServer;
let world: World;
let providerId: ProviderId;
let left: Left;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());

async function start(email = 'kim@northwind.example'): Promise<void> {
  server.reset();
  world = createWorld(server.url);
  await world.signIn(email, DEMO_PASSWORD);
  const { providers } = await world.get('providers.list', {});
  providerId = providers[0]?.id as ProviderId;
  await world.get('providers.choose', { providerId });
  const { clients } = await world.get('clients.list', {});
  left = { query: 'clo', selectedId: clients[3]?.id ?? null, scrollTop: 72 };
}
beforeEach(() => start());

const keep = (kept: Left | null = left) =>
  world.get('popup.left', { providerId, left: kept }, { page: 'popup' });
const kept = () => {
  const text = world.stored()[KEY];
  return typeof text === 'string' ? JSON.parse(text) : null;
};

describe('how the popup was left', () => {
  it('outlives the worker, and says for which provider and since when', async () => {
    await keep();
    world.killWorker();
    await world.get('session.state', {});
    expect(kept()).toEqual({ ...left, providerId, at: world.now() });
  });

  it('is the last of what was said, and nothing once it stands as at the beginning', async () => {
    await keep();
    await keep({ ...left, query: 'acme' });
    expect(kept()).toMatchObject({ query: 'acme' });
    await keep(null);
    expect(world.stored()).not.toHaveProperty(KEY);
  });

  it('never reaches the server or the disk', async () => {
    const before = server.requests().length;
    await keep({ ...left, query: 'a name nobody else has typed' });
    expect(server.requests()).toHaveLength(before);
    const databases = await indexedDB.databases();
    expect(databases.map(({ name }) => name)).toContain(world.diskName);
    const account = (await world.platform.disk.activeAccount())?.id ?? '';
    expect(await world.platform.disk.readSealed(account, KEY, '')).toBeNull();
  });

  it.each([
    ['a lock', () => world.get('session.lock', {})],
    ['a sign-out', () => world.get('session.signOut', {})],
    [
      'the time running out',
      async () => {
        world.passTime(24 * 60 * 60_000);
        await world.wake();
      },
    ],
    ['the end of the browser', () => world.restartBrowser()],
    ['another sign-in', () => world.signIn('ada@northwind.example', DEMO_PASSWORD)],
  ])('is gone after %s', async (_, end) => {
    await keep();
    await end();
    expect(world.stored()).not.toHaveProperty(KEY);
  });

  it('is gone after a switch to another account, and is not there on the way back', async () => {
    const kim = (await world.platform.disk.activeAccount())?.id as never;
    await world.signIn('ada@northwind.example', DEMO_PASSWORD);
    await world.get('accounts.switch', { accountId: kim });
    expect(world.stored()).not.toHaveProperty(KEY);
    await keep();
    const ada = (await world.platform.disk.accounts()).find(({ id }) => id !== kim);
    await world.get('accounts.switch', { accountId: ada?.id as never });
    expect(world.stored()).not.toHaveProperty(KEY);
  });

  it('is gone after a choice of provider, and what comes too late from the one before is refused', async () => {
    await start('mia@northwind.example');
    await keep();
    const { providers } = await world.get('providers.list', {});
    const other = providers.find(({ id }) => id !== providerId)?.id as ProviderId;
    await world.get('providers.choose', { providerId: other });
    expect(world.stored()).not.toHaveProperty(KEY);
    const late = await world.ask('popup.left', { providerId, left }, { page: 'popup' });
    expect(late).toMatchObject({ ok: false, failure: { kind: 'staleContext' } });
    expect(world.stored()).not.toHaveProperty(KEY);
  });

  it('is not kept while locked, for another page, or longer than a search is', async () => {
    const failureFor = async (input: object, page: 'popup' | 'options' = 'popup') =>
      world.failure('popup.left', { providerId, left, ...input }, { page });
    expect(await failureFor({}, 'options')).toBe('badRequest');
    expect(await failureFor({ left: { ...left, query: 'x'.repeat(101) } })).toBe('badInput');
    expect(await failureFor({ left: { ...left, scrollTop: -1 } })).toBe('badInput');
    await world.get('session.lock', {});
    expect(await failureFor({})).toBe('locked');
    expect(world.stored()).not.toHaveProperty(KEY);
  });
});
