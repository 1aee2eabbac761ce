import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONTRACT, type OperationName } from '../../utils/bridge/contract.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

const OPERATIONS = Object.keys(CONTRACT) as OperationName[];

let server: RunningServer;
let world: World;
let token: string;
let providerId: string | null;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  world = createWorld(server.url);
  await world.signIn('kim@northwind.example', DEMO_PASSWORD);
  const [client] = (await world.get('clients.list', {})).clients;
  ({ token } = await world.get('context.enter', { clientId: client?.id as never, asCurrent: true }));
  providerId = (await world.get('providers.list', {})).currentId;
});

const ours = () => ({
  id: world.platform.extensionId,
  url: `${world.platform.origin}/options.html`,
  frameId: 0,
  documentId: 'document-1',
});

const envelope = (op: string, input: unknown = {}) => ({
  v: 1,
  id: 'message-1',
  op,
  document: 'document-1',
  provider: providerId,
  context: token,
  input,
});

const BAD_REQUEST = { ok: false, failure: { kind: 'badRequest' } };

/** All that is stored, and how often the server was asked: what a message that is refused must leave as it is. */
const traces = () => ({ stored: world.stored(), sent: server.requests().length, tabs: [...world.tabs] });

describe('a sender that is not one of our pages', () => {
  it.each([
    ['another extension', { id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['a web page', { url: 'https://vault.bitwarden.com/' }],
    ['a content script of ours, which we have not', { url: 'https://example.com/', frameId: 0 }],
    ['a page of ours in a frame of another', { frameId: 3 }],
    [
      'our side panel in a frame of another',
      { url: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/sidepanel.html', frameId: 3 },
    ],
    [
      'a file of ours that is no page',
      { url: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/manifest.json' },
    ],
  ])('like %s gets the same word for every operation, and changes nothing', async (_, difference) => {
    const before = traces();
    for (const op of OPERATIONS)
      expect(await world.hear(envelope(op), { ...ours(), ...difference }), op).toEqual(BAD_REQUEST);
    expect(traces()).toEqual(before);
  });
});

describe('a message that was sent before', () => {
  it('opens no second tab', async () => {
    const message = envelope('client.openVault');
    expect(await world.hear(message, ours())).toEqual({ ok: true, value: {} });
    expect(await world.hear(message, ours())).toEqual(BAD_REQUEST);
    expect(await Promise.all([message, message].map((again) => world.hear(again, ours())))).toEqual([
      BAD_REQUEST,
      BAD_REQUEST,
    ]);
    expect(world.tabs).toHaveLength(1);
  });

  it('means nothing any more after a switch, in another document or after a lock', async () => {
    const stale = { ok: false, failure: { kind: 'staleContext' } };
    const message = (id: string) => ({ ...envelope('client.openVault'), id });
    expect(await world.hear(message('a'), { ...ours(), documentId: 'document-2' })).toEqual(stale);
    expect(await world.hear({ ...message('b'), document: 'document-2' }, ours())).toEqual(stale);
    const [, other] = (await world.get('clients.list', {})).clients;
    await world.get('context.enter', { clientId: other?.id as never, asCurrent: true });
    expect(await world.hear(message('c'), ours())).toEqual(stale);
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await world.hear(message('d'), ours())).toEqual(stale);
    expect(world.tabs).toEqual([]);
  });
});

describe('a message from our own page that is not what it should be', () => {
  it.each([
    ['a megabyte', () => 'x'.repeat(1_000_000)],
    ['a name of the prototype', () => JSON.parse('{"__proto__":{"clientId":"x"},"constructor":{}}')],
    ['many levels', () => JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))],
    ['a list', () => []],
  ])('like %s is refused by every operation, and changes nothing', async (_, make) => {
    const before = traces();
    for (const op of OPERATIONS) {
      const answer = await world.hear(envelope(op, make()), ours());
      expect(answer, op).toMatchObject({ ok: false });
      expect(['badRequest', 'badInput'], op).toContain(
        (answer as { failure: { kind: string } }).failure.kind,
      );
    }
    expect(traces()).toEqual(before);
  });

  it('has no effect on what all objects inherit', async () => {
    for (const op of OPERATIONS)
      await world.hear(envelope(op, JSON.parse('{"__proto__":{"polluted":true}}')), ours());
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
