import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServices, type Services } from '../../entrypoints/background/services.ts';
import type { ClientId } from '../../utils/domain/ids.ts';
import type { KeyTrouble } from '../../utils/domain/keyTroubles.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
let services: Services;
/** The order in which the server lists them, which is that of its faults. */
let ids: ClientId[];
beforeAll(async () => {
  server = await startServer({ port: 0, events: 0 });
  const [provider] = server.state.providers();
  ids = server.state.clients(provider?.id ?? '').map(({ id }) => id as ClientId);
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  world = createWorld(server.url);
  services = createServices(world.platform);
});

/** What is heard at first is believed. */
async function begin(...faults: string[]): Promise<void> {
  await world.signIn('kim@northwind.example', DEMO_PASSWORD);
  await hear(...faults);
}

async function hear(...faults: string[]): Promise<void> {
  server.faults.set(faults);
  await world.get('clients.refresh', {});
  // what a worker holds in memory is its own
  services = createServices(world.platform);
}

const first = () => ids[0] as ClientId;
const second = () => ids[1] as ClientId;
const troubles = () => world.get('keys.changes', {});
const told = async () => (await troubles()).map(({ kind, clientId }) => [kind, clientId]);
const acknowledge = ({ providerId, clientId, id }: KeyTrouble) =>
  world.ask('keys.acknowledge', { providerId, clientId, id: id ?? '' });

/** Whether a key for encrypting is to be had, or why not. */
const sealing = async (id: ClientId) => {
  const keys = await services.directory.keptClient(id);
  return services.keyring.sealingKey(keys).then(
    () => 'given',
    (error: Error) => error.message,
  );
};

describe('keys that stay as they are', () => {
  it('are pinned at first use, and nothing is said of them', async () => {
    await begin();
    await hear();
    expect(await troubles()).toEqual([]);
    for (const id of [first(), second()]) expect(await sealing(id)).toBe('given');
    expect(world.stored().changed).not.toHaveProperty('keys');
  });

  it('are pinned by something that is not the key', async () => {
    await begin();
    const pins = await services.keyring.examine(null, []);
    expect(pins).toEqual({ provider: null, clients: [] });
    const kept = await services.directory.keptClient(first());
    const seen = await services.keyring.examine(kept.provider.wrappedKey, [{ id: first(), ...kept.kept }]);
    expect(seen.provider).toMatch(/^.{44}$/);
    expect(seen.clients).toEqual([{ id: first(), pin: expect.stringMatching(/^.{44}$/), isTwoWays: false }]);
  });
});

describe('the key of a client that changes', () => {
  beforeEach(async () => {
    await begin();
    await hear('client-key-changed');
  });

  it('is told, and stands in the way of encrypting for that client alone', async () => {
    expect(await told()).toEqual([['changed', first()]]);
    expect((await troubles())[0]?.at).toBe(world.now());
    expect(world.stored().changed).toMatchObject({ keys: 1 });
    expect(await sealing(first())).toBe('keyChanged');
    expect(await sealing(second())).toBe('given');
  });

  it('leaves the client as usable for reading as before', async () => {
    const { clients } = await world.get('clients.list', {});
    const client = clients.find(({ id }) => id === first());
    expect(client?.trouble).toBeNull();
    const { token } = await world.get('context.enter', { clientId: first(), asCurrent: true });
    const collections = await world.get('client.collections', {}, { context: token });
    expect(collections.length).toBeGreaterThan(0);
  });

  it('is not forgotten when the first key comes back, the worker dies or it locks', async () => {
    await hear();
    world.killWorker();
    services = createServices(world.platform);
    expect(await told()).toEqual([['changed', first()]]);
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await told()).toEqual([['changed', first()]]);
    expect(await sealing(first())).toBe('keyChanged');
  });

  it('is believed once a person says so, and remembered from then on', async () => {
    const [trouble] = await troubles();
    expect((await acknowledge(trouble as KeyTrouble)).ok).toBe(true);
    services = createServices(world.platform);
    expect(await troubles()).toEqual([]);
    expect(await sealing(first())).toBe('given');
    await hear();
    expect(await told()).toEqual([['changed', first()]]);
  });

  it('is not believed by saying so of another key', async () => {
    const [trouble] = (await troubles()) as [KeyTrouble];
    await hear();
    expect(await acknowledge(trouble)).toEqual({ ok: false, failure: { kind: 'staleContext' } });
    expect(await acknowledge({ ...trouble, clientId: second() })).toMatchObject({ ok: false });
    expect(await sealing(first())).toBe('keyChanged');
  });
});

describe('the key of a provider that changes', () => {
  it('stands in the way of encrypting for every client until a person says that it is right', async () => {
    await begin();
    await hear('provider-key-swapped');
    const [trouble, ...ofClients] = await troubles();
    expect(trouble).toMatchObject({ kind: 'changed', clientId: null });
    expect(ofClients.length).toBeGreaterThan(20);
    expect(await sealing(second())).toBe('keyChanged');
    await acknowledge(trouble as KeyTrouble);
    services = createServices(world.platform);
    // whose own keys are others too, each to be acknowledged by itself
    expect(await sealing(second())).toBe('keyChanged');
    const ofSecond = ofClients.find(({ clientId }) => clientId === second());
    await acknowledge(ofSecond as KeyTrouble);
    services = createServices(world.platform);
    expect(await sealing(second())).toBe('given');
  });
});

describe('keys that cannot be right', () => {
  it('are those of two clients that are one, seen at first use', async () => {
    await begin('client-key-shared');
    expect((await told()).sort()).toEqual(
      [
        ['shared', first()],
        ['shared', second()],
      ].sort(),
    );
    for (const id of [first(), second()]) expect(await sealing(id)).toBe('keyShared');
    expect(await sealing(ids[2] as ClientId)).toBe('given');
    const [trouble] = await troubles();
    expect((await acknowledge(trouble as KeyTrouble)).ok).toBe(false);
  });

  it('are those of two clients that become one', async () => {
    await begin();
    await hear('client-key-shared');
    expect((await told()).sort()).toEqual(
      [
        ['shared', first()],
        ['shared', second()],
        ['changed', second()],
      ].sort(),
    );
    await hear();
    expect(await told()).toEqual([['changed', second()]]);
    expect(await sealing(first())).toBe('given');
  });

  it('are those of two clients that were exchanged', async () => {
    await begin();
    await hear('client-keys-exchanged');
    expect((await told()).sort()).toEqual(
      [
        ['changed', first()],
        ['changed', second()],
      ].sort(),
    );
  });

  it('are two of one client, through the provider and as a member', async () => {
    await begin('direct-key-differs');
    // this person is a member of two clients beside the provider
    const [trouble, other, ...more] = await troubles();
    expect(trouble).toMatchObject({ kind: 'twoWays', id: null });
    expect(other).toMatchObject({ kind: 'twoWays', id: null });
    expect(more).toEqual([]);
    const clientId = trouble?.clientId as ClientId;
    const { clients } = await world.get('clients.list', {});
    expect(['unreadable', 'suspended']).toContain(clients.find(({ id }) => id === clientId)?.trouble);
    expect(await sealing(clientId)).toBe('clientUnreadable');
    await hear();
    expect(await troubles()).toEqual([]);
    expect(await sealing(clientId)).toBe('given');
  });

  it('are those wrapped as only the server could have, which open nothing and change no pin', async () => {
    await begin();
    await hear('client-key-rsa');
    expect(await troubles()).toEqual([]);
    expect(await sealing(first())).toBe('clientUnreadable');
    await hear();
    expect(await sealing(first())).toBe('given');
  });
});
