import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import type { Wish } from '../../utils/domain/wishes.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
let wish: Wish;
let clover: Client;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  world = createWorld(server.url);
  await world.signIn('kim@northwind.example', DEMO_PASSWORD);
  const { clients } = await world.get('clients.list', {});
  clover = clients.find(({ name }) => name === 'Clover Dental') as Client;
  wish = { clientId: clover.id, follow: 'webVault', page: 'policies' };
});

const unlock = () => world.get('session.unlock', { password: DEMO_PASSWORD });
const take = () => world.get('wish.take', {});
async function goesOn(): Promise<unknown> {
  const view = await world.get('session.state', {});
  return view.state === 'locked' ? view.goesOn : view.state;
}

/** The lock came first, as the page then finds out. */
async function lockOver(): Promise<void> {
  await world.get('session.lock', {});
  expect(await world.failure('context.enter', { clientId: clover.id, asCurrent: true })).toBe('locked');
  await world.get('wish.keep', wish);
}

describe('a switch that a lock came in between of', () => {
  it('waits for the unlock and is handed out once, whoever asks', async () => {
    await lockOver();
    expect(await goesOn()).toBe(true);
    expect(await world.failure('wish.take', {})).toBe('locked');
    await unlock();
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.filter((one) => one !== null)).toEqual([wish]);
    expect(await take()).toBeNull();
  });

  it('outlives the worker, and names nobody while it waits', async () => {
    await lockOver();
    world.killWorker();
    expect(await goesOn()).toBe(true);
    expect(JSON.stringify(world.stored())).not.toContain('Clover');
    await unlock();
    expect(await take()).toEqual(wish);
  });

  it('is over when a person says so', async () => {
    await lockOver();
    await world.get('wish.drop', {});
    expect(await goesOn()).toBe(false);
    await unlock();
    expect(await take()).toBeNull();
  });

  it('is over after a few minutes, and when the clock goes back', async () => {
    await lockOver();
    world.passTime(3 * 60_000);
    expect(await goesOn()).toBe(false);
    await unlock();
    expect(await take()).toBeNull();
    await lockOver();
    world.passTime(-1_000);
    expect(await goesOn()).toBe(false);
  });

  it('is the later of two', async () => {
    await lockOver();
    const later: Wish = { ...wish, follow: 'console', page: null };
    await world.get('wish.keep', later);
    await unlock();
    expect(await take()).toEqual(later);
  });

  it('goes with its account, and is none of another', async () => {
    await lockOver();
    await world.get('accounts.add', {});
    await world.signIn('petra@harbour.example', DEMO_PASSWORD);
    expect(await take()).toBeNull();
    await world.get('session.signOut', {});
    await world.get('session.signOut', {});
    expect(Object.keys(world.stored())).not.toContain('wish');
    expect(await world.failure('wish.keep', wish)).toBe('signedOut');
  });

  it('never is what leaves a trace', async () => {
    await lockOver();
    await unlock();
    await take();
    expect(world.visits).toEqual([]);
    const vault = { ...wish, follow: 'vault' } as unknown as Wish;
    expect(await world.failure('wish.keep', vault)).toBe('badInput');
  });
});
