import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../utils/domain/plainText.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

const ADMIN = 'kim@northwind.example';

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  world = createWorld(server.url);
});

async function signedIn(): Promise<void> {
  await world.signIn(ADMIN, DEMO_PASSWORD);
  await world.get('clients.list', {});
}

async function enterFirst(): Promise<string> {
  const [client] = (await world.get('clients.list', {})).clients;
  return (await world.get('context.enter', { clientId: client?.id as never, asCurrent: true })).token;
}

describe('names from a server that spoofs them', () => {
  it('reach nobody with anything in them that cannot be seen', async () => {
    server.faults.set(['names-spoofed']);
    await signedIn();
    const context = await enterFirst();
    const names = [
      ...(await world.get('providers.list', {})).providers.map(({ name }) => name),
      ...(await world.get('clients.list', {})).clients.map(({ name }) => name),
      ...(await world.get('people.list', {})).map(({ name }) => name ?? ''),
      ...(await world.get('client.collections', {}, { context })).map(({ name }) => name ?? ''),
      world.toolbar?.name ?? '',
    ];
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) expect(plainText(name)).toBe(name);
    // markup is text like any other and stays, to be shown as what it is
    expect(names.join('|')).toContain('<img src=x onerror=alert(1)>');
    expect(names.join('|')).toContain('&lt;b&gt;&amp;amp;');
  });
});

describe('a sign-in whose answer leads elsewhere', () => {
  it('does not carry the hash there', async () => {
    server.faults.set(['redirect-elsewhere@/identity/connect/token']);
    expect(await world.signIn(ADMIN, DEMO_PASSWORD)).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable' },
    });
    const paths = server.requests().map(({ path }) => path);
    expect(paths.at(-1)).toContain('/connect/token');
    expect(paths.filter((path) => path.includes('collected'))).toEqual([]);
  });
});

describe('an answer that is not what was asked for', () => {
  beforeEach(signedIn);

  it.each([
    ['cut-off@/api/providers', 'unreachable'],
    ['truncated@/api/providers', 'notBitwarden'],
    ['wrong-types@/api/providers', 'unexpectedAnswer'],
    ['foreign-profile', 'unexpectedAnswer'],
  ])('as with %s ends in %s, and what is known stays', async (fault, kind) => {
    server.faults.set([fault]);
    expect(await world.failure('clients.refresh', {})).toBe(kind);
    const { clients } = await world.get('clients.list', {});
    expect(clients).toHaveLength(24);
    expect((await world.get('session.state', {})).state).toBe('unlocked');
  });

  it('as with oversized ends in unexpectedAnswer, however much is sent', async () => {
    server.faults.set(['oversized@/api/providers']);
    expect(await world.failure('people.list', {})).toBe('unexpectedAnswer');
  });

  it('but what was asked for before is what was true before', async () => {
    server.faults.set(['replayed']);
    await world.get('clients.refresh', {});
    const before = await world.get('clients.list', {});
    await world.get('clients.refresh', {});
    const after = await world.get('clients.list', {});
    expect(after.clients).toEqual(before.clients);
  });
});

describe('rows of others', () => {
  beforeEach(signedIn);

  it('are in no log', async () => {
    const context = await enterFirst();
    const ask = async () => [
      (await world.get('events.list', { continuation: null })).events,
      (await world.get('client.events', { continuation: null }, { context })).events,
    ];
    const honest = await ask();
    server.faults.set(['foreign-event']);
    const lied = await ask();
    expect(lied).toEqual(honest);
  });

  it('are in no list of collections', async () => {
    const context = await enterFirst();
    const honest = await world.get('client.collections', {}, { context });
    server.faults.set(['foreign-collection']);
    expect(await world.get('client.collections', {}, { context })).toEqual(honest);
  });
});
