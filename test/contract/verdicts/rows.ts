import {
  CONTRACT,
  type Contract,
  type Input,
  type Operation,
  type OperationName,
} from '../../../utils/bridge/contract.ts';
import type { ClientTask } from '../../../utils/domain/clientLife.ts';
import type { ClientId, ProviderUserId } from '../../../utils/domain/ids.ts';
import { NO_NOTES } from '../../../utils/domain/logNotes.ts';
import { type DenialReason, isInClients } from '../../../utils/domain/permissions.ts';
import type { World } from '../../service/world.ts';
import { newClientBody } from '../server/newClient.ts';

/** Every operation that needs a right. */
export type Judged = {
  [N in OperationName]: Contract[N]['needs'] extends null ? never : N;
}[OperationName];

export const JUDGED = (Object.keys(CONTRACT) as OperationName[]).filter(
  (name): name is Judged => CONTRACT[name].needs !== null,
);

/** Whose provider and client a path is about, and people of that provider, new for each question. */
export interface Ids {
  provider: string;
  /** It keeps it. */
  providerName: string;
  client: string;
  /** The newest invoice, if there is one. */
  invoice: string;
  invited: ProviderUserId;
  accepted: ProviderUserId;
  /** A client with an owner of its own, and another one. */
  fresh: { id: ClientId; linkId: string };
  another: { id: ClientId; linkId: string };
  /** An organization the asker owns, and another one. */
  owned: ClientId;
  alsoOwned: ClientId;
}

/** What an input is made of. */
export interface Asker extends Ids {
  world: World;
}

type Refusal = 400 | 401 | 403 | 404;

type Made<T> = T | ((asker: Asker) => T | Promise<T>);

/** Opens this page of the web vault; the server is not asked. */
interface OpensWebVault {
  opens: (ids: Ids) => string;
}

/** What it does it does on this computer, with what was asked for before. */
interface AsksNobody<N extends Judged> {
  asks: 'nobody';
  input: Made<Input<N>>;
}

export interface AsksServer<N extends Judged> {
  input: Made<Input<N>>;
  /** What is sent for it; other requests beside it only name what this one answered. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: (ids: Ids) => string;
  /** Asked without the product, where it cannot be asked for the same twice. */
  directly?: (ids: Ids) => string;
  body?: (ids: Ids) => unknown;
  /** The answer to whoever may not (reference/provider-api.md section 9.3), for some reasons another one. */
  refusal: Refusal | ({ others: Refusal } & { [R in DenialReason]?: Refusal });
  /**
   * Reasons that are ours alone: the server would answer, but what it says could not be used, or Bitwarden's own portal
   * does not offer it either (`provider.enabled` and `organization.enabled` are no matter of its API).
   */
  ours: readonly DenialReason[];
}

export const refusalOf = ({ refusal }: AsksServer<Judged>, reason: DenialReason): Refusal =>
  typeof refusal === 'number' ? refusal : (refusal[reason] ?? refusal.others);

export type Row<N extends Judged = Judged> = OpensWebVault | AsksNobody<N> | AsksServer<N>;

export const asksServer = (row: Row): row is AsksServer<Judged> => 'path' in row;

/** Of a log, in epoch milliseconds. */
const RANGE = { start: 0, end: 1_000 };

const newAddress = () => `${crypto.randomUUID()}@northwind.example`;

/** Keys that were shown to whoever may see them; the others name some there are not. */
async function offered({ world, accepted }: Asker): Promise<string> {
  const offer = await world.ask('people.keys', { ids: [accepted] });
  return offer.ok ? offer.value.id : 'none';
}

/** In the first client there is; whoever has none asks about one that is nobody's. */
async function membershipsOf(world: World, id: ProviderUserId) {
  const list = await world.ask('clients.list', {});
  const some = (list.ok && list.value.clients[0]?.id) || (id as string as ClientId);
  return { ids: [id], clientIds: [some] };
}

const detailsOf = ({ providerName: name }: Ids) => ({ name, billingEmail: 'billing@msp.example' });

const billing = ({ provider }: Ids) => `/providers/${provider}/billing`;
const BILL = { input: {}, method: 'GET', refusal: 401, ours: [] } as const;

const TEAM = { refusal: 403, ours: ['providerNotSetUp'] } as const;
const users = ({ provider }: Ids) => `/providers/${provider}/users`;

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

/** One row for each operation that needs a right: the compiler and the test miss one that is not here. */
export const ROWS: { [N in Judged]: Row<N> } = {
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
  'events.list': {
    input: { continuation: null },
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/events`,
    refusal: 404,
    ours: ['providerNotSetUp'],
  },
  'events.kept': { asks: 'nobody', input: { segment: 0 } },
  'events.keep': { asks: 'nobody', input: { covered: [], events: [] } },
  'events.load': {
    input: { range: RANGE },
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/events`,
    refusal: 404,
    ours: ['providerNotSetUp'],
  },
  'notes.read': { asks: 'nobody', input: {} },
  'notes.write': { asks: 'nobody', input: { revision: 0, notes: NO_NOTES } },
  'account.events': {
    input: { continuation: null },
    method: 'GET',
    path: () => '/events',
    refusal: 401,
    // one's own account has events without a provider too, but this product has nowhere to show them
    ours: ['unknown'],
  },
  'account.keptEvents': { asks: 'nobody', input: { segment: 0 } },
  'account.keepEvents': { asks: 'nobody', input: { covered: [], events: [] } },
  'account.loadEvents': {
    input: { range: RANGE },
    method: 'GET',
    path: () => '/events',
    refusal: 401,
    ours: ['unknown'],
  },
  'provider.details': {
    input: {},
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}`,
    refusal: 403,
    ours: [],
  },
  'provider.edit': {
    input: detailsOf,
    method: 'PUT',
    path: ({ provider }) => `/providers/${provider}`,
    body: (ids) => ({ ...detailsOf(ids), businessName: ids.providerName }),
    ...TEAM,
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
  'people.list': {
    input: {},
    method: 'GET',
    path: users,
    ...TEAM,
  },
  'people.invite': {
    input: () => ({ invitations: [{ email: newAddress(), role: 'serviceUser' }] }),
    method: 'POST',
    path: (ids) => `${users(ids)}/invite`,
    body: () => ({ emails: [newAddress()], type: 1 }),
    ...TEAM,
  },
  'people.resend': {
    input: ({ invited }) => ({ ids: [invited] }),
    method: 'POST',
    path: (ids) => `${users(ids)}/reinvite`,
    body: ({ invited }) => ({ ids: [invited] }),
    ...TEAM,
  },
  'people.keys': {
    input: ({ accepted }) => ({ ids: [accepted] }),
    method: 'POST',
    path: (ids) => `${users(ids)}/public-keys`,
    body: ({ accepted }) => ({ ids: [accepted] }),
    ...TEAM,
  },
  'people.acknowledgeKey': {
    asks: 'nobody',
    input: async (asker) => ({ offerId: await offered(asker), id: asker.accepted }),
  },
  'people.confirm': {
    input: async (asker) => ({ offerId: await offered(asker), ids: [asker.accepted] }),
    method: 'POST',
    path: (ids) => `${users(ids)}/confirm`,
    body: ({ accepted }) => ({ keys: [{ id: accepted, key: '4.AAAA' }] }),
    ...TEAM,
  },
  'people.changeRole': {
    input: ({ invited }) => ({ changes: [{ id: invited, role: 'providerAdmin' }] }),
    method: 'PUT',
    path: (ids) => `${users(ids)}/${ids.invited}`,
    body: () => ({ type: 0 }),
    ...TEAM,
  },
  'people.opened': {
    input: ({ accepted }) => ({ id: accepted }),
    method: 'GET',
    path: (ids) => `${users(ids)}/${ids.accepted}/events`,
    refusal: 404,
    ours: ['providerNotSetUp'],
  },
  // in which clients is another question: fanOutVerdicts.test.ts
  'people.memberships': {
    input: ({ accepted, world }) => membershipsOf(world, accepted),
    method: 'GET',
    path: users,
    ...TEAM,
  },
  'billing.subscription': { ...BILL, path: (ids) => `${billing(ids)}/subscription` },
  'billing.warnings': {
    ...BILL,
    path: (ids) => `${billing(ids)}/vnext/warnings`,
    // nothing is there to warn of, and the server says so
    ours: ['providerNotSetUp'],
  },
  'billing.invoices': { ...BILL, path: (ids) => `${billing(ids)}/invoices` },
  'billing.invoiceLines': {
    ...BILL,
    input: ({ invoice }) => ({ id: invoice }),
    path: (ids) => `${billing(ids)}/invoices/${ids.invoice}`,
  },
  'billing.ownSubscriptions': {
    input: ({ client }) => ({ ids: [client as ClientId] }),
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/subscription`,
    refusal: 404,
    ours: [],
  },
  'seats.book': { asks: 'nobody', input: {} },
  'seats.mark': {
    asks: 'nobody',
    input: { id: crypto.randomUUID() as string as ClientId, isInternal: true },
  },
  'people.remove': {
    input: ({ invited }) => ({ ids: [invited] }),
    method: 'DELETE',
    path: users,
    body: ({ invited }) => ({ ids: [invited] }),
    ...TEAM,
  },
};

/** In several clients at once: where the right is missing nothing is asked, and the answer leaves the client out. */
export const isFanOut = (name: Judged): boolean =>
  (CONTRACT[name] as Operation).scope === 'fanOut' && isInClients(CONTRACT[name].needs);
export const isInClient = (name: Judged): boolean => CONTRACT[name].scope === 'view' || isFanOut(name);
