import * as z from 'zod/mini';
import { newClient } from '../../../../utils/bridge/clientLifeSchemas.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { LinkId } from '../../../../utils/domain/ids.ts';
import { type Job, type JobItem, newItem } from '../../../../utils/domain/jobs.ts';
import {
  type ClientPlan,
  type NewClient,
  newClientProblem,
  tidied,
} from '../../../../utils/domain/newClient.ts';
import { postClient } from '../../../../utils/wire/clientLife.ts';
import { readCreateRefusal } from '../../../../utils/wire/clientRefusal.ts';
import { getClients, type ProviderOrganization } from '../../../../utils/wire/clients.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';
import { type ItemSender, itemwise, type Outcome } from '../jobs/itemwise.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Keyring } from '../keyring.ts';
import { clientKeys, makeClientKeys } from './clientKeys.ts';
import type { HalfMade } from './halfMade.ts';

/** Bitwarden's numbers. */
const PLAN_TYPES: Record<ClientPlan, number> = {
  teamsMonthly: 17,
  enterpriseMonthly: 19,
  enterpriseAnnually: 20,
};

/** What an item carries: what was asked for, and the keys once they are made. */
const creation = z.strictObject({
  client: newClient,
  keys: z.nullable(clientKeys),
  /** A person decided that it may be sent again when it is not there. */
  again: z.boolean(),
});
type Creation = z.output<typeof creation>;

const read = ({ detail }: JobItem): Creation => creation.parse(JSON.parse(detail ?? 'null'));
const write = (value: Creation): string => JSON.stringify(value);

/** Somebody waits for one; of many nobody waits for each. */
const urgencyOf = (items: readonly JobItem[]) => ({ background: items.length > 1 });

interface CreatingDependencies {
  api: ApiService;
  directory: Directory;
  keyring: Keyring;
  halfMade: HalfMade;
  sync: { renew(): Promise<void> };
}

/**
 * How a client is created. The answer says nothing, and sending twice makes two: so the keys are on record before
 * anything leaves, and what became of it is found in the list by exactly the key that was sent, never by a name.
 */
export function createClientRunner({ api, directory, keyring, halfMade, sync }: CreatingDependencies) {
  async function rowsOf(
    scope: ProviderScope,
    { items }: Job,
  ): Promise<(item: JobItem) => ProviderOrganization[]> {
    const { data } = await api.send(getClients(scope), urgencyOf(items));
    return (item) => {
      const key = read(item).keys?.key;
      return key === undefined ? [] : data.filter((row) => row.key === key);
    };
  }

  const noteHalfMade = (scope: ProviderScope, rows: readonly ProviderOrganization[]) =>
    halfMade.note(
      scope,
      rows.map(({ id }): LinkId => id),
    );

  function found(item: JobItem, [first, ...others]: readonly ProviderOrganization[]): Outcome {
    // it may be on its way still: sent again without a word it could be there twice
    if (!first) return read(item).again ? { is: 'notDone' } : { is: 'unknown' };
    if (others.length > 0) return { is: 'done', reason: 'createdTwice' };
    return first.occupiedSeats === 0 ? { is: 'done', reason: 'halfMade' } : { is: 'done' };
  }

  const sender: ItemSender = {
    needs: 'clients.create',
    most: 1,
    forgets: true,
    reasonOf: readCreateRefusal,

    async prepare(scope, items) {
      const provider = await directory.currentProvider();
      if (provider?.provider.id !== scope.providerId) throw new FailureError('staleContext');
      return Promise.all(
        items.map(async (item) => {
          const made = read(item);
          const keys = made.keys ?? (await makeClientKeys(keyring, provider));
          return { ...item, detail: write({ ...made, keys }) };
        }),
      );
    },

    async send(scope, [item], job) {
      const { client, keys } = item ? read(item) : { client: null, keys: null };
      if (!item || !client || !keys) throw new FailureError('internal');
      const { publicKey, encryptedPrivateKey, key, collectionName } = keys;
      const { name, ownerEmail, seats, plan } = client;
      const keyPair = { publicKey, encryptedPrivateKey };
      const planType = PLAN_TYPES[plan];
      try {
        await api.send(
          postClient(scope, { name, ownerEmail, planType, seats, key, keyPair, collectionName }),
          urgencyOf(job.items),
        );
      } catch (error) {
        // it came to its end, and not to a good one: what it made until then is there
        if (!(error instanceof WireError) || error.status !== 500) throw error;
        // if the list is refused now, it is asked before anything else is sent
        const find = await rowsOf(scope, job).catch(() => null);
        if (!find) return new Map();
        const rows = find(item);
        if (rows.length === 0) return new Map([[item.key, { is: 'refused', reason: 'refused' }]]);
        await noteHalfMade(scope, rows);
        return new Map([[item.key, { is: 'done', reason: 'halfMade' }]]);
      }
      // the answer is empty, so the list is asked
      return new Map();
    },

    async match(scope, job) {
      const rows = await rowsOf(scope, job);
      return (item) => found(item, rows(item));
    },

    finish: () => sync.renew(),
  };
  return itemwise(sender);
}

export type ClientCreation = ReturnType<typeof createClientCreation>;

/** Creating one client or many is a job, so that a row of many ends like one of one. */
export function createClientCreation(directory: Directory, jobs: Jobs) {
  return {
    /** @throws FailureError `badInput`: see `newClientProblem` */
    async create(scope: ProviderScope, clients: readonly NewClient[]): Promise<Job> {
      const kind = (await directory.currentProvider())?.provider.kind ?? 'reseller';
      if (clients.some((client) => newClientProblem(client, kind) !== null))
        throw new FailureError('badInput');
      const items = clients.map(tidied).map((client) => {
        const detail = write({ client, keys: null, again: false });
        return newItem(crypto.randomUUID(), client.name, detail, detail);
      });
      return jobs.start(scope, { kind: 'createClients', items });
    },

    /** What is unknown of a job is looked for once more, and sent again only where it is not there. */
    async createAgain({ providerId }: ProviderScope, jobId: string): Promise<Job> {
      const find = async () => (await jobs.list(providerId)).find(({ id }) => id === jobId);
      const job = await find();
      if (job?.kind !== 'createClients') throw new FailureError('notFound');
      const isUnknown = ({ state }: JobItem) => state === 'unknown';
      if (!job.items.some(isUnknown)) return job;
      await jobs.reopen(jobId, (item) =>
        isUnknown(item)
          ? {
              ...item,
              detail: write({ ...read(item), again: true }),
              state: 'sending',
              reason: null,
              tries: 1,
              isCancelled: false,
            }
          : item,
      );
      return (await find()) ?? job;
    },
  };
}
