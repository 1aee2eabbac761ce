import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, type Get, getAs } from './asking.ts';

let server: RunningServer;
let get: Get;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(async () => {
  server.reset();
  get = await getAs(server, 'kim@northwind.example');
});
afterAll(() => server.close());

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
