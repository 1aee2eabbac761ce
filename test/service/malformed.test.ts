import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationName } from '../../utils/bridge/contract.ts';
import { FAILURE_KINDS, type FailureKind } from '../../utils/domain/failures.ts';
import { malformed } from '../malformed/malformed.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

const ADMIN = 'kim@northwind.example';
const RUNS = 30;
/** Rows of a list that are enough to be got wrong. */
const FEW = 3;

let server: RunningServer;
let world: World;
/** Stands in for the answer of paths that end so. */
let lie: { path: string; text: string } | null = null;
/** The last true answer by path. */
const truths = new Map<string, unknown>();

/** A network in which one answer is not the server's. */
const lyingFetch: typeof fetch = async (input, init) => {
  const { pathname } = new URL(String(input));
  if (lie && pathname.endsWith(lie.path)) return new Response(lie.text, { status: 200 });
  const response = await fetch(input, init);
  if (response.ok) truths.set(pathname, await response.clone().json());
  return response;
};

beforeAll(async () => {
  server = await startServer({ port: 0, clients: 4, people: 4, events: 20 });
  world = createWorld(server.url, lyingFetch);
  await world.signIn(ADMIN, DEMO_PASSWORD);
});
afterAll(() => server.close());

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, FEW).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortened(member)]));
}

function truthOf(path: string): unknown {
  const [, body] = [...truths].find(([known]) => known.endsWith(path)) ?? [];
  if (body === undefined) throw new Error(`Nothing was heard from ${path}.`);
  return shortened(body);
}

/** The first client, and this document's token for it. */
async function enter(): Promise<string> {
  const [client] = (await world.get('clients.list', {})).clients;
  return (await world.get('context.enter', { clientId: client?.id as never, asCurrent: true })).token;
}

/** Answers that the worker makes something of, the question that brings them up, and whether it is in a client. */
const QUESTIONS: [path: string, op: OperationName, input: object, isInClient?: boolean][] = [
  ['/sync', 'providers.checkAgain', {}],
  ['/config', 'providers.checkAgain', {}],
  ['/organizations', 'clients.refresh', {}],
  ['/users', 'people.list', {}],
  ['/events', 'events.list', { continuation: null }],
  ['/api/events', 'account.events', { continuation: null }],
  ['/collections', 'client.collections', {}, true],
];

/** What reads like a change made elsewhere is taken for one; everything else leaves the session as it is. */
const ENDS: Partial<Record<FailureKind, string>> = { keysChanged: 'locked', changedElsewhere: 'signedOut' };

describe('a malformed answer', () => {
  it.each(QUESTIONS)(
    'of %s ends in a domain value or a failure we foresaw',
    async (path, op, input, isInClient) => {
      lie = null;
      const put = async () => world.ask(op, input as never, isInClient ? { context: await enter() } : {});
      expect(await put()).toMatchObject({ ok: true });
      await fc.assert(
        fc.asyncProperty(malformed(truthOf(path)), async ({ text }) => {
          world.passTime(30_000);
          await world.get('session.activity', {});
          lie = { path, text };
          const result = await put();
          lie = null;
          // a value has passed the schema of its operation; `internal` is what we did not foresee
          if (!result.ok) {
            expect(FAILURE_KINDS).toContain(result.failure.kind);
            expect(['internal', 'badRequest', 'storageBroken']).not.toContain(result.failure.kind);
          }
          const after = result.ok ? 'unlocked' : (ENDS[result.failure.kind] ?? 'unlocked');
          expect((await world.get('session.state', {})).state).toBe(after);
          if (after !== 'unlocked') await world.signIn(ADMIN, DEMO_PASSWORD);
        }),
        { numRuns: RUNS },
      );
      expect(await put()).toMatchObject({ ok: true });
    },
  );
});
