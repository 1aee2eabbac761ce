import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, ORGANIZATION_STATUS } from '../../server/model.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, signIn } from './asking.ts';
import { newClientBody } from './newClient.ts';

const ADMIN = 'kim@northwind.example';
const SERVICE = 'ada@northwind.example';

let server: RunningServer;
let provider: string;
let asAdmin: string;
let asService: string;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  provider = server.state.providers()[0]?.id ?? '';
  asAdmin = (await signIn(server, ADMIN)).access_token;
  asService = (await signIn(server, SERVICE)).access_token;
});

const send = (method: string, path: string, body?: unknown, token = asAdmin, of = provider) =>
  ask(`${server.url}/api/providers/${of}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const clients = () => server.state.clients(provider);
const find = (name: string): Client => {
  const found = clients().find((client) => client.name === name);
  if (!found) throw new Error(`${name} is no client.`);
  return found;
};
const row = (name: string) => {
  const found = server.state.plans(provider).find(({ plan }) => plan.name === name);
  if (!found) throw new Error(`There is no row for ${name}.`);
  return found;
};
const written = (type: number) => server.eventCounts()[String(type)] ?? 0;
const loose = async (name: string) => {
  const { body } = await send('GET', '/clients/addable');
  return body.find((one: { name: string }) => one.name === name);
};

describe('creating a client', () => {
  it('makes organization, link, invitation and seats, and answers nothing', async () => {
    const before = row('Teams (Monthly)').allocatedSeats;
    const { status, body } = await send('POST', '/clients', newClientBody());
    const made = find('Zephyr & Sons');
    expect([status, body]).toEqual([200, '']);
    expect([made.status, made.seats, made.owners]).toEqual([
      ORGANIZATION_STATUS.managed,
      5,
      [{ email: 'owner@zephyr.example', status: 'invited' }],
    ]);
    expect([row('Teams (Monthly)').allocatedSeats - before, written(1900), written(1500)]).toEqual([5, 1, 1]);
    const listed = (await send('GET', '/organizations')).body.data.at(-1);
    expect(listed).toMatchObject({
      organizationName: 'Zephyr & Sons',
      key: '2.AAAA|AAAA|AAAA',
      occupiedSeats: 1,
      userCount: 0,
    });
  });

  it.each([
    ['name', "'name' must be provided"],
    ['ownerEmail', "'ownerEmail' must be provided"],
    ['planType', "'planType' must be Teams (Monthly), Enterprise (Monthly) or Enterprise (Annually)"],
    ['seats', "'seats' must be greater than 0"],
    ['key', "'key' must be provided"],
    ['keyPair', "'keyPair' must be provided"],
    ['collectionName', "'collectionName' must be provided"],
  ])('without %s is refused', async (field, message) => {
    const { status, body } = await send('POST', '/clients', newClientBody({ [field]: null }));
    const key = `${field[0]?.toUpperCase()}${field.slice(1)}`;
    expect([status, body.validationErrors[key], written(1900)]).toEqual([400, [message], 0]);
  });

  it('takes the plans of the provider’s kind and no others', async () => {
    const { status, body } = await send('POST', '/clients', newClientBody({ planType: 20 }));
    expect([status, body.message]).toEqual([
      400,
      'Managed Service Providers cannot manage organizations with the plan type EnterpriseAnnually. Only Teams (Monthly) and Enterprise (Monthly) are allowed.',
    ]);
  });

  it('is for admins, and for who pays', async () => {
    expect((await send('POST', '/clients', newClientBody(), asService)).status).toBe(403);
    const harbour = server.state.providers()[1]?.id ?? '';
    const mia = (await signIn(server, 'mia@northwind.example')).access_token;
    expect(await send('POST', '/clients', newClientBody(), mia, harbour)).toMatchObject({
      status: 401,
      body: '',
    });
  });
});

describe('changing a client', () => {
  it('renames and seats in one, and frees every seat when none is named', async () => {
    const { linkId } = find('Cloudreach Design');
    await send('PUT', `/clients/${linkId}`, { name: 'Cloudreach', assignedSeats: 22 });
    expect(find('Cloudreach').seats).toBe(22);
    await send('PUT', `/clients/${linkId}`, { name: 'Cloudreach' });
    expect(find('Cloudreach').seats).toBe(0);
  });

  it('lets a Service User give what is paid for, and buy nothing', async () => {
    const { linkId, name, seats } = find('Cloudreach Design');
    const give = (more: number) =>
      send('PUT', `/clients/${linkId}`, { name, assignedSeats: (seats ?? 0) + more }, asService);
    expect((await give(20)).status).toBe(200);
    const refused = await give(21);
    expect([refused.status, refused.body.message]).toEqual([
      401,
      'Service users cannot purchase additional seats.',
    ]);
  });

  it('answers 500 for one that was half made, 400 below nothing, 404 for no client of this provider', async () => {
    const put = (linkId: string, assignedSeats: number) =>
      send('PUT', `/clients/${linkId}`, { name: 'X', assignedSeats });
    expect((await put(find('Saint-Léger &amp; Fils').linkId, 5)).status).toBe(500);
    expect((await put(find('Acme Legal').linkId, -1)).status).toBe(400);
    expect((await put(crypto.randomUUID(), 5)).status).toBe(404);
  });
});

describe('adding an organization', () => {
  it('lists what the caller owns, its name as it is stored', async () => {
    const { body } = await send('GET', '/clients/addable');
    expect(body.map(({ name, plan, seats }: Record<string, unknown>) => [name, plan, seats])).toEqual([
      ['Rosewood &amp; Sons Bindery', 'Teams', 8],
      ['Thornbury Estates', 'Enterprise', 60],
    ]);
    expect((await send('GET', '/clients/addable', undefined, asService)).body).toEqual([]);
  });

  it('makes it a client on the monthly plan, paid for by the provider', async () => {
    const { id } = await loose('Rosewood &amp; Sons Bindery');
    const before = row('Teams (Monthly)').allocatedSeats;
    expect((await send('POST', '/clients/existing', { organizationId: id, key: '2.K' })).status).toBe(200);
    const added = find('Rosewood &amp; Sons Bindery');
    expect([added.key, added.plan.planType, added.status]).toEqual(['2.K', 17, ORGANIZATION_STATUS.managed]);
    expect([row('Teams (Monthly)').allocatedSeats - before, written(1901)]).toEqual([8, 1]);
    const again = await send('POST', '/clients/existing', { organizationId: id, key: '2.K' });
    expect([again.status, again.body.message]).toEqual([409, 'Organization already belongs to a provider.']);
  });

  it('is refused to whoever does not own it', async () => {
    const [client] = clients();
    const body = { organizationId: client?.id, key: '2.K' };
    expect((await send('POST', '/clients/existing', body)).status).toBe(401);
    expect((await send('POST', '/clients/existing', body, asService)).status).toBe(403);
  });
});

describe('unlinking a client', () => {
  const unlink = (linkId: string, token?: string) =>
    send('DELETE', `/organizations/${linkId}`, undefined, token);

  it('gives it back to its owner and frees its seats', async () => {
    const client = find('Cloudreach Design');
    const before = row('Teams (Monthly)').allocatedSeats;
    expect((await unlink(client.linkId)).status).toBe(200);
    expect([client.providerId, client.status]).toEqual([null, ORGANIZATION_STATUS.created]);
    expect(client.billingEmail).toMatch(/^owner@/);
    expect([row('Teams (Monthly)').allocatedSeats - before, written(1902)]).toEqual([-20, 1]);
    expect((await unlink(client.linkId)).status).toBe(500);
  });

  it('needs a confirmed owner, an admin, and a client of this provider', async () => {
    const refused = await unlink(find('Riverstone Pharmacy').linkId);
    expect([refused.status, refused.body.message]).toEqual([
      400,
      'Organization must have at least one confirmed owner.',
    ]);
    expect((await unlink(find('Acme Legal').linkId, asService)).status).toBe(403);
    const [anothers] = server.state.clients(server.state.providers()[1]?.id ?? '');
    const foreign = await unlink(anothers?.linkId ?? '');
    expect([foreign.status, foreign.body.message]).toEqual([
      400,
      'Failed to remove organization vault. Please contact support.',
    ]);
  });
});

it('takes no client the older way without a card', async () => {
  const organizationCreateRequest = {
    name: 'Zephyr',
    planType: 18,
    key: '2.K',
    keys: { publicKey: 'A', encryptedPrivateKey: '2.P' },
  };
  const body = { clientOwnerEmail: 'owner@zephyr.example', organizationCreateRequest };
  const refused = await send('POST', '/organizations', body);
  expect([refused.status, refused.body.validationErrors.PaymentToken]).toEqual([400, ['Payment required.']]);
  const card = { paymentToken: 'tok', paymentMethodType: 0, billingAddressCountry: 'GB' };
  const paid = { ...body, organizationCreateRequest: { ...organizationCreateRequest, ...card } };
  expect((await send('POST', '/organizations', paid)).body).toMatchObject({
    object: 'providerOrganization',
    plan: null,
  });
});

it('names who belongs to a client, as many as are counted', async () => {
  const client = find('Acme Legal');
  const { invited, accepted, confirmed } = client.members;
  const get = (token: string) =>
    ask(`${server.url}/api/organizations/${client.id}/users`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const rows: { type: number; status: number }[] = (await get(asService)).body.data;
  const own = server.state.membersOf(client.id).length;
  expect(rows).toHaveLength(invited + accepted + confirmed + own);
  expect(rows.filter(({ type, status }) => type === 0 && status === 2).length).toBeGreaterThan(1);
});
