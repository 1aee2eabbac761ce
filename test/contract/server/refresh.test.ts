import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { askToken, getWith, passwordForm, refresh, signIn } from './asking.ts';

const ADMIN = 'kim@northwind.example';
const DAY = 86_400_000;
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

describe('a refresh', () => {
  it('gives the same refresh token back with a new access token, and needs no version', async () => {
    const { refresh_token } = await signIn(server, ADMIN);
    const { status, body } = await refresh(server, refresh_token);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual([
      'access_token',
      'expires_in',
      'refresh_token',
      'scope',
      'token_type',
    ]);
    expect(body.refresh_token).toBe(refresh_token);
    expect((await getWith(server, body.access_token)('/accounts/profile')).status).toBe(200);
  });

  it('is refused for an unknown token, another client’s, or after the security stamp changed', async () => {
    const { refresh_token, access_token } = await signIn(server, ADMIN);
    const refused = [400, { error: 'invalid_grant' }];
    for (const { status, body } of [
      await refresh(server, 'ABC-1'),
      await refresh(server, refresh_token, 'web'),
    ]) {
      expect([status, body]).toEqual(refused);
    }
    const account = server.state.accountByEmail(ADMIN);
    if (account) account.securityStamp = 'another';
    const { status, body } = await refresh(server, refresh_token);
    expect([status, body]).toEqual(refused);
    expect((await getWith(server, access_token)('/accounts/profile')).status).toBe(200);
  });

  it('is needed after an hour, and possible for thirty days since the last one', async () => {
    const { access_token, refresh_token } = await signIn(server, ADMIN);
    const start = Date.now();
    const later = (milliseconds: number) => vi.setSystemTime(start + milliseconds);
    vi.useFakeTimers({ toFake: ['Date'] });
    const profile = () => getWith(server, access_token)('/accounts/profile');
    later(3_598_000);
    expect((await profile()).status).toBe(200);
    later(3_601_000);
    expect((await profile()).status).toBe(401);
    later(29 * DAY);
    expect((await refresh(server, refresh_token)).status).toBe(200);
    later(58 * DAY);
    expect((await refresh(server, refresh_token)).status).toBe(200);
    later(89 * DAY);
    expect((await refresh(server, refresh_token)).status).toBe(400);
  });

  it('is what makes a confirmation count: until then the claims are those of the sign-in', async () => {
    const { access_token, refresh_token } = await signIn(server, 'leo@northwind.example');
    const [northwind] = server.state.providers();
    const path = `/providers/${northwind?.id}/organizations`;
    server.confirm('leo@northwind.example');
    const stale = getWith(server, access_token);
    expect((await stale('/sync')).body.profile.providers).toHaveLength(1);
    expect((await stale(path)).status).toBe(403);
    const { body } = await refresh(server, refresh_token);
    expect((await getWith(server, body.access_token)(path)).status).toBe(200);
    expect(server.eventCounts()['1801']).toBe(1);
  });

  it('of an account without a user key is for the web vault of old alone', async () => {
    const form = await passwordForm(server, 'legacy@northwind.example');
    const { status, body } = await askToken(server, { ...form, client_id: 'web' });
    expect(status).toBe(200);
    const again = (version: string) =>
      askToken(
        server,
        { grant_type: 'refresh_token', client_id: 'web', refresh_token: body.refresh_token },
        { 'bitwarden-client-version': version },
      );
    expect((await again('2025.5.9')).status).toBe(200);
    expect((await again('2025.6.0')).status).toBe(400);
  });
});
