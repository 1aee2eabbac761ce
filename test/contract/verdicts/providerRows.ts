import type { ClientId, ProviderUserId } from '../../../utils/domain/ids.ts';
import type { World } from '../../service/world.ts';
import { type Asker, type Ids, newAddress, type RowsOf } from './row.ts';

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

export const PROVIDER_ROWS: RowsOf<'billing' | 'people' | 'provider' | 'seats'> = {
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
