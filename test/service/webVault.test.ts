import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { mortal } from './deaths/mortal.ts';
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
  world = createWorld(server.url);
  await world.signIn('kim@northwind.example', DEMO_PASSWORD);
  const { clients } = await world.get('clients.list', {});
  const named = (name: string) => clients.find((client) => client.name === name) as Client;
  clover = named('Clover Dental');
  acme = named('Acme Legal');
});

const enter = async (client: Client, document = 'document-1', asCurrent = true) =>
  (await world.get('context.enter', { clientId: client.id, asCurrent }, { document })).token;
const open = async (client: Client) => world.get('client.open', {}, { context: await enter(client) });
const shown = () => world.tabs.map((url) => url.split('/#/organizations/')[1] ?? url);
const openClients = () => world.get('tabs.open', {});
const members = (client: Client) => `${client.id}/members`;

describe('the tab of the web vault', () => {
  it('is one, pointed from client to client by its hash alone', async () => {
    await open(clover);
    world.hideAddress(0);
    await open(acme);
    expect(shown()).toEqual([members(acme)]);
    expect(new Set(world.visits.map((url) => url.split('#')[0])).size).toBe(1);
    expect(await openClients()).toEqual([acme.id]);
  });

  it('is found again by the next worker, and after a lock', async () => {
    await open(clover);
    world.hideAddress(0);
    world.killWorker();
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    await open(acme);
    expect(shown()).toEqual([members(acme)]);
  });

  it('is forgotten with the account, which the web vault in it may not be signed in to any more', async () => {
    await open(clover);
    await world.get('session.signOut', {});
    expect(JSON.stringify(world.stored())).not.toContain(clover.id);
    await world.signIn('kim@northwind.example', DEMO_PASSWORD);
    await world.get('clients.list', {});
    await open(acme);
    expect(shown()).toEqual([members(clover), members(acme)]);
  });

  it('is opened again once it was closed', async () => {
    await open(clover);
    world.moveTab(0, null);
    expect(await openClients()).toEqual([]);
    await open(acme);
    expect(shown()).toEqual([members(clover), members(acme)]);
  });

  it.each([
    ['and the browser says so', false],
    ['and the browser does not say where', true],
  ])('belongs to whoever has gone elsewhere in it, %s', async (_, isHidden) => {
    await open(clover);
    if (isHidden) world.hideAddress(0);
    world.moveTab(0, 'https://news.example/');
    expect(await openClients()).toEqual([]);
    await open(acme);
    expect(shown()).toEqual(['https://news.example/', members(acme)]);
  });

  it('still is ours when the vault was loaded again where the browser says so, and not where nobody can know', async () => {
    await open(clover);
    world.moveTab(0, world.tabs[0] ?? '');
    expect(await openClients()).toEqual([clover.id]);
    world.hideAddress(0);
    expect(await openClients()).toEqual([]);
  });

  it('opens once when Enter is pressed twice quickly, also in two windows and for two clients', async () => {
    const first = await enter(clover, 'document-1');
    const second = await enter(acme, 'document-2');
    await Promise.all([
      world.get('client.open', {}, { document: 'document-1', context: first }),
      world.get('client.open', {}, { document: 'document-1', context: first }),
      world.get('client.open', {}, { document: 'document-2', context: second }),
    ]);
    expect(world.tabs).toHaveLength(1);
    expect(shown()).toEqual([members(acme)]);
  });

  it('may be one per client: then each is gone to and none is multiplied', async () => {
    expect(await world.get('tabs.mode', {})).toEqual({ mode: 'one' });
    await world.get('tabs.setMode', { mode: 'perClient' });
    await open(clover);
    await open(acme);
    world.killWorker();
    await open(clover);
    expect(shown()).toEqual([members(clover), members(acme)]);
    expect((await openClients()).sort()).toEqual([clover.id, acme.id].sort());
    expect(await world.get('tabs.mode', {})).toEqual({ mode: 'perClient' });
  });
});

/** What the web vault does by itself when its page of a vault is shown: Bitwarden records it in both logs. */
async function loadShownVaults(): Promise<void> {
  const { secrets } = world.stored() as { secrets: { access: { token: string } } };
  for (const url of world.visits) {
    const [, id] = /organizations\/([0-9a-f-]+)\/vault$/.exec(url) ?? [];
    if (!id) continue;
    const address = `${server.url}/api/organizations/${id}/collections/details`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${secrets.access.token}` } });
    expect(answer.status).toBe(200);
  }
}

/** How often the server has written down, for the provider and for the client, that a vault was opened. */
async function recorded(): Promise<number> {
  await loadShownVaults();
  world.visits.length = 0;
  const counts = server.eventCounts();
  expect(counts['1903']).toBe(counts['1603']);
  return counts['1903'] ?? 0;
}

const openVault = (context: string) => world.ask('client.openVault', {}, { context });

describe('“Open vault”', () => {
  it('is recorded once for each click, and nothing else here is recorded', async () => {
    const before = await recorded();
    await open(acme);
    await open(clover);
    await openClients();
    expect(await recorded()).toBe(before);
    const asked = server.requests().length;
    expect((await openVault(await enter(clover))).ok).toBe(true);
    expect(server.requests().slice(asked)).toEqual([]);
    expect(await recorded()).toBe(before + 1);
  });

  it('is one click when it was doubled, in one window or in two, and two a while later', async () => {
    const before = await recorded();
    const token = await enter(clover);
    const other = await enter(clover, 'document-2');
    const answers = await Promise.all([
      openVault(token),
      openVault(token),
      world.ask('client.openVault', {}, { context: other, document: 'document-2' }),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    await openVault(token);
    expect(await recorded()).toBe(before + 1);
    world.passTime(2_000);
    await openVault(token);
    expect(await recorded()).toBe(before + 2);
  });

  it('keeps why under seal here, and sends it to nobody', async () => {
    const asked = server.requests().length;
    const asking = { context: await enter(clover) };
    await world.get('client.openVault', { reason: ' T-4711 ' }, asking);
    const { notes, revision } = await world.get('notes.read', {});
    expect(notes.reasons).toEqual([{ at: expect.any(Number), clientId: clover.id, text: 'T-4711' }]);
    expect(revision).toBe(1);
    expect(server.requests().slice(asked)).toEqual([]);
    expect(world.visits.join()).not.toContain('4711');
    expect(await world.failure('client.openVault', { reason: 'x'.repeat(201) }, asking)).toBe('badInput');
  });

  it('keeps why once when the click was doubled', async () => {
    const asking = { context: await enter(clover) };
    const open = () => world.get('client.openVault', { reason: 'T-4711' }, asking);
    await Promise.all([open(), open()]);
    await open();
    expect((await world.get('notes.read', {})).notes.reasons).toHaveLength(1);
  });

  it('opens nothing when why cannot be kept', async () => {
    const token = await enter(clover);
    world.platform.disk.writeSealed = () => Promise.reject(new FailureError('storageFull'));
    expect(await world.failure('client.openVault', { reason: 'T-4711' }, { context: token })).toBe(
      'storageFull',
    );
    expect(world.visits).toEqual([]);
  });

  it('is not swallowed when what was refused before has left nothing', async () => {
    const token = await enter(clover);
    await enter(acme);
    expect(await openVault(token)).toMatchObject({ ok: false, failure: { kind: 'staleContext' } });
    expect((await openVault(await enter(clover))).ok).toBe(true);
  });

  it('is never repeated by a worker that died over it, at whatever step, nor by a second click of the same', async () => {
    const opened = new Set<number>();
    for (let lifetime = 0; ; lifetime++) {
      world.passTime(60_000);
      world.visits.length = 0;
      // a switch is noted a second later, and these seconds are counted
      const token = await enter(clover, 'document-1', false);
      const life = mortal(world.platform, lifetime);
      world.killWorker(life.platform);
      await Promise.race([openVault(token), life.death]);
      world.killWorker();
      const second = await openVault(token);
      const vaults = world.visits.filter((url) => url.endsWith('/vault')).length;
      expect(vaults, `killed before ${life.died()}, after ${life.steps}`).toBeLessThanOrEqual(1);
      // nobody is told that it is done unless it is
      if (second.ok) expect(vaults).toBe(1);
      else expect(second.failure.kind).toBe('traceUnknown');
      opened.add(vaults);
      if (life.died() === null) break;
    }
    expect([...opened].sort()).toEqual([0, 1]);
  });
});
