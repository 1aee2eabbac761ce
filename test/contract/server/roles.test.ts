import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, type Get, getAs, signIn } from './asking.ts';

/** Provider Admin and Service User of the demo provider, a suspended provider's admin, someone accepted, someone in no provider. */
const PEOPLE = {
  admin: 'kim@northwind.example',
  service: 'ada@northwind.example',
  elsewhere: 'sue@fjordline.example',
  accepted: 'leo@northwind.example',
  nobody: 'nora@solo.example',
};
type Who = keyof typeof PEOPLE | 'anonymous';

let server: RunningServer;
const gets = new Map<string, Get>();
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startServer({ events: 60 });
  for (const [who, email] of Object.entries(PEOPLE)) gets.set(who, await getAs(server, email));
  gets.set('anonymous', (path) => ask(`${server.url}/api${path}`));
  const [provider] = server.state.providers();
  const [person, , , , invited] = server.state.people(provider?.id ?? '');
  const [client] = server.state.clients(provider?.id ?? '');
  Object.assign(ids, {
    p: provider?.id,
    u: person?.id,
    i: invited?.id,
    a: person?.accountId,
    o: client?.id,
    l: client?.linkId,
  });
});
afterAll(() => server.close());

const at = (path: string) => path.replace(/\{(\w)\}/g, (_, name) => ids[name] ?? '');

const EVERYONE = { admin: 200, service: 200, elsewhere: 200, accepted: 200, nobody: 200, anonymous: 401 };
const PROVIDER_USER = {
  admin: 200,
  service: 200,
  elsewhere: 403,
  accepted: 403,
  nobody: 403,
  anonymous: 401,
};
const PROVIDER_ADMIN = { ...PROVIDER_USER, service: 403 };
const PROVIDER_LOG = { admin: 200, service: 404, elsewhere: 404, accepted: 404, nobody: 404, anonymous: 401 };
const CLIENT = { admin: 200, service: 200, elsewhere: 404, accepted: 404, nobody: 404, anonymous: 401 };

describe.each<[string, Record<Who, number>]>([
  ['/config', { ...EVERYONE, anonymous: 200 }],
  ['/alive', { ...EVERYONE, anonymous: 200 }],
  ['/version', { ...EVERYONE, anonymous: 200 }],
  ['/sync?excludeDomains=true', EVERYONE],
  ['/accounts/profile', EVERYONE],
  ['/accounts/revision-date', EVERYONE],
  ['/accounts/keys', EVERYONE],
  ['/users/{a}/public-key', EVERYONE],
  ['/organizations/{o}/public-key', EVERYONE],
  ['/events', EVERYONE],
  ['/providers/{p}', PROVIDER_USER],
  ['/providers/{p}/organizations', PROVIDER_USER],
  ['/providers/{p}/users', PROVIDER_ADMIN],
  ['/providers/{p}/users/{u}', PROVIDER_ADMIN],
  ['/providers/{p}/events', PROVIDER_LOG],
  ['/providers/{p}/users/{u}/events', PROVIDER_LOG],
  ['/organizations/{o}', CLIENT],
  ['/organizations/{o}/events', CLIENT],
  ['/organizations/{o}/collections', CLIENT],
  ['/organizations/{o}/collections/details', CLIENT],
])('GET %s', (path, statuses) => {
  it.each(Object.entries(statuses))('answers %s with %i', async (who, status) => {
    const answer = await gets.get(who)?.(at(path));
    expect(answer?.status).toBe(status);
    if (status === 404) expect(answer?.body.message).toBe('Resource not found.');
    if (status === 401 || status === 403) expect(answer?.body).toBe('');
  });
});

describe('what does not exist', () => {
  it.each([
    '/providers/{p}/users/{o}',
    '/providers/{p}/users/{i}/events',
    '/providers/not-an-id',
    '/organizations/{l}',
    '/organizations/not-an-id',
    '/users/{o}/public-key',
    '/nothing/here',
  ])('is hidden even from a Provider Admin: %s', async (path) => {
    const answer = await gets.get('admin')?.(at(path));
    expect(answer?.status).toBe(404);
    expect(answer?.body).toEqual({
      object: 'error',
      message: 'Resource not found.',
      validationErrors: null,
      exceptionMessage: null,
      exceptionStackTrace: null,
      innerExceptionMessage: null,
    });
  });
});

describe('a token that is not right', () => {
  it('is refused when a character of it was changed', async () => {
    const { access_token } = await signIn(server, PEOPLE.admin);
    const [header, payload, signature] = access_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, providerserviceuser: ids.p })).toString(
      'base64url',
    );
    const answer = await ask(`${server.url}/api/sync`, {
      headers: { authorization: `Bearer ${header}.${forged}.${signature}` },
    });
    expect(answer.status).toBe(401);
  });
});
