import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask } from './asking.ts';

const O = 'organizations/22222222-2222-4222-8222-222222222222';
const M = '33333333-3333-4333-8333-333333333333';

let now = Date.UTC(2026, 10, 25);
let byPath: RunningServer;
let inTotal: RunningServer;
beforeAll(async () => {
  byPath = await startServer({ limits: 'path', events: 0 }, () => now);
  inTotal = await startServer({ limits: 'total', events: 0 }, () => now);
});
afterAll(() => Promise.all([byPath.close(), inTotal.close()]));
beforeEach(() => {
  byPath.reset();
  inTotal.reset();
});

/** Asks so often, and says how many of it were refused. */
async function refused(server: RunningServer, method: string, path: string, times: number): Promise<number> {
  const before = server.refusals();
  const answers = await Promise.all(
    Array.from({ length: times }, () => ask(`${server.url}${path}`, { method })),
  );
  const count = answers.filter(({ status }) => status === 429).length;
  expect(server.refusals() - before).toBe(count);
  return count;
}

describe('the limits', () => {
  it.each([
    ['GET', '/api/config', 200, '1m'],
    ['POST', '/api/ciphers', 5, '1s'],
    ['PUT', '/api/ciphers', 5, '1s'],
    ['DELETE', '/api/ciphers', 5, '1s'],
    ['POST', '/identity/connect/token', 5, '1s'],
    ['GET', '/identity/anything', 5, '1s'],
  ])('let %s %s through %i times in %s', async (method, path, most, period) => {
    expect(await refused(byPath, method, path, most)).toBe(0);
    const { status, headers, body } = await ask(`${byPath.url}${path}`, { method });
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.message).toBe(`Slow down! Too many requests. Try again in ${period}.`);
    expect(body.object).toBe('error');
  });

  it.each([
    ['POST', '/api/ciphers', 60, '1m', 60],
    ['POST', '/identity/connect/token', 10, '1m', 60],
    ['POST', '/identity/accounts/prelogin', 10, '1m', 60],
    ['POST', `/api/${O}/users/invite`, 5, '1m', 60],
    ['POST', `/api/${O}/users/${M}/reinvite`, 5, '1m', 60],
    ['POST', '/api/two-factor/send-email-login', 5, '10m', 600],
  ])('let %s %s through %i times in %s, spread over it', async (method, path, most, period, seconds) => {
    for (let sent = 0; sent < most; sent += 5) {
      expect(await refused(byPath, method, path, 5)).toBe(0);
      now += 2_000;
    }
    const { headers, body } = await ask(`${byPath.url}${path}`, { method });
    expect(body.message).toBe(`Slow down! Too many requests. Try again in ${period}.`);
    expect(headers.get('retry-after')).toBe(String(seconds - (most / 5) * 2));
  });

  it('count each path by itself, or all together', async () => {
    for (const path of ['/api/a', '/api/b', '/api/c'])
      expect(await refused(byPath, 'POST', path, 4), path).toBe(0);
    await refused(inTotal, 'POST', '/api/a', 4);
    expect(await refused(inTotal, 'POST', '/api/b', 4)).toBe(3);
    expect(await refused(inTotal, 'PUT', '/api/b', 4)).toBe(0);
  });

  it('end with the window that began with the first request', async () => {
    await refused(byPath, 'GET', '/api/config', 200);
    now += 60_000;
    expect(await refused(byPath, 'GET', '/api/config', 1)).toBe(1);
    now += 1;
    expect(await refused(byPath, 'GET', '/api/config', 200)).toBe(0);
  });

  it('are off unless asked for, and as new after a reset', async () => {
    await refused(byPath, 'POST', '/api/a', 6);
    byPath.reset();
    expect(byPath.refusals()).toBe(0);
    expect(await refused(byPath, 'POST', '/api/a', 5)).toBe(0);
    const off = await startServer({ events: 0 });
    expect(await refused(off, 'POST', '/api/a', 100)).toBe(0);
    await off.close();
  });
});
