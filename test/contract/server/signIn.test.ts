import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authenticatorCode } from '../../server/identity/authenticator.ts';
import { DEMO_AUTHENTICATOR_SECRET, DEMO_DEVICE_CODE } from '../../server/seed/cast.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, askPrelogin, askToken, claimsOf, getWith, passwordForm, signIn, VERSION } from './asking.ts';

const ADMIN = 'kim@northwind.example';
const TWO_STEP = 'sven@northwind.example';
const DAY = 86_400_000;
const NEW_DEVICE = 'device@northwind.example';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

describe('prelogin', () => {
  it.each(['/prelogin', '/prelogin/password'])('names KDF and salt of an account at %s', async (path) => {
    const { status, body } = await askPrelogin(server, ' Ada@Northwind.example ', path);
    expect(status).toBe(200);
    expect(body).toEqual({
      kdf: 1,
      kdfIterations: 3,
      kdfMemory: 64,
      kdfParallelism: 4,
      kdfSettings: { kdfType: 1, iterations: 3, memory: 64, parallelism: 4 },
      salt: 'ada@northwind.example',
    });
  });

  it('names the older salt of an account that has one', async () => {
    const { body } = await askPrelogin(server, 'leo@northwind.example');
    expect(body.salt).toBe('leo.hartmann@oldmail.example');
  });

  it('answers for unknown addresses as for known ones, and the same each time', async () => {
    const emails = Array.from({ length: 40 }, (_, index) => `nobody${index}@nowhere.example`);
    const first = await Promise.all(emails.map((email) => askPrelogin(server, email)));
    const second = await Promise.all(emails.map((email) => askPrelogin(server, email)));
    expect(first.map(({ status }) => status)).toEqual(emails.map(() => 200));
    expect(first.map(({ body }) => body)).toEqual(second.map(({ body }) => body));
    expect(first.map(({ body }) => body.salt)).toEqual(emails);
    expect(new Set(first.map(({ body }) => `${body.kdf}/${body.kdfIterations}`)).size).toBeGreaterThan(3);
  });

  it('refuses what is no address with a validation error', async () => {
    const { status, body } = await askPrelogin(server, '');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      object: 'error',
      message: 'The model state is invalid.',
      validationErrors: { Email: ['The Email field is required.'] },
    });
  });
});

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
      'a wrong two-step code',
      TWO_STEP,
      { twoFactorToken: '000', twoFactorProvider: '0' },
      'invalid_grant',
      'invalid_username_or_password',
      'Two-step token is invalid. Try again.',
    ],
    [
      'a new device',
      NEW_DEVICE,
      {},
      'device_error',
      'New device verification required',
      'new device verification required',
    ],
    [
      'a wrong new-device code',
      NEW_DEVICE,
      { newDeviceOtp: '1' },
      'device_error',
      'Invalid New Device OTP',
      'invalid new device otp',
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

  it('asks for the second step and lists the ways', async () => {
    const { status, body } = await askToken(server, await passwordForm(server, TWO_STEP));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_description: 'Two factor required.',
      TwoFactorProviders: ['0'],
      TwoFactorProviders2: { '0': null },
    });
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

describe('a sign-in', () => {
  it('answers with tokens, keys and KDF', async () => {
    const body = await signIn(server, ADMIN);
    expect(body).toMatchObject({
      expires_in: 3_600,
      token_type: 'Bearer',
      scope: 'api offline_access',
      ForcePasswordReset: false,
      Kdf: 0,
      KdfIterations: 600_000,
      KdfMemory: null,
      UserDecryptionOptions: {
        HasMasterPassword: true,
        MasterPasswordUnlock: { Kdf: { KdfType: 0, Iterations: 600_000 }, Salt: ADMIN },
      },
    });
    expect(body.Key).toMatch(/^2\./);
    expect(body.PrivateKey).toBe(body.AccountKeys.publicKeyEncryptionKeyPair.wrappedPrivateKey);
    expect(body.AccountKeys.signatureKeyPair).toBeNull();
  });

  it('reads field names without regard to case', async () => {
    const form = await passwordForm(server, ADMIN);
    const shouting = Object.fromEntries(
      Object.entries(form).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect((await askToken(server, shouting)).status).toBe(200);
  });

  it('carries the roles of a person in two providers', async () => {
    const [northwind, harbour] = server.state.providers();
    const claims = claimsOf((await signIn(server, 'mia@northwind.example')).access_token);
    expect(claims).toMatchObject({
      iss: 'http://127.0.0.1',
      devicetype: 'ChromeExtension',
      amr: ['Application'],
      providerprovideradmin: harbour?.id,
      providerserviceuser: northwind?.id,
    });
  });

  it('says that the password must be changed first', async () => {
    expect((await signIn(server, 'reset@northwind.example')).ForcePasswordReset).toBe(true);
  });

  it('says that there is no master password to unlock with', async () => {
    const body = await signIn(server, 'keyless@northwind.example');
    expect(body).not.toHaveProperty('Key');
    expect(body.UserDecryptionOptions).toEqual({ HasMasterPassword: false, Object: 'userDecryptionOptions' });
  });

  it('shows an account of the newer encryption by its keys', async () => {
    const body = await signIn(server, 'fern@northwind.example');
    expect(body.PrivateKey).toMatch(/^7\./);
    expect(body.Key).toMatch(/^2\./);
    expect(body.AccountKeys.securityState.securityVersion).toBe(2);
    expect(body.AccountKeys.signatureKeyPair.wrappedSigningKey).toMatch(/^7\./);
  });

  it('takes an authenticator code once', async () => {
    const form = {
      ...(await passwordForm(server, TWO_STEP)),
      twoFactorProvider: '0',
      twoFactorToken: authenticatorCode(DEMO_AUTHENTICATOR_SECRET, Date.now()),
    };
    expect((await askToken(server, form)).status).toBe(200);
    expect((await askToken(server, form)).status).toBe(400);
    expect(server.eventCounts()).toMatchObject({ '1000': 2, '1006': 2 });
  });

  it('asks a device for its code only the first time', async () => {
    const form = await passwordForm(server, NEW_DEVICE);
    expect((await askToken(server, { ...form, newDeviceOtp: DEMO_DEVICE_CODE })).status).toBe(200);
    expect((await askToken(server, form)).status).toBe(200);
  });

  it('is written bare and once per provider of the person', async () => {
    await signIn(server, 'mia@northwind.example');
    expect(server.eventCounts()).toEqual({ '1000': 3 });
  });
});

describe('a refresh', () => {
  const refresh = (refresh_token: string, client_id = 'browser') =>
    askToken(server, { grant_type: 'refresh_token', client_id, refresh_token }, {});

  it('gives the same refresh token back with a new access token, and needs no version', async () => {
    const { refresh_token } = await signIn(server, ADMIN);
    const { status, body } = await refresh(refresh_token);
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
    for (const { status, body } of [await refresh('ABC-1'), await refresh(refresh_token, 'web')]) {
      expect([status, body]).toEqual(refused);
    }
    const account = server.state.accountByEmail(ADMIN);
    if (account) account.securityStamp = 'another';
    const { status, body } = await refresh(refresh_token);
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
    expect((await refresh(refresh_token)).status).toBe(200);
    later(58 * DAY);
    expect((await refresh(refresh_token)).status).toBe(200);
    later(89 * DAY);
    expect((await refresh(refresh_token)).status).toBe(400);
  });

  it('is what makes a confirmation count: until then the claims are those of the sign-in', async () => {
    const { access_token, refresh_token } = await signIn(server, 'leo@northwind.example');
    const [northwind] = server.state.providers();
    const path = `/providers/${northwind?.id}/organizations`;
    server.confirm('leo@northwind.example');
    const stale = getWith(server, access_token);
    expect((await stale('/sync')).body.profile.providers).toHaveLength(1);
    expect((await stale(path)).status).toBe(403);
    const { body } = await refresh(refresh_token);
    expect((await getWith(server, body.access_token)(path)).status).toBe(200);
    expect(server.eventCounts()['1801']).toBe(1);
  });
});
