import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, askToken, passwordForm, VERSION } from './asking.ts';

const ADMIN = 'kim@northwind.example';
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());

afterAll(() => server.close());

describe('a refused sign-in', () => {
  const without = (name: string) => ({ [name]: undefined });
  type Change = Record<string, string | undefined>;

  it.each<[string, string, Change, string, string, string | undefined]>([
    [
      'a wrong password',
      ADMIN,
      { password: 'bm90IGl0' },
      'invalid_grant',
      'invalid_username_or_password',
      'Username or password is incorrect. Try again.',
    ],
    [
      'an unknown address',
      ADMIN,
      { username: 'nobody@nowhere.example' },
      'invalid_grant',
      'invalid_username_or_password',
      'Username or password is incorrect. Try again.',
    ],
    [
      'a missing device',
      ADMIN,
      without('deviceIdentifier'),
      'device_error',
      'No device information provided',
      'no device information provided',
    ],
    [
      'an unreadable device type',
      ADMIN,
      { deviceType: 'toaster' },
      'device_error',
      'No device information provided',
      'no device information provided',
    ],
    [
      'enforced single sign-on',
      'sso@northwind.example',
      {},
      'invalid_grant',
      'Sso authentication is required.',
      'Sso authentication is required.',
    ],
    [
      'an account without a user key',
      'legacy@northwind.example',
      {},
      'invalid_grant',
      'invalid_username_or_password',
      'Legacy encryption without a userkey is no longer supported. To recover your account, please contact support',
    ],
  ])('says why: %s', async (_, email, change, error, description, message) => {
    const { status, body } = await askToken(server, await formWith(email, change));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error,
      error_description: description,
      ErrorModel: { Message: message, Object: 'error' },
    });
  });

  it.each<[string, Change, string]>([
    ['an unknown client', { client_id: 'switchboard' }, 'invalid_client'],
    ['another grant', { grant_type: 'webauthn' }, 'unsupported_grant_type'],
    ['no grant', without('grant_type'), 'invalid_request'],
    ['another scope', { scope: 'api everything' }, 'invalid_scope'],
    ['no password', without('password'), 'invalid_grant'],
  ])('carries no message for %s', async (_, change, error) => {
    const { status, body } = await askToken(server, await formWith(ADMIN, change));
    expect(status).toBe(400);
    expect(body).toEqual({ error });
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['absent', {}, ADMIN, 'version_header_missing'],
    ['not numeric', { 'bitwarden-client-version': '2026.8.0-beta' }, ADMIN, 'version_header_missing'],
    [
      'too old for the account',
      { 'bitwarden-client-version': '2025.10.9' },
      'fern@northwind.example',
      'invalid_client_version',
    ],
  ])('names the version header when it is %s', async (_, headers, email, error) => {
    const { status, body } = await askToken(server, await passwordForm(server, email), headers);
    expect(status).toBe(400);
    expect(body.error).toBe(error);
    expect(body.ErrorModel.Message).toBe(body.error_description);
  });

  it('tells the organization that enforces single sign-on', async () => {
    const { body } = await askToken(server, await passwordForm(server, 'sso@northwind.example'));
    expect(body.SsoOrganizationIdentifier).toBe('northwind');
  });

  it('is not read at all unless it is a form', async () => {
    const form = await passwordForm(server, ADMIN);
    const { status, body } = await ask(`${server.url}/identity/connect/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'bitwarden-client-version': VERSION },
      body: JSON.stringify(form),
    });
    expect([status, body]).toEqual([400, { error: 'invalid_request' }]);
  });

  it('is written to the person’s and the provider’s log', async () => {
    await askToken(server, await formWith(ADMIN, { password: 'bm90IGl0' }));
    expect(server.eventCounts()).toEqual({ '1005': 2 });
  });

  async function formWith(email: string, change: Change): Promise<Record<string, string>> {
    const fields = Object.entries({ ...(await passwordForm(server, email)), ...change });
    return Object.fromEntries(
      fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  }
});
