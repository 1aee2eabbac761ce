import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_PAGES } from '../../utils/domain/clientPages.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { hasFeature } from '../../utils/domain/features.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { isShown } from './isShown.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
let clover: Client;
let acme: Client;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.faults.set([]);
  world = createWorld(server.url);
  await world.signIn('kim@northwind.example', DEMO_PASSWORD);
  const { clients } = await world.get('clients.list', {});
  const named = (name: string) => clients.find((client) => client.name === name) as Client;
  clover = named('Clover Dental');
  acme = named('Acme Legal');
});

const enter = (client: Client, document = 'document-1', asCurrent = true) =>
  world.get('context.enter', { clientId: client.id, asCurrent }, { document });
const vaultPages = () => world.visits.map((url) => url.split('/#/')[1]);

describe('a document and its client', () => {
  it('acts in the client it has entered', async () => {
    const { token } = await enter(clover);
    await world.get('client.open', {}, { context: token });
    expect(vaultPages()).toEqual([`organizations/${clover.id}/members`]);
  });

  it('cannot act in a client it has not entered', async () => {
    expect(await world.failure('client.open', {})).toBe('staleContext');
    expect(world.tabs).toEqual([]);
  });

  it('cannot use the token of another document', async () => {
    const { token } = await enter(clover, 'document-1');
    await enter(acme, 'document-2');
    expect(await world.failure('client.open', {}, { document: 'document-2', context: token })).toBe(
      'staleContext',
    );
  });

  it('ends its earlier token when it switches', async () => {
    const { token } = await enter(clover);
    await enter(acme);
    expect(await world.failure('client.open', {}, { context: token })).toBe('staleContext');
  });

  it('keeps its client while another document switches', async () => {
    const first = await enter(clover, 'document-1');
    const second = await enter(acme, 'document-2');
    await world.get('client.open', {}, { document: 'document-1', context: first.token });
    await world.get('client.open', {}, { document: 'document-2', context: second.token });
    expect(vaultPages()).toEqual([`organizations/${clover.id}/members`, `organizations/${acme.id}/members`]);
  });

  it('ends with the lock', async () => {
    const { token } = await enter(clover);
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await world.failure('client.open', {}, { context: token })).toBe('staleContext');
  });

  it('survives the worker', async () => {
    const { token } = await enter(clover);
    world.killWorker();
    await world.get('client.open', {}, { context: token });
    expect(vaultPages()).toEqual([`organizations/${clover.id}/members`]);
  });

  it('cannot enter what is no client of this provider', async () => {
    const foreign = { ...clover, id: '99999999-9999-4999-8999-999999999999' as Client['id'] };
    const input = { clientId: foreign.id, asCurrent: true };
    expect(await world.failure('context.enter', input)).toBe('notFound');
    expect(world.toolbar).toBeNull();
  });
});

describe('the toolbar', () => {
  it('shows the client last switched to, and none after leaving', async () => {
    await enter(clover);
    await isShown(world, { name: 'Clover Dental', code: 'CD' });
    await enter(acme);
    await isShown(world, { name: 'Acme Legal', code: 'AL' });
    await world.get('context.leave', {});
    expect(world.toolbar).toBeNull();
  });

  it('does not follow a document that merely renews its token', async () => {
    await enter(clover);
    await enter(acme, 'document-2', false);
    await isShown(world, { name: 'Clover Dental' });
  });
});

describe('what may be opened', () => {
  it('is each page that leaves no trace, at its address in the web vault', async () => {
    const before = server.eventCounts();
    const { token } = await enter(clover);
    for (const page of CLIENT_PAGES) await world.get('client.open', { page }, { context: token });
    const pages = ['members', 'groups', 'settings/policies', 'reporting/events', 'settings/account'];
    expect(vaultPages()).toEqual(pages.map((page) => `organizations/${clover.id}/${page}`));
    expect(server.eventCounts()).toEqual(before);
    const vault = { page: 'vault' as 'members' };
    expect(await world.failure('client.open', vault, { context: token })).toBe('badInput');
  });

  it('is no page the plan lacks: the web vault would go on to the vault, which is recorded', async () => {
    const { clients } = await world.get('clients.list', {});
    const old = clients.find(({ features }) => !hasFeature(features, 'useGroups')) as Client;
    const { token } = await enter(old);
    for (const page of ['groups', 'events'] as const)
      expect(await world.ask('client.open', { page }, { context: token })).toEqual({
        ok: false,
        failure: { kind: 'notAllowed', reason: 'planLacksFeature' },
      });
    expect(world.tabs).toEqual([]);
  });

  it('is neither a suspended client', async () => {
    const { clients } = await world.get('clients.list', {});
    const fjord = clients.find(({ name }) => name === 'Fjord Architects') as Client;
    const { token } = await enter(fjord);
    const result = await world.ask('client.open', {}, { context: token });
    expect(result).toEqual({ ok: false, failure: { kind: 'notAllowed', reason: 'clientSuspended' } });
  });

  it('nor the vault of a client whose key does not open, while the others stay as they are', async () => {
    const { clients } = await world.get('clients.list', {});
    expect(clients.filter(({ trouble }) => trouble === 'unreadable').map(({ name }) => name)).toEqual([
      'Meridian Opticians',
    ]);
    const meridian = clients.find(({ name }) => name === 'Meridian Opticians') as Client;
    const { token } = await enter(meridian);
    const result = await world.ask('client.openVault', {}, { context: token });
    expect(result).toEqual({ ok: false, failure: { kind: 'notAllowed', reason: 'clientUnreadable' } });
    expect(world.tabs).toEqual([]);
  });
});

describe('reading a client', () => {
  it('opens the names of its collections with its own key and leaves no trace', async () => {
    const before = server.eventCounts();
    const { token } = await enter(clover);
    const collections = await world.get('client.collections', {}, { context: token });
    expect(collections.length).toBeGreaterThan(2);
    for (const { name } of collections) expect(name).toMatch(/\w/);
    expect(server.eventCounts()).toEqual(before);
  });

  it('gives the log of that client only', async () => {
    const { token } = await enter(clover);
    const { events } = await world.get('client.events', { continuation: null }, { context: token });
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect([null, clover.id]).toContain(event.client?.id ?? null);
  });
});
