import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, signIn } from './asking.ts';

const LAST = 'Provider must have at least one confirmed ProviderAdmin.';

let server: RunningServer;
let base: string;
let token: string;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  base = `/providers/${server.state.providers()[0]?.id}`;
  token = (await signIn(server, 'kim@northwind.example')).access_token;
});

const send = (method: string, path: string, body?: unknown) =>
  ask(`${server.url}/api${base}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const team = () => server.state.people(server.state.providers()[0]?.id ?? '');
const idOf = (email: string) => {
  const account = server.state.accountByEmail(email)?.id;
  return team().find((row) => row.email === email || (account && row.accountId === account))?.id ?? '';
};
const written = (type: number) => server.eventCounts()[String(type)] ?? 0;
const rows = (body: { data: { id: string; error: string }[] }) => body.data.map(({ error }) => error);

describe('an invitation', () => {
  it('skips whom it knows without a word, and writes an event for each new row', async () => {
    const before = team().length;
    const emails = ['New@x.example', 'new@x.example', 'ada@northwind.example', 'sam@northwind.example'];
    expect((await send('POST', '/users/invite', { emails, type: 1 })).status).toBe(200);
    expect([team().length - before, written(1800), team().at(-1)?.email]).toEqual([1, 1, 'new@x.example']);
  });

  it.each([
    [[], 'An email is required.'],
    [
      Array.from({ length: 21 }, (_, at) => `a${at}@x.example`),
      'You can only submit up to 20 emails at a time.',
    ],
    [['a@x.example', 'nobody'], 'Email #2 is not valid.'],
  ])('of %j is refused as a whole', async (emails, message) => {
    const { status, body } = await send('POST', '/users/invite', { emails, type: 1 });
    expect([status, body.validationErrors.Emails]).toEqual([400, [message]]);
    expect(written(1800)).toBe(0);
  });
});

it('hands out public keys of those who wait to be confirmed, and of nobody else', async () => {
  const ids = ['leo', 'ada', 'sam'].map((name) => idOf(`${name}@northwind.example`));
  const { body } = await send('POST', '/users/public-keys', { ids });
  expect(body.data).toHaveLength(1);
  expect(body.data[0]).toMatchObject({
    id: ids[0],
    userId: server.state.accountByEmail('leo@northwind.example')?.id,
  });
});

it('confirms by row, leaves out who is still invited, and says so of the others', async () => {
  const keys = ['leo', 'ada', 'sam'].map((name) => ({
    id: idOf(`${name}@northwind.example`),
    key: '4.AAAA',
  }));
  const { body } = await send('POST', '/users/confirm', { keys });
  expect(rows(body)).toEqual(['', 'Invalid user.']);
  expect(written(1801)).toBe(1);
});

it('removes by row, but oneself never, and not the last admin', async () => {
  const [kim, ada, noor] = ['kim', 'ada', 'noor'].map((name) => idOf(`${name}@northwind.example`));
  const refused = await send('DELETE', '/users', { ids: [kim] });
  expect([refused.status, refused.body.message]).toEqual([400, LAST]);
  await send('PUT', `/users/${ada}`, { type: 0 });
  expect(rows((await send('DELETE', '/users', { ids: [kim, noor] })).body)).toEqual([
    'You cannot remove yourself.',
    '',
  ]);
  expect([written(1802), written(1803)]).toEqual([1, 1]);
});

it('keeps the last confirmed admin one', async () => {
  const { status, body } = await send('PUT', `/users/${idOf('kim@northwind.example')}`, { type: 1 });
  expect([status, body.message, written(1802)]).toEqual([400, LAST, 0]);
});

it('answers 200 on the single routes whatever became of the row', async () => {
  const [ada, leo] = ['ada', 'leo'].map((name) => idOf(`${name}@northwind.example`));
  expect((await send('POST', `/users/${ada}/confirm`, { key: '4.AAAA' })).status).toBe(200);
  expect((await send('POST', `/users/${leo}/reinvite`)).status).toBe(200);
  expect([written(1801), written(1800)]).toEqual([0, 0]);
});

describe('the provider itself', () => {
  it('keeps its name encoded and counts it so', async () => {
    const put = (name: string) =>
      send('PUT', '', { name, businessName: name, billingEmail: ' A@X.example ' });
    const { body } = await put('A & B');
    expect(body).toMatchObject({ name: 'A & B', businessName: 'A &amp; B', billingEmail: 'a@x.example' });
    const refused = await put('&'.repeat(11));
    expect([refused.status, refused.body.validationErrors.Name]).toEqual([
      400,
      ['The field Name exceeds the maximum length.'],
    ]);
  });
});
