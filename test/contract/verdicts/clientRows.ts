import type { ClientTask } from '../../../utils/domain/clientLife.ts';
import { newClientBody } from '../server/newClient.ts';
import { type Asker, type Ids, newAddress, RANGE, type RowsOf } from './row.ts';

/** Who pays is asked after who one is. */
const PAYING = {
  refusal: {
    others: 403,
    billingSeparate: 401,
    notForResellers: 401,
    providerNotSetUp: 401,
  },
  ours: [],
} as const;

const newClient = () => ({
  name: 'Zephyr',
  ownerEmail: newAddress(),
  plan: 'enterpriseMonthly' as const,
  seats: 1,
});

/** What is offered to whoever may; the others confirm what nobody offered. */
async function planFor({ world, fresh }: Asker, task: ClientTask) {
  await world.ask('clients.refresh', {});
  const offer = await world.ask('clients.offer', { task, clientId: fresh.id });
  return offer.ok ? offer.value.plan : { id: 'none', digest: 'none', clientIds: [fresh.id] };
}

async function createdBy({ world }: Asker): Promise<string> {
  const job = await world.ask('clients.create', { clients: [newClient()] });
  return job.ok ? job.value.id : 'none';
}

const link = ({ provider, fresh }: Ids) => `/providers/${provider}/clients/${fresh.linkId}`;

export const CLIENT_ROWS: RowsOf<'client' | 'clients'> = {
  'clients.list': {
    input: {},
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/organizations`,
    refusal: 403,
    ours: ['providerNotSetUp'],
  },
  'clients.refresh': {
    input: {},
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/organizations`,
    refusal: 403,
    ours: ['providerNotSetUp'],
  },
  'client.open': { opens: ({ client }) => `organizations/${client}/members` },
  'client.openVault': { opens: ({ client }) => `organizations/${client}/vault` },
  'clients.createElsewhere': { opens: ({ provider }) => `providers/${provider}/clients` },
  'client.events': {
    input: { continuation: null },
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/events`,
    refusal: 404,
    ours: ['planLacksFeature'],
  },
  'client.keptEvents': { asks: 'nobody', input: { segment: 0 } },
  'client.keepEvents': { asks: 'nobody', input: { covered: [], events: [] } },
  'client.loadEvents': {
    input: { range: RANGE },
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/events`,
    refusal: 404,
    ours: ['planLacksFeature'],
  },
  'client.collections': {
    input: {},
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/collections`,
    refusal: 404,
    ours: ['providerSuspended', 'clientSuspended', 'clientUnreadable'],
  },
  'client.memberCounts': {
    input: {},
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/users/mini-details`,
    refusal: 404,
    ours: ['providerSuspended', 'clientSuspended'],
  },
  'client.policies': {
    input: {},
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/policies`,
    refusal: 403,
    ours: ['providerSuspended', 'clientSuspended', 'planLacksFeature'],
  },
  'clients.create': {
    input: () => ({ clients: [newClient()] }),
    method: 'POST',
    path: ({ provider }) => `/providers/${provider}/clients`,
    body: () => newClientBody({ planType: 19 }),
    ...PAYING,
    ours: ['providerSuspended'],
  },
  'clients.createAgain': { asks: 'nobody', input: async (asker) => ({ jobId: await createdBy(asker) }) },
  'clients.addable': {
    input: {},
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/clients/addable`,
    ...PAYING,
    ours: ['providerSuspended'],
  },
  'clients.addExisting': {
    input: ({ owned }) => ({ organizationId: owned }),
    method: 'POST',
    path: ({ provider }) => `/providers/${provider}/clients/existing`,
    body: ({ alsoOwned }) => ({ organizationId: alsoOwned, key: '2.AAAA|AAAA|AAAA' }),
    ...PAYING,
    ours: ['providerSuspended'],
  },
  'clients.offer': {
    asks: 'nobody',
    input: async ({ world, fresh }) => {
      await world.ask('clients.refresh', {});
      return { task: 'rename', clientId: fresh.id };
    },
  },
  'clients.rename': {
    input: async (asker) => ({ plan: await planFor(asker, 'rename'), name: 'Zephyr' }),
    method: 'PUT',
    path: link,
    body: () => ({ name: 'Zephyr', assignedSeats: 5 }),
    ...PAYING,
  },
  'clients.setSeats': {
    input: async (asker) => ({ plan: await planFor(asker, 'seats'), seats: 5 }),
    method: 'PUT',
    path: link,
    body: () => ({ name: 'Zephyr', assignedSeats: 5 }),
    ...PAYING,
    ours: ['providerSuspended'],
  },
  'clients.unlink': {
    input: async (asker) => ({ plan: await planFor(asker, 'unlink') }),
    method: 'DELETE',
    path: ({ provider, fresh }) => `/providers/${provider}/organizations/${fresh.linkId}`,
    directly: ({ provider, another }) => `/providers/${provider}/organizations/${another.linkId}`,
    refusal: 403,
    ours: ['providerNotSetUp'],
  },
  'clients.facts': { asks: 'nobody', input: {} },
};
