import * as z from 'zod/mini';
import type { Asking } from '../../../entrypoints/background/handlers.ts';
import type { Job } from '../../../entrypoints/background/services/plans.ts';
import type { Services } from '../../../entrypoints/background/services.ts';
import { CONTRACT, type Operation } from '../../../utils/bridge/contract.ts';
import * as shape from '../../../utils/bridge/schemas.ts';
import { getCollections } from '../../../utils/wire/collections.ts';
import type { WireRequest } from '../../../utils/wire/request.ts';
import type { ClientScope, NamedClientScope } from '../../../utils/wire/scope.ts';
import { scoped } from '../../../utils/wire/scoped.ts';

const rest = { schema: z.unknown(), maxBytes: 10_000 };
const BOTH = ['popup', 'options'] as const;
const nothing = z.strictObject({});

const postCollection = (scope: NamedClientScope) =>
  scoped(scope, '/organizations/{client}/collections', { ...rest, method: 'POST', body: { json: {} } });
const getDetails = (scope: NamedClientScope) =>
  scoped(scope, '/organizations/{client}/collections/details', { ...rest, method: 'GET', leavesTrace: true });

/** What the product will have and does not yet: writes, vault reads, jobs and fan-outs, as thin as they can be. */
export const TEST_CONTRACT: Record<string, Operation> = {
  ...CONTRACT,
  'test.read': {
    from: BOTH,
    needs: 'client.open',
    scope: 'view',
    effect: 'read',
    input: nothing,
    output: z.array(z.string()),
  },
  'test.write': {
    from: BOTH,
    needs: 'client.open',
    scope: 'view',
    effect: 'write',
    input: nothing,
    output: nothing,
  },
  'test.vault': {
    from: BOTH,
    needs: 'client.open',
    scope: 'view',
    effect: 'leavesTrace',
    input: nothing,
    output: nothing,
  },
  'test.everywhere': {
    from: BOTH,
    needs: 'client.open',
    scope: 'fanOut',
    effect: 'read',
    input: nothing,
    output: z.array(z.string()),
  },
  'test.writeEverywhere': {
    from: BOTH,
    needs: 'client.open',
    scope: 'fanOut',
    effect: 'read',
    input: nothing,
    output: nothing,
  },
  'test.offer': {
    from: BOTH,
    needs: null,
    scope: 'none',
    effect: 'read',
    input: z.strictObject({ clientIds: z.array(shape.clientId), waits: z.boolean() }),
    output: shape.planConfirmation,
  },
  'test.job': {
    from: BOTH,
    needs: 'client.open',
    scope: 'job',
    effect: 'write',
    input: z.strictObject({ plan: shape.planConfirmation }),
    output: nothing,
  },
  /** A new worker goes on with what was confirmed. */
  'test.goOn': {
    from: BOTH,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ id: z.string() }),
    output: nothing,
  },
  'test.end': {
    from: BOTH,
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ id: z.string() }),
    output: nothing,
  },
};

type AnyHandler = (input: never, asking: never) => Promise<unknown>;

export function createTestHandlers({ api, plans }: Services): Record<string, AnyHandler> {
  const read = async (scope: ClientScope) => (await api.send(getCollections(scope))).data.map(({ id }) => id);

  /** One client after the other, and what fails in one stops none. */
  async function runJob({ scopes }: Job): Promise<object> {
    for (const scope of scopes) await api.send(postCollection(scope)).catch(() => undefined);
    return {};
  }

  return {
    'test.read': (_: unknown, { scope }: Asking<'view'>) => read(scope),
    'test.write': async (_: unknown, { scope }: Asking<'view'>) => {
      await api.send(postCollection(scope));
      return {};
    },
    'test.vault': async (_: unknown, { scope }: Asking<'view'>) => {
      await api.send(getDetails(scope));
      return {};
    },
    'test.everywhere': async (_: unknown, { scope: scopes }: Asking<'fanOut'>) =>
      (await Promise.all(scopes.map(read))).flat(),
    'test.writeEverywhere': async (_: unknown, { scope: scopes }: Asking<'fanOut'>) => {
      // no builder takes such a scope, so a mistake of ours would have to go around them
      const requests = scopes.flatMap((scope): WireRequest<unknown>[] =>
        [postCollection, getDetails].map((build) => ({
          ...build(scope as unknown as NamedClientScope),
          scope,
        })),
      );
      await Promise.allSettled(requests.map((request) => api.send(request)));
      return {};
    },
    'test.offer': ({ clientIds, waits }: { clientIds: never[]; waits: boolean }) =>
      plans.offer('test', clientIds, waits),
    'test.job': (_: unknown, { scope }: Asking<'job'>) => runJob(scope),
    'test.goOn': async ({ id }: { id: string }) => {
      const job = await plans.job(id);
      return job ? runJob(job) : {};
    },
    'test.end': async ({ id }: { id: string }) => {
      await plans.end(id);
      return {};
    },
  };
}
