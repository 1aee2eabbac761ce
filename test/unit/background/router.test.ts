import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Handlers } from '../../../entrypoints/background/handlers.ts';
import type { Platform } from '../../../entrypoints/background/platform.ts';
import { createRouter, type Sender } from '../../../entrypoints/background/router.ts';
import type { Services } from '../../../entrypoints/background/services.ts';
import { CONTRACT, type Operation, type PageName } from '../../../utils/bridge/contract.ts';
import { planConfirmation } from '../../../utils/bridge/schemas.ts';
import { FAILURE_KINDS, FailureError } from '../../../utils/domain/failures.ts';
import { PERMISSIONS } from '../../../utils/domain/permissions.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const ORIGIN = `chrome-extension://${ID}`;
const PROVIDER_ID = '22222222-2222-4222-8222-222222222222';
const CLIENT_ID = '11111111-1111-4111-8111-111111111111';
const popup: Sender = { id: ID, url: `${ORIGIN}/popup.html`, frameId: 0, documentId: 'D1' };
const sidePanel: Sender = { id: ID, url: `${ORIGIN}/sidepanel.html`, frameId: 0, documentId: 'D1' };
const options: Sender = { id: ID, url: `${ORIGIN}/options.html#/people`, frameId: 0, documentId: 'D2' };

const envelope = (op: string, input: unknown = {}, more: object = {}) => ({
  v: 1,
  id: 'message-1',
  op,
  document: 'document-1',
  provider: PROVIDER_ID,
  context: null,
  input,
  ...more,
});

interface World {
  unlocked?: boolean;
  role?: 'providerAdmin' | 'serviceUser';
  output?: unknown;
  token?: string;
  clients?: { id: string; trouble: string | null }[];
  contract?: Record<string, Operation>;
}

const PROVIDER = {
  id: PROVIDER_ID,
  kind: 'msp',
  status: 'billable',
  enabled: true,
  rules: { items: 'owner', billing: 'consolidated' },
};

/** A router whose handlers only note that they were reached. */
function setUp({
  unlocked = true,
  role = 'providerAdmin',
  output = {},
  token = 'token-1',
  clients = [],
  contract,
}: World = {}) {
  const reached = vi.fn(async (): Promise<unknown> => output);
  const acting = vi.fn(async (_era: string) => ({
    provider: { ...PROVIDER, role },
    scope: { providerId: PROVIDER_ID },
  }));
  const confirmed = vi.fn(async (plan: unknown) => ({ job: plan }));
  const handlers = Object.fromEntries(
    Object.keys(contract ?? CONTRACT).map((op) => [op, reached]),
  ) as unknown as Handlers;
  const services = {
    session: {
      require: async () => {
        if (!unlocked) throw new FailureError('locked');
        return { era: 'era-1' };
      },
      requireEra: async () => undefined,
    },
    guard: { depart: (_: unknown, start: () => Promise<unknown>) => start() },
    sync: { ensureProfile: async () => undefined, ensureClients: async () => undefined },
    directory: {
      acting,
      client: async (id: string) => clients.find((client) => client.id === id) ?? null,
      fanOut: async (_: unknown, allows: (client: never) => boolean) =>
        clients.filter((client) => allows(client as never)).map(({ id }) => ({ clientId: id })),
    },
    plans: { confirm: confirmed },
    context: {
      resolve: async (document: string, given: string | null) => {
        if (given !== token || document !== 'D1/document-1') throw new FailureError('staleContext');
        return { scope: { clientId: CLIENT_ID }, client: { trouble: null, features: 0, membership: null } };
      },
    },
  } as unknown as Services;
  const platform = { extensionId: ID, origin: ORIGIN, heartbeat: () => undefined } as unknown as Platform;
  return { route: createRouter(platform, services, handlers, contract), reached, confirmed, acting };
}

const refused = (kind: string) => ({ ok: false, failure: { kind } });

describe('the router', () => {
  it('answers one of our pages', async () => {
    const { route, reached } = setUp({ output: [] });
    expect(await route(envelope('people.list'), options)).toEqual({ ok: true, value: [] });
    expect(reached).toHaveBeenCalledOnce();
  });

  it.each<[string, Sender]>([
    ['a web page', { id: ID, url: 'https://evil.example/popup.html', frameId: 0 }],
    ['a content script', { id: ID, url: 'https://vault.bitwarden.com/', frameId: 0 }],
    [
      'another extension',
      { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', url: 'chrome-extension://ponm/popup.html' },
    ],
    ['another extension that borrows our address', { id: 'other', url: `${ORIGIN}/popup.html`, frameId: 0 }],
    [
      'a web page that is named like the side panel',
      { id: ID, url: 'https://evil.example/sidepanel.html', frameId: 0 },
    ],
    ['the side panel inside a frame', { ...sidePanel, frameId: 7 }],
    ['a path below the side panel', { ...sidePanel, url: `${ORIGIN}/sidepanel.html/x` }],
    ['our page inside a frame', { ...popup, frameId: 7 }],
    ['a page of ours that is not in the list', { ...popup, url: `${ORIGIN}/other.html` }],
    ['an address that only begins like ours', { ...popup, url: `${ORIGIN}.evil.example/popup.html` }],
    ['an address with a user part', { ...popup, url: `chrome-extension://x@${ID}.evil/popup.html` }],
    ['a prototype name as path', { ...popup, url: `${ORIGIN}/__proto__` }],
    ['a sender without an address', { id: ID }],
    ['a sender without anything', {}],
    ['an address that is none', { id: ID, url: 'popup.html' }],
  ])('refuses %s', async (_, sender) => {
    const { route, reached } = setUp();
    expect(await route(envelope('session.state'), sender)).toEqual(refused('badRequest'));
    expect(reached).not.toHaveBeenCalled();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'people.lis', 'PEOPLE.LIST', ''])(
    'refuses the operation name %j',
    async (op) => {
      const { route, reached } = setUp();
      expect(await route(envelope(op), options)).toEqual(refused('badRequest'));
      expect(reached).not.toHaveBeenCalled();
    },
  );

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'session.state'],
    ['an array', [1]],
    ['another version', { ...envelope('session.state'), v: 2 }],
    ['an extra member', { ...envelope('session.state'), admin: true }],
    [
      'an operation that is an object',
      { ...envelope('session.state'), op: { toString: () => 'session.state' } },
    ],
    ['a document without a key', { ...envelope('session.state'), document: '' }],
  ])('refuses %s as an envelope', async (_, message) => {
    const { route, reached } = setUp();
    expect(await route(message, popup)).toEqual(refused('badRequest'));
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses an envelope of more than a megabyte', async () => {
    const { route } = setUp();
    const message = envelope('session.unlock', { password: 'x'.repeat(1_000_001) });
    expect(await route(message, popup)).toEqual(refused('badRequest'));
  });

  it('refuses what JSON has no words for', async () => {
    const { route, reached } = setUp();
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    let deep: unknown = 'x';
    for (let level = 0; level < 50_000; level++) deep = { deep };
    for (const input of [circle, deep, 1n])
      expect(await route(envelope('session.unlock', input), popup)).toEqual(refused('badRequest'));
    expect(reached).not.toHaveBeenCalled();
  });

  it('does what is sent twice under one id once, and reads it as often as it is asked', async () => {
    const { route, reached } = setUp();
    expect(await route(envelope('session.lock'), popup)).toEqual(refused('internal'));
    expect(await route(envelope('session.lock'), popup)).toEqual(refused('badRequest'));
    expect(await route(envelope('client.open', {}, { context: 'token-1' }), popup)).toEqual(
      refused('badRequest'),
    );
    expect(reached).toHaveBeenCalledOnce();
    reached.mockResolvedValue([]);
    for (let time = 0; time < 2; time++)
      expect(await route(envelope('people.list'), options)).toEqual({ ok: true, value: [] });
  });

  it.each(Object.keys(CONTRACT))(
    'takes nothing of a prototype, of an array or of a megabyte for %s',
    async (op) => {
      const { route, reached } = setUp();
      const long = 'x'.repeat(900_000);
      const inputs: unknown[] = [
        JSON.parse('{"__proto__":{"password":"a","clientId":"b"}}'),
        JSON.parse('{"constructor":{"prototype":{}}}'),
        [],
        'text',
        { password: long, region: long, email: long, continuation: long, clientId: long, providerId: long },
      ];
      for (const [at, input] of inputs.entries()) {
        const answer = await route(envelope(op, input, { id: `${at}`, context: 'token-1' }), options);
        expect(answer, JSON.stringify(input).slice(0, 60)).toMatchObject({ ok: false });
      }
      expect(reached).not.toHaveBeenCalled();
    },
  );

  it('refuses a page that is not in the list of the operation', async () => {
    const { route } = setUp({ output: [] });
    for (const page of [popup, sidePanel])
      expect(await route(envelope('people.list'), page)).toEqual(refused('badRequest'));
  });

  it('lets the side panel ask exactly what the popup may ask', () => {
    const askedBy = (page: PageName) =>
      Object.entries<Operation>(CONTRACT)
        .filter(([, { from }]) => from.includes(page))
        .map(([op]) => op);
    expect(askedBy('sidepanel')).toEqual(askedBy('popup'));
    expect(askedBy('sidepanel')).not.toEqual(askedBy('options'));
  });

  it('answers the side panel in its own client', async () => {
    const { route } = setUp();
    const open = envelope('client.open', {}, { context: 'token-1' });
    expect(await route(open, { ...sidePanel, documentId: 'D9' })).toEqual(refused('staleContext'));
    expect(await route({ ...open, id: 'message-2' }, sidePanel)).toEqual({ ok: true, value: {} });
  });

  it('refuses what needs the session while it is locked, before looking at the input', async () => {
    const { route, reached } = setUp({ unlocked: false });
    expect(await route(envelope('people.list', { wrong: true }), options)).toEqual(refused('locked'));
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses input that does not fit', async () => {
    const { route, reached } = setUp();
    for (const input of [
      {},
      { clientId: 'x' },
      { clientId: CLIENT_ID, asCurrent: true, more: 1 },
      null,
      'text',
      { clientId: [CLIENT_ID], asCurrent: true },
    ]) {
      expect(await route(envelope('context.enter', input), popup)).toEqual(refused('badInput'));
    }
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses a client-scoped operation without, or with another document’s, token', async () => {
    const { route, reached } = setUp();
    for (const context of [null, 'token-2']) {
      expect(await route(envelope('client.open', {}, { context }), popup)).toEqual(refused('staleContext'));
    }
    expect(await route(envelope('client.open', {}, { context: 'token-1' }), options)).toEqual(
      refused('staleContext'),
    );
    expect(reached).not.toHaveBeenCalled();
  });

  it('hands the client of the token to the handler, never one of the input', async () => {
    const { route, reached } = setUp();
    const message = envelope('client.open', {}, { context: 'token-1' });
    expect(await route(message, popup)).toEqual({ ok: true, value: {} });
    expect(reached).toHaveBeenCalledWith(
      {},
      {
        document: 'D1/document-1',
        scope: { clientId: CLIENT_ID },
        provider: { providerId: PROVIDER_ID },
      },
    );
  });

  it('refuses what the role may not, with the reason', async () => {
    const { route, reached } = setUp({ role: 'serviceUser' });
    expect(await route(envelope('people.list'), options)).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'providerAdminOnly' },
    });
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses what a page asks that shows another provider than the one that counts', async () => {
    const { route, reached } = setUp({ output: [] });
    for (const provider of [null, '33333333-3333-4333-8333-333333333333']) {
      expect(await route(envelope('people.list', {}, { provider }), options)).toEqual(
        refused('staleContext'),
      );
    }
    expect(reached).not.toHaveBeenCalled();
  });

  it('hands the provider that the page shows to the handler, as it is in the session that was asked', async () => {
    const { route, reached, acting } = setUp({ output: [] });
    await route(envelope('people.list'), options);
    expect(acting).toHaveBeenCalledWith('era-1');
    expect(reached).toHaveBeenCalledWith(
      {},
      expect.objectContaining({ provider: { providerId: PROVIDER_ID } }),
    );
  });

  it('keeps back an answer that does not fit the contract', async () => {
    const { route } = setUp({ output: [{ secret: 'left over' }] });
    expect(await route(envelope('people.list'), options)).toEqual(refused('internal'));
  });

  it('says nothing of an error it did not foresee', async () => {
    const { route, reached } = setUp();
    reached.mockRejectedValueOnce(new Error('password hunter2'));
    expect(await route(envelope('people.list'), options)).toEqual(refused('internal'));
  });

  it('answers anything at all with a failure of the closed set', async () => {
    const { route } = setUp();
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (message, input) => {
        for (const sent of [message, envelope('context.enter', input)]) {
          const answer = await route(sent, popup);
          expect(answer.ok ? null : FAILURE_KINDS).toContain(answer.ok ? null : answer.failure.kind);
          expect(answer.ok).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('operations in many clients', () => {
  const [well, suspended] = [
    { id: CLIENT_ID, trouble: null },
    { id: '44444444-4444-4444-8444-444444444444', trouble: 'suspended' },
  ];
  const any = { from: ['options'], needs: 'client.open', output: z.unknown() } as const;
  const contract: Record<string, Operation> = {
    job: { ...any, scope: 'job', effect: 'write', input: z.strictObject({ plan: planConfirmation }) },
    fanOut: { ...any, scope: 'fanOut', effect: 'read', input: z.strictObject({}) },
  };
  const plan = (...clientIds: string[]) => ({ plan: { id: 'plan-1', digest: 'd', clientIds } });

  it('act in the clients of the plan that was confirmed, and in no others', async () => {
    const { route, reached, confirmed } = setUp({ contract, clients: [well] });
    expect(await route(envelope('job', plan(CLIENT_ID)), options)).toEqual({ ok: true, value: {} });
    expect(confirmed).toHaveBeenCalledExactlyOnceWith(plan(CLIENT_ID).plan);
    const scope = { job: plan(CLIENT_ID).plan };
    expect(reached).toHaveBeenCalledWith(plan(CLIENT_ID), {
      document: 'D2/document-1',
      scope,
      provider: { providerId: PROVIDER_ID },
    });
  });

  it('confirm no plan with a client in which the right is missing, or that is gone', async () => {
    const { route, reached, confirmed } = setUp({ contract, clients: [well, suspended] });
    expect(await route(envelope('job', plan(CLIENT_ID, suspended.id)), options)).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'clientSuspended' },
    });
    expect(await route(envelope('job', plan(PROVIDER_ID)), options)).toEqual(refused('staleContext'));
    expect(await route(envelope('job', {}), options)).toEqual(refused('badInput'));
    expect(confirmed).not.toHaveBeenCalled();
    expect(reached).not.toHaveBeenCalled();
  });

  it('fan out to the clients in which the right is there', async () => {
    const { route, reached } = setUp({ contract, clients: [well, suspended] });
    expect(await route(envelope('fanOut'), options)).toEqual({ ok: true, value: {} });
    expect(reached).toHaveBeenCalledWith(
      {},
      {
        document: 'D2/document-1',
        scope: [{ clientId: CLIENT_ID }],
        provider: { providerId: PROVIDER_ID },
      },
    );
  });
});

describe('the contract', () => {
  const operations = Object.entries(CONTRACT) as [string, Operation][];

  it.each(operations)('%s says who may ask, what it needs, its scope and its trace', (_, operation) => {
    expect(operation.from.length).toBeGreaterThan(0);
    if (operation.needs !== null) expect(Object.hasOwn(PERMISSIONS, operation.needs)).toBe(true);
    // what needs a right inside a client must say which client, by its page, or leave out where it is not
    const rule = operation.needs === null ? null : PERMISSIONS[operation.needs];
    if (operation.alsoNeeds) expect(['view', 'fanOut']).toContain(operation.scope);
    if (rule && 'client' in rule) expect(operation.scope).not.toBe('none');
    if (operation.scope === 'view' || operation.needs !== null) expect(operation.session).toBeUndefined();
  });

  it('leaves a trace in one place only', () => {
    expect(
      operations.filter(([, operation]) => operation.effect === 'leavesTrace').map(([name]) => name),
    ).toEqual(['client.openVault']);
  });
});
