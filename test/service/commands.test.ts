import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import type { ProviderId } from '../../utils/domain/ids.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { isShown } from './isShown.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
let clover: Client;
let acme: Client;
let fjord: Client;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  world = createWorld(server.url);
  await world.signIn('kim@northwind.example', DEMO_PASSWORD);
  const { clients } = await world.get('clients.list', {});
  const named = (name: string) => clients.find((client) => client.name === name) as Client;
  [clover, acme, fjord] = [named('Clover Dental'), named('Acme Legal'), named('Fjord Architects')];
});

const enter = (client: Client) => world.get('context.enter', { clientId: client.id, asCurrent: true });
const command = (name: 'last-client' | 'back-to-provider') => world.worker.command(name);
const last = () => world.get('context.last', {});
const visited = () => world.visits.map((url) => url.split('/#/organizations/')[1]);

describe('the last client', () => {
  it('is the one before the current one, and going there and back needs no page', async () => {
    expect(await last()).toBeNull();
    await enter(clover);
    expect(await last()).toBeNull();
    await enter(acme);
    await enter(acme);
    expect(await last()).toBe(clover.id);
    await command('last-client');
    await isShown(world, { name: 'Clover Dental' });
    expect(await last()).toBe(acme.id);
    world.killWorker();
    await command('last-client');
    await isShown(world, { name: 'Acme Legal' });
    expect(visited()).toEqual([`${clover.id}/members`, `${acme.id}/members`]);
    expect(world.tabs).toHaveLength(1);
    expect(world.consoles).toBe(0);
  });

  it('is the one that was left for the provider', async () => {
    await enter(clover);
    await command('back-to-provider');
    expect(world.toolbar).toBeNull();
    expect((await world.get('clients.list', {})).currentId).toBeNull();
    await command('last-client');
    await isShown(world, { name: 'Clover Dental' });
  });

  it('is none to begin with: nothing happens', async () => {
    await command('last-client');
    expect([world.toolbar, visited(), world.consoles]).toEqual([null, [], 0]);
  });

  it('is not switched to when it may not be opened, and the console comes up', async () => {
    await enter(fjord);
    await enter(clover);
    await command('last-client');
    await isShown(world, { name: 'Clover Dental' });
    expect([visited(), world.consoles]).toEqual([[], 1]);
  });

  it('goes with the lock, and a key then leads to where it can be unlocked', async () => {
    await enter(clover);
    await enter(acme);
    await world.get('session.lock', {});
    await command('last-client');
    await command('back-to-provider');
    expect([world.toolbar, visited(), world.consoles]).toEqual([null, [], 2]);
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await last()).toBeNull();
  });

  it('goes with the provider', async () => {
    const other = createWorld(server.url);
    world = other;
    await world.signIn('mia@northwind.example', DEMO_PASSWORD);
    const { providers } = await world.get('providers.list', {});
    await world.get('providers.choose', { providerId: providers[0]?.id as ProviderId });
    const [first, second] = (await world.get('clients.list', {})).clients;
    await enter(first as Client);
    await enter(second as Client);
    expect(await last()).toBe(first?.id);
    await world.get('providers.choose', { providerId: providers[1]?.id as ProviderId });
    expect(await last()).toBeNull();
  });

  it('is unknown to whatever is no command of ours', async () => {
    await enter(clover);
    await isShown(world, { name: 'Clover Dental' });
    await world.worker.command('constructor');
    await isShown(world, { name: 'Clover Dental' });
  });
});
