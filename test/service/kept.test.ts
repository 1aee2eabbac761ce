import { openDB } from 'idb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(() => {
  world = createWorld(server.url);
});

const signIn = () => world.signIn('kim@northwind.example', DEMO_PASSWORD);
/** Everything kept, as one text to search in. */
async function keptText(): Promise<string> {
  return JSON.stringify([world.stored(), await onDisk()]);
}

/** Everything on disk, store by store. */
async function onDisk(): Promise<Record<string, unknown[][]>> {
  const db = await openDB(world.diskName);
  const stores = [...db.objectStoreNames];
  const read = async (store: string) => {
    const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
    return [store, keys.map((key, i) => [key, values[i]])] as const;
  };
  const all = Object.fromEntries(await Promise.all(stores.map(read)));
  db.close();
  return all;
}

describe('what is kept', () => {
  it('is in clear only what this list names', async () => {
    await signIn();
    await world.get('clients.refresh', {});
    const { settings = [], accounts = [], locks = [], sealed = [], ...others } = await onDisk();
    expect(others).toEqual({});
    expect(settings.map(([key]) => key).sort()).toEqual(['activeAccount', 'deviceId']);
    expect(accounts.map(([, account]) => Object.keys(account as object).sort())).toEqual([
      ['email', 'id', 'kdf', 'name', 'region', 'salt', 'wrappedPrivateKey', 'wrappedUserKey'],
    ]);
    const asIs = { timeout: 'minutes15', action: 'lock' };
    expect(locks.map(([, lock]) => lock)).toEqual([{ chosen: asIs, effective: asIs }]);
    for (const [, record] of sealed) {
      expect(Object.keys(record as object).sort()).toEqual(['data', 'nonce', 'salt', 'version']);
    }
    expect(sealed.map(([key]) => (key as string[])[1]).sort()).toEqual([
      'clients',
      'organizations',
      'pins',
      'policies',
      'profile',
      'refresh-token',
      'seat-book',
    ]);
  });

  it('holds neither password nor token in clear on disk', async () => {
    await signIn();
    await world.get('clients.refresh', {});
    const { refreshToken } = world.stored().secrets as { refreshToken: string };
    const kept = JSON.stringify(await onDisk());
    expect(kept).not.toContain(DEMO_PASSWORD);
    expect(kept).not.toContain(refreshToken);
    expect(kept).not.toContain('Northwind');
  });

  it('never holds the master password anywhere', async () => {
    await signIn();
    await world.get('clients.refresh', {});
    expect(await keptText()).not.toContain(DEMO_PASSWORD);
  });

  it('is gone after signing out', async () => {
    await signIn();
    await world.get('clients.refresh', {});
    await world.get('session.signOut', {});
    expect((await world.get('session.state', {})).state).toBe('signedOut');
    const { settings, ...others } = await onDisk();
    expect(settings?.map(([key]) => key)).toEqual(['deviceId']);
    expect(others).toEqual({ accounts: [], locks: [], sealed: [] });
    expect(Object.keys(world.stored())).toEqual(['changed']);
  });
});
