import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAULT_NAMES } from '../../server/faults/faults.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import {
  ask,
  askAgain,
  askPrelogin,
  askToken,
  claimsOf,
  type Get,
  getAs,
  passwordForm,
  signIn,
} from './asking.ts';

let server: RunningServer;
let get: Get;
let provider: string;
let client: string;

beforeAll(async () => {
  server = await startServer({ events: 120 });
});
beforeEach(async () => {
  server.reset();
  get = await getAs(server, 'kim@northwind.example');
  const [first] = server.state.providers();
  provider = first?.id ?? '';
  client = server.state.clients(provider)[0]?.id ?? '';
});
afterAll(() => server.close());

/** What each fault does, as a client sees it. */
const SEEN: Record<string, () => Promise<void>> = {
  async down() {
    await expect(get(`/organizations/${client}/collections/details`)).rejects.toThrow();
    expect(server.eventCounts()).not.toHaveProperty('1903');
    expect(server.requests().at(-1)).toMatchObject({ status: 0 });
  },
  async 'drop-after'() {
    await expect(get(`/organizations/${client}/collections/details`)).rejects.toThrow();
    expect(server.eventCounts()['1903']).toBe(1);
    expect(server.requests().at(-1)).toMatchObject({ status: 0 });
  },
  async 'error-500'() {
    const { status, body } = await get('/sync');
    expect([status, body.message]).toEqual([500, 'An unhandled server error has occurred.']);
  },
  async 'rate-limit'() {
    const { status, headers, body } = await get('/sync');
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
    expect(body.message).toMatch(/^Slow down! Too many requests\. Try again in/);
  },
  async html() {
    const { status, headers, body } = await get('/sync');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(body).toContain('<h1>');
  },
  async 'not-json'() {
    await expect(get('/sync')).rejects.toThrow(SyntaxError);
  },
  async 'wrong-shape'() {
    const { status, body } = await get('/sync');
    expect([status, body.object]).toEqual([200, 'unexpected']);
  },
  async oversized() {
    const response = await fetch(`${server.url}/api/sync`);
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
    expect(bytes).toBe(64 * 2 ** 20);
  },
  async slow() {
    const gone = new AbortController();
    const response = await fetch(`${server.url}/api/sync`, { signal: gone.signal });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0);
    const rest = reader?.read();
    gone.abort();
    await expect(rest).rejects.toThrow('aborted');
  },
  async redirect() {
    const { status, headers } = await get('/sync');
    expect([status, headers.get('location')]).toEqual([302, '/moved/api/sync']);
  },
  async 'short-tokens'() {
    const { access_token, expires_in } = await signIn(server, 'kim@northwind.example');
    const { exp, iat } = claimsOf(access_token);
    expect([expires_in, exp - iat]).toEqual([5, 5]);
  },
  async 'refresh-refused'() {
    const { refresh_token } = await signIn(server, 'kim@northwind.example');
    const form = { grant_type: 'refresh_token', client_id: 'browser', refresh_token };
    expect(await askToken(server, form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  },
  async 'kdf-weak'() {
    expect((await askPrelogin(server, 'kim@northwind.example')).body.kdfIterations).toBe(1_000);
  },
  async 'kdf-absurd'() {
    expect((await askPrelogin(server, 'kim@northwind.example')).body.kdfIterations).toBe(100_000_000);
  },
  async 'kdf-changed'() {
    expect((await askPrelogin(server, 'kim@northwind.example')).body.kdf).toBe(1);
    expect((await askPrelogin(server, 'ada@northwind.example')).body.kdf).toBe(0);
  },
  async 'duo-unavailable'() {
    const { body } = await askAgain(server, 'dua@northwind.example', {});
    expect(body.TwoFactorProviders2['2'].AuthUrl).toBeNull();
  },
  async 'duo-elsewhere'() {
    const { body } = await askAgain(server, 'dua@northwind.example', {});
    const { hostname, protocol } = new URL(body.TwoFactorProviders2['2'].AuthUrl);
    expect([protocol, hostname]).toEqual(['https:', 'api-demo0000.duosecurity.com.lookalike.example']);
  },
  async 'unknown-encstring'() {
    const body = await signIn(server, 'kim@northwind.example');
    expect(body.Key).toMatch(/^9\./);
    expect(body.UserDecryptionOptions.MasterPasswordUnlock.MasterKeyEncryptedUserKey).toBe(body.Key);
  },
  async 'endless-continuation'() {
    const first = (await get(`/providers/${provider}/events`)).body;
    const token = encodeURIComponent(first.continuationToken);
    const second = (await get(`/providers/${provider}/events?continuationToken=${token}`)).body;
    expect(second).toEqual(first);
  },
  async 'foreign-client'() {
    const { body } = await get(`/providers/${provider}/organizations`);
    const owners = body.data.map(({ providerId }: { providerId: string }) => providerId);
    expect(owners.filter((owner: string) => owner !== provider)).toHaveLength(1);
  },
  async forbidden() {
    for (const path of ['', '/organizations', '/users', '/events']) {
      expect(await get(`/providers/${provider}${path}`)).toMatchObject({ status: 403, body: '' });
    }
    expect((await get('/sync')).status).toBe(200);
  },
};

describe('a fault', () => {
  it.each(FAULT_NAMES.map((name) => [name]))('shows: %s', async (name) => {
    // Derived before the fault, which may stand in the way of it.
    await passwordForm(server, 'kim@northwind.example');
    server.faults.set([name]);
    const seen = SEEN[name];
    if (!seen) throw new Error(`Nothing says what ${name} does.`);
    await seen();
  });

  it('stays within its path', async () => {
    server.faults.set(['error-500@/api/providers', 'html@/api/config']);
    expect((await get(`/providers/${provider}`)).status).toBe(500);
    expect((await get('/config')).body).toContain('<h1>');
    expect((await get('/sync')).status).toBe(200);
  });

  it('ends when it is switched off', async () => {
    server.faults.set(['error-500']);
    expect((await get('/sync')).status).toBe(500);
    server.faults.set([]);
    expect((await get('/sync')).status).toBe(200);
  });

  it.each(['unheard-of', 'down@api', 'toString'])('is not %s', (name) => {
    expect(() => server.faults.set([name])).toThrow(name);
  });
});

describe('every request', () => {
  it('is recorded with its query and whether it came from a page, and nothing else', async () => {
    server.reset();
    await ask(`${server.url}/api/config?a=b`, { headers: { origin: 'https://page.example' } });
    expect(server.requests()).toEqual([
      { method: 'GET', path: '/api/config?a=b', status: 200, hasOrigin: true },
    ]);
  });

  it.each([
    ['chrome-extension://abcdefghijklmnop', null],
    ['moz-extension://0b5f', null],
    ['https://page.example', null],
    ['https://bitwarden.com', 'https://bitwarden.com'],
    ['file://', 'file://'],
  ])('from the origin %s is allowed to be read by %s', async (origin, allowed) => {
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await ask(`${server.url}/api/config`, { method, headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBe(allowed);
      if (allowed === null)
        expect([...headers.keys()].filter((name) => name.startsWith('access'))).toEqual([]);
    }
  });

  it('of the web vault’s own page may be read by it', async () => {
    const { headers } = await ask(`${server.url}/api/config`, { headers: { origin: server.url } });
    expect(headers.get('access-control-allow-origin')).toBe(server.url);
  });

  it('waits as long as the latency says', async () => {
    server.latency.milliseconds = 120;
    const start = performance.now();
    await get('/config');
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  it('for the root gets a page that stands in for the web vault, under a strict policy', async () => {
    const { status, headers, body } = await ask(`${server.url}/`);
    expect(status).toBe(200);
    expect(body).toContain('web vault would open here');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const script = await ask(`${server.url}/vault.js`);
    expect(script.body).toContain('textContent');
  });
});
