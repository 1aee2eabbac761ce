import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, type Get, getAs, signIn } from './asking.ts';

const DAY = 86_400_000;

let server: RunningServer;
let get: Get;
let provider: string;
let client: string;
let link: string;
let suspended: string;

beforeAll(async () => {
  server = await startServer({ events: 230 });
});
beforeEach(async () => {
  server.reset();
  get = await getAs(server, 'kim@northwind.example');
  const [first] = server.state.providers();
  const clients = server.state.clients(first?.id ?? '');
  provider = first?.id ?? '';
  client = clients[0]?.id ?? '';
  link = clients[0]?.linkId ?? '';
  suspended = clients.find(({ enabled }) => !enabled)?.id ?? '';
});
afterAll(() => server.close());

/** Every page until there is no token, as a client reads them. */
async function readAll(path: string) {
  const pages: { type: number; date: string }[][] = [];
  let token: string | null = null;
  do {
    const query: string = token === null ? '' : `?continuationToken=${encodeURIComponent(token)}`;
    const { body } = await get(path + query);
    pages.push(body.data);
    token = body.continuationToken;
  } while (token !== null);
  return pages;
}

describe('reading a log', () => {
  it('goes by fifty, newest first, to the end and without repeating', async () => {
    const pages = await readAll(`/providers/${provider}/events`);
    // 230 seeded ones and the sign-in of this test.
    expect(pages.map((page) => page.length)).toEqual([50, 50, 50, 50, 31]);
    const rows = pages.flat();
    const dates = rows.map(({ date }) => Date.parse(date));
    expect(dates).toEqual([...dates].sort((left, right) => right - left));
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  it('of a client is about people of its list, but for one who has gone since', async () => {
    const users: { id: string; userId: string | null }[] = (await get(`/organizations/${client}/users`)).body
      .data;
    const listed = new Set(users.flatMap(({ id, userId }) => [id, userId]));
    const team = new Set(server.state.people(provider).map(({ accountId }) => accountId));
    const rows = (await readAll(`/organizations/${client}/events`)).flat() as unknown as {
      actingUserId: string;
    }[];
    const actors = [...new Set(rows.map(({ actingUserId }) => actingUserId))].filter((id) => !team.has(id));
    expect(actors.filter((id) => !listed.has(id))).toHaveLength(1);
    expect(actors.length).toBeGreaterThan(1);
  });

  it('may end in an empty page', async () => {
    await Promise.all(Array.from({ length: 19 }, () => get(`/organizations/${client}/collections/details`)));
    const pages = await readAll(`/providers/${provider}/events`);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 50, 50, 50, 0]);
  });

  it('is not disturbed by what is written meanwhile', async () => {
    const first = await get(`/providers/${provider}/events`);
    await get(`/organizations/${client}/collections/details`);
    const token = encodeURIComponent(first.body.continuationToken);
    const second = await get(`/providers/${provider}/events?continuationToken=${token}`);
    const [last] = first.body.data.slice(-1);
    const [next] = second.body.data;
    expect(next).not.toEqual(last);
    expect(Date.parse(next.date)).toBeLessThanOrEqual(Date.parse(last.date));
  });

  it('writes every member of an event, unset ones as null, and no id', async () => {
    const { body } = await get(`/providers/${provider}/events`);
    expect(Object.keys(body.data[0])).toHaveLength(24);
    expect(body.data[0]).not.toHaveProperty('id');
    expect(body.data[0]).toMatchObject({ object: 'event', organizationId: null, systemUser: null });
  });

  it('takes both ends of a span, the wrong way round as well', async () => {
    const [from, to] = [new Date(Date.now() - 10 * DAY), new Date(Date.now() - 5 * DAY)].map((date) =>
      date.toISOString(),
    );
    const right = await get(`/providers/${provider}/events?start=${from}&end=${to}`);
    const wrong = await get(`/providers/${provider}/events?start=${to}&end=${from}`);
    expect(right.body.data.length).toBeGreaterThan(0);
    expect(wrong.body).toEqual(right.body);
    for (const { date } of right.body.data) {
      expect(Date.parse(date)).toBeGreaterThanOrEqual(Date.parse(from ?? ''));
      expect(Date.parse(date)).toBeLessThanOrEqual(Date.parse(to ?? ''));
    }
  });

  it('refuses more than 367 days, what is no date, and a token that is none', async () => {
    const span = (days: number) =>
      `start=${new Date(Date.now() - days * DAY).toISOString()}&end=${new Date().toISOString()}`;
    const path = `/providers/${provider}/events`;
    expect((await get(`${path}?${span(366)}`)).status).toBe(200);
    const tooLong = await get(`${path}?${span(368)}`);
    expect([tooLong.status, tooLong.body.message]).toEqual([400, 'Range too large.']);
    expect((await get(`${path}?start=yesterday&end=today`)).status).toBe(400);
    expect((await get(`${path}?continuationToken=nonsense`)).status).toBe(400);
  });

  it('shows what one person did', async () => {
    const person = server.state.people(provider)[1];
    const { body } = await get(`/providers/${provider}/users/${person?.id}/events`);
    expect(body.data.length).toBeGreaterThan(0);
    for (const event of body.data) expect(event.actingUserId).toBe(person?.accountId);
  });

  it('shows one’s own sign-ins, belonging to no provider', async () => {
    const { body } = await get('/events');
    expect(body.data[0]).toMatchObject({ type: 1000, providerId: null, organizationId: null });
  });

  it('never mixes a client’s log into the provider’s', async () => {
    const rows = (await readAll(`/providers/${provider}/events`)).flat();
    for (const row of rows) expect(row).toMatchObject({ organizationId: null, providerId: provider });
  });
});

describe('the access events', () => {
  it.each([1, 3])('are written in both logs at each of %i openings', async (times) => {
    for (let count = 0; count < times; count++) await get(`/organizations/${client}/collections/details`);
    expect(server.eventCounts()).toMatchObject({ '1903': times, '1603': times });
  });

  it('are not written by anything else', async () => {
    server.reset();
    const again = await getAs(server, 'kim@northwind.example');
    for (const path of ['', '/collections', '/events', '/public-key'])
      await again(`/organizations/${client}${path}`);
    for (const path of ['', '/organizations', '/users', '/events'])
      await again(`/providers/${provider}${path}`);
    await again('/sync?excludeDomains=true');
    // Only the sign-in: in the person's own log and in the provider's.
    expect(server.eventCounts()).toEqual({ '1000': 2 });
  });

  it('name the link in the provider’s log and the provider in the client’s, with the device of the header', async () => {
    await get(`/organizations/${client}/collections/details`, { 'device-type': '3' });
    const own = (await get(`/providers/${provider}/events`)).body.data[0];
    const theirs = (await get(`/organizations/${client}/events`)).body.data[0];
    expect(own).toMatchObject({
      type: 1903,
      providerOrganizationId: link,
      organizationId: null,
      deviceType: 3,
    });
    expect(theirs).toMatchObject({ type: 1603, organizationId: client, providerId: provider, deviceType: 3 });
    expect(theirs.actingUserId).toBe(own.actingUserId);
  });

  it('leave out the log of a suspended client', async () => {
    await get(`/organizations/${suspended}/collections/details`);
    expect(server.eventCounts()['1903']).toBe(1);
    expect(server.eventCounts()).not.toHaveProperty('1603');
  });

  it('and all others leave out the log of a suspended provider', async () => {
    server.reset();
    const stranded = await getAs(server, 'sue@fjordline.example');
    const [organization] = (await stranded('/sync')).body.profile.providerOrganizations;
    expect((await stranded(`/organizations/${organization.id}/collections/details`)).status).toBe(200);
    // Her sign-in, in her own log alone.
    expect(server.eventCounts()).toEqual({ '1000': 1 });
  });

  it('come before the question whether the caller may', async () => {
    const { access_token } = await signIn(server, 'leo@northwind.example');
    server.confirm('leo@northwind.example');
    const answer = await ask(`${server.url}/api/organizations/${client}/collections/details`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(answer.status).toBe(404);
    expect(server.eventCounts()).toMatchObject({ '1903': 1, '1603': 1 });
  });

  it('are not written for someone the client does not belong to', async () => {
    const stranger = await getAs(server, 'nora@solo.example');
    expect((await stranger(`/organizations/${client}/collections/details`)).status).toBe(404);
    expect(server.eventCounts()).not.toHaveProperty('1903');
  });
});

describe('collecting events', () => {
  async function collect(body: string) {
    const { access_token } = await signIn(server, 'kim@northwind.example');
    return ask(`${server.url}/events/collect`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body,
    });
  }

  it('records a personal export and drops what a provider user cannot report', async () => {
    const types = [1007, 1107, 1111, 1602, 1603, 1903];
    const date = new Date().toISOString();
    const { status } = await collect(
      JSON.stringify(types.map((type) => ({ type, date, cipherId: null, organizationId: client }))),
    );
    expect(status).toBe(200);
    expect(Object.keys(server.eventCounts())).toEqual(['1000', '1007']);
    expect(server.eventCounts()['1007']).toBe(2);
  });

  it.each(['[]', 'null', 'nonsense'])('refuses %s', async (body) => {
    expect((await collect(body)).status).toBe(400);
  });
});
