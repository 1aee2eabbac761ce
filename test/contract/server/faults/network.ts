import { expect } from 'vitest';
import { ask, claimsOf, getAs, getWith, signIn } from '../asking.ts';
import { ADMIN, type Scene, type Seen } from './scene.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Faults of the connection and of what a body is. */
export const NETWORK: Record<string, Seen> = {
  async down({ server, get, client }) {
    await expect(get(`/organizations/${client}/collections/details`)).rejects.toThrow();
    expect(server.eventCounts()).not.toHaveProperty('1903');
    expect(server.requests().at(-1)).toMatchObject({ status: 0 });
  },
  async 'drop-after'({ server, get, client }) {
    await expect(get(`/organizations/${client}/collections/details`)).rejects.toThrow();
    expect(server.eventCounts()['1903']).toBe(1);
    expect(server.requests().at(-1)).toMatchObject({ status: 0 });
  },
  async 'error-500'({ get }) {
    const { status, body } = await get('/sync');
    expect([status, body.message]).toEqual([500, 'An unhandled server error has occurred.']);
  },
  async 'rate-limit'({ get }) {
    const { status, headers, body } = await get('/sync');
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
    expect(body.message).toMatch(/^Slow down! Too many requests\. Try again in/);
  },
  async 'rate-limit-long'({ get }) {
    const { status, headers, body } = await get('/sync');
    expect([status, headers.get('retry-after')]).toEqual([429, '8']);
    expect(body.message).toMatch(/^Slow down! Too many requests\. Try again in/);
  },
  async html({ get }) {
    const { status, headers, body } = await get('/sync');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(body).toContain('<h1>');
  },
  async 'not-json'({ get }) {
    await expect(get('/sync')).rejects.toThrow(SyntaxError);
  },
  async 'wrong-shape'({ get }) {
    const { status, body } = await get('/sync');
    expect([status, body.object]).toEqual([200, 'unexpected']);
  },
  async oversized({ server }) {
    const response = await fetch(`${server.url}/api/sync`);
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
    expect(bytes).toBe(64 * 2 ** 20);
  },
  async slow({ server }) {
    const gone = new AbortController();
    const response = await fetch(`${server.url}/api/sync`, { signal: gone.signal });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0);
    const rest = reader?.read();
    gone.abort();
    await expect(rest).rejects.toThrow('aborted');
  },
  async redirect({ get }) {
    const { status, headers } = await get('/sync');
    expect([status, headers.get('location')]).toEqual([302, '/moved/api/sync']);
  },
  async 'redirect-elsewhere'({ server }) {
    const url = `${server.url}/identity/connect/token`;
    const { status, headers } = await ask(url, {
      method: 'POST',
      body: new URLSearchParams({ password: 'x' }),
    });
    expect(status).toBe(307);
    const target = new URL(headers.get('location') ?? '');
    expect(target.origin).not.toBe(server.url);
    expect([target.port, target.pathname]).toEqual([
      String(server.port),
      '/collected/identity/connect/token',
    ]);
  },
  async 'cut-off'({ get }) {
    await expect(get('/sync')).rejects.toThrow('terminated');
  },
  async truncated({ server, get }) {
    await expect(get('/sync')).rejects.toThrow(SyntaxError);
    const response = await fetch(`${server.url}/api/config`);
    const half = await response.text();
    server.faults.set([]);
    const whole = await (await fetch(`${server.url}/api/config`)).text();
    expect(whole.startsWith(half)).toBe(true);
    expect(half.length).toBe(Math.floor(whole.length / 2));
  },
  async 'wrong-types'({ get }) {
    const { body } = await get('/sync');
    expect([typeof body.object, typeof body.profile.id, typeof body.profile.premium]).toEqual([
      'number',
      'number',
      'number',
    ]);
    expect(Array.isArray(body.profile.providers)).toBe(false);
    expect(body.folders).toEqual({});
    expect(body.domains).toBeTypeOf('object');
  },
  async replayed({ server, get }) {
    const before = (await get('/sync')).body;
    server.changeRole(ADMIN, 'serviceUser');
    expect((await get('/sync')).body).toEqual(before);
    const other = await getAs(server, 'ada@northwind.example');
    expect((await other('/sync')).body.profile.email).toBe('ada@northwind.example');
    server.faults.set(['replayed']);
    expect((await get('/sync')).body.profile.providers[0].type).toBe(1);
  },
  'clock-ahead': (scene) => skewed(scene, 2 * HOUR),
  'clock-behind': (scene) => skewed(scene, -2 * HOUR),
};

/** Tokens, the log and the header go by the wrong clock, and the server agrees with itself. */
async function skewed({ server, provider }: Scene, skew: number): Promise<void> {
  const near = (at: number) => expect(Math.abs(at - Date.now() - skew)).toBeLessThan(MINUTE);
  const { access_token } = await signIn(server, ADMIN);
  near(claimsOf(access_token).iat * 1_000);
  const get = getWith(server, access_token);
  near(Date.parse((await get('/alive')).headers.get('date') ?? ''));
  const end = new Date(Date.now() + skew + MINUTE).toISOString();
  const start = new Date(Date.now() + skew - MINUTE).toISOString();
  const { status, body } = await get(`/providers/${provider}/events?start=${start}&end=${end}`);
  expect(status).toBe(200);
  near(Date.parse(body.data[0].date));
}
