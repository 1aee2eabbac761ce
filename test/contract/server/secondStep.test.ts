import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, askAgain, askToken, getWith, hashOf, passwordForm, postJson } from './asking.ts';

const person = (name: string) => `${name}@northwind.example`;
const [APP, MAIL, KEY, MANY, PASSKEY, DUO] = ['sven', 'elin', 'yuki', 'many', 'wanda', 'dua'].map(person) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const MINUTE = 60_000;
const WRONG = { ErrorModel: { Message: 'Two-step token is invalid. Try again.', Object: 'error' } };

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

const challenge = (email: string) => askAgain(server, email, {});
const step = (email: string, provider: number | string, token: string, more: Record<string, string> = {}) =>
  askAgain(server, email, { twoFactorProvider: String(provider), twoFactorToken: token, ...more });

async function sendCode(email: string, more: Record<string, string> = {}) {
  const masterPasswordHash = await hashOf(server, email);
  return postJson(server, '/two-factor/send-email-login', { email, masterPasswordHash, ...more });
}

/** Lets the clock of the server run without waiting. */
function later(milliseconds: number) {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(now + milliseconds);
}

describe('the challenge', () => {
  it.each([
    [APP, { '0': null }],
    [MAIL, { '1': { Email: 'e***@northwind.example' } }],
    [KEY, { '3': { Nfc: true } }],
  ])('for %s names the method and what a client must know of it', async (email, methods) => {
    const { status, body } = await challenge(email);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_description: 'Two factor required.',
      TwoFactorProviders: Object.keys(methods),
      TwoFactorProviders2: methods,
      MasterPasswordPolicy: { Object: 'masterPasswordPolicy' },
    });
    expect(body).not.toHaveProperty('access_token');
  });

  it('lists every method of an account that has several', async () => {
    const { body } = await challenge(MANY);
    expect(body.TwoFactorProviders).toEqual(['0', '1', '3', '7']);
    expect(body.TwoFactorProviders2['7']).toMatchObject({
      rpId: '127.0.0.1',
      allowCredentials: [{ type: 'public-key' }],
      userVerification: 'discouraged',
    });
  });

  it('names the address only where codes are mailed', async () => {
    expect((await challenge(MAIL)).body).toMatchObject({ Email: MAIL });
    const { body } = await challenge(APP);
    expect(Object.keys(body)).not.toContain('Email');
    expect(Object.keys(body)).not.toContain('SsoEmail2faSessionToken');
  });

  it('is given again for a token without a method, and for an unknown method', async () => {
    for (const provider of ['', '99', 'telepathy']) {
      const { body } = await step(APP, provider, '123456');
      expect(body.error_description).toBe('Two factor required.');
    }
  });

  it('comes after the password: a wrong one learns nothing', async () => {
    const { body } = await askAgain(server, MANY, { password: 'bm90IGl0' });
    expect(Object.keys(body)).not.toContain('TwoFactorProviders2');
  });
});

describe('an authenticator code', () => {
  it('is taken once', async () => {
    const code = server.authenticatorCode(APP);
    expect((await step(APP, 0, code)).status).toBe(200);
    expect(await step(APP, 'Authenticator', code)).toMatchObject({ status: 400, body: WRONG });
    expect(server.eventCounts()).toMatchObject({ '1000': 2, '1006': 2 });
    expect((await step(APP, 0, server.authenticatorCode(APP))).status).toBe(200);
  });

  it('of another method is wrong', async () => {
    expect(await step(KEY, 0, server.authenticatorCode(APP))).toMatchObject({ status: 400, body: WRONG });
  });
});

describe('a mailed code', () => {
  it('is sent on demand only, and taken once', async () => {
    await challenge(MAIL);
    expect(() => server.mailedCode(MAIL)).toThrow('No mail was sent');
    expect(await sendCode(MAIL)).toMatchObject({ status: 200, body: '' });
    const code = server.mailedCode(MAIL);
    expect(code).toMatch(/^\d{6}$/);
    expect((await step(MAIL, 1, code)).status).toBe(200);
    expect(await step(MAIL, 1, code)).toMatchObject({ status: 400, body: WRONG });
  });

  it('is worthless after another challenge', async () => {
    await challenge(MAIL);
    await sendCode(MAIL);
    const code = server.mailedCode(MAIL);
    await challenge(MAIL);
    expect(await step(MAIL, 1, code)).toMatchObject({ status: 400, body: WRONG });
  });

  it('is replaced by the one sent after it', async () => {
    await sendCode(MAIL);
    const first = server.mailedCode(MAIL);
    await sendCode(MAIL);
    expect((await step(MAIL, 1, first)).status).toBe(400);
    expect((await step(MAIL, 1, server.mailedCode(MAIL))).status).toBe(200);
  });

  it('lives five minutes', async () => {
    const form = await passwordForm(server, MAIL);
    await sendCode(MAIL);
    const code = { twoFactorProvider: '1', twoFactorToken: server.mailedCode(MAIL) };
    later(5 * MINUTE + 1);
    expect(await askToken(server, { ...form, ...code })).toMatchObject({ status: 400, body: WRONG });
  });

  it('is sent for the token of the challenge in place of the hash, for two minutes', async () => {
    const token = (await challenge(MAIL)).body.SsoEmail2faSessionToken;
    const ask_ = () =>
      postJson(server, '/two-factor/send-email-login', { email: MAIL, ssoEmail2FaSessionToken: token });
    expect((await ask_()).status).toBe(200);
    later(2 * MINUTE + 1);
    expect(await ask_()).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('a valid, non-expired SSO Email 2FA Session token') },
    });
  });

  it('is not sent for a wrong hash, to others, or where codes are not mailed', async () => {
    const refused = { status: 400, body: { message: 'Cannot send two-factor email.' } };
    expect(await sendCode(MAIL, { masterPasswordHash: 'bm90IGl0' })).toMatchObject(refused);
    expect(await sendCode(APP)).toMatchObject(refused);
    const unknown = { email: 'nobody@nowhere.example', masterPasswordHash: 'bm90IGl0' };
    expect(await postJson(server, '/two-factor/send-email-login', unknown)).toMatchObject(refused);
    expect(() => server.mailedCode(MAIL)).toThrow('No mail was sent');
  });
});

describe('a YubiKey', () => {
  it('types a password that counts once, and ends those typed before it', async () => {
    const [first, second] = [server.yubiKeyCode(KEY), server.yubiKeyCode(KEY)];
    expect(second).toMatch(/^ccccccclnkvt[cbdefghijklnrtuv]{32}$/);
    expect((await step(KEY, 3, second)).status).toBe(200);
    for (const typed of [first, second]) {
      expect(await step(KEY, 'YubiKey', typed)).toMatchObject({ status: 400, body: WRONG });
    }
  });

  it.each([
    ['of another key', (typed: string) => typed.replace('ccccccc', 'vvvvvvv')],
    ['with a letter changed', (typed: string) => typed.slice(0, -1) + (typed.endsWith('c') ? 'b' : 'c')],
    ['cut short', (typed: string) => typed.slice(0, 31)],
    ['in another alphabet', (typed: string) => typed.replace('c', 'a')],
  ])('is refused %s', async (_, change) => {
    expect(await step(KEY, 3, change(server.yubiKeyCode(KEY)))).toMatchObject({ status: 400, body: WRONG });
  });
});

describe('Duo', () => {
  const follow = (url: string) => ask(url, { headers: { 'bitwarden-client-name': 'browser' } });
  async function approved() {
    const form = await passwordForm(server, DUO);
    const { body } = await askToken(server, form, {
      'bitwarden-client-version': '2026.8.0',
      'bitwarden-client-name': 'browser',
    });
    const { AuthUrl, Host } = body.TwoFactorProviders2['2'];
    expect(Host).toMatch(/^api-.*\.duosecurity\.com$/);
    const { status, headers } = await follow(AuthUrl);
    expect(status).toBe(302);
    return new URL(headers.get('location') ?? '', server.url);
  }

  it('hands code and state to a page of the web vault’s origin, and takes them once', async () => {
    const page = await approved();
    expect(page.origin + page.pathname).toBe(`${server.url}/duo-redirect-connector.html`);
    expect(page.searchParams.get('client')).toBe('browser');
    const [code, state] = [page.searchParams.get('code'), page.searchParams.get('state')];
    expect((await follow(page.href)).body).toContain('duo-redirect-connector.js');
    expect((await step(DUO, 2, `${code}|${state}`)).status).toBe(200);
    expect(await step(DUO, 2, `${code}|${state}`)).toMatchObject({ status: 400, body: WRONG });
  });

  it('refuses a state nobody began, and a code that was not given', async () => {
    expect((await follow(`${server.url}/duo/frame?state=made-up`)).status).toBe(404);
    const state = (await approved()).searchParams.get('state');
    expect(await step(DUO, 2, `made-up|${state}`)).toMatchObject({ status: 400, body: WRONG });
    expect(await step(DUO, 2, `|${state}`)).toMatchObject({ status: 400, body: WRONG });
  });
});

describe('a passkey', () => {
  it('is offered, and its assertion is never right', async () => {
    expect((await challenge(PASSKEY)).body.TwoFactorProviders).toEqual(['7']);
    const assertion = JSON.stringify({ id: 'x', rawId: 'x', type: 'public-key', response: {} });
    expect(await step(PASSKEY, 7, assertion)).toMatchObject({ status: 400, body: WRONG });
  });
});

describe('a recovery code', () => {
  it('removes every method, makes a new code and leaves the stamp', async () => {
    const [code, stamp] = [server.recoveryCode(MANY), server.state.accountByEmail(MANY)?.securityStamp];
    const typed = ` ${code.toUpperCase().replace(/(.{4})/g, '$1 ')}`;
    const { status, body } = await step(MANY, 8, typed);
    expect(status).toBe(200);
    expect(server.eventCounts()).toMatchObject({ '1004': 2, '1000': 2 });
    expect(server.recoveryCode(MANY)).not.toBe(code);
    expect((await challenge(MANY)).status).toBe(200);
    const profile = (await getWith(server, body.access_token)('/accounts/profile')).body;
    expect([profile.twoFactorEnabled, profile.securityStamp]).toEqual([false, stamp]);
  });

  it('that is wrong changes nothing', async () => {
    expect(await step(MANY, 8, 'not the code')).toMatchObject({ status: 400, body: WRONG });
    expect((await challenge(MANY)).body.TwoFactorProviders).toHaveLength(4);
  });

  it('comes before single sign-on, which is then required', async () => {
    const account = server.state.accountByEmail(APP);
    if (account) account.ssoIdentifier = 'northwind';
    expect((await challenge(APP)).body.SsoOrganizationIdentifier).toBe('northwind');
    const { body } = await step(APP, 8, server.recoveryCode(APP));
    expect(body.ErrorModel.Message).toBe(
      'Two-factor recovery has been performed. SSO authentication is required.',
    );
  });
});

describe('a remembered device', () => {
  const remembered = async () =>
    (await step(APP, 0, server.authenticatorCode(APP), { twoFactorRemember: '1' })).body.TwoFactorToken;

  it('is not asked again', async () => {
    const token = await remembered();
    const again = await step(APP, 5, token, { twoFactorRemember: '0' });
    expect(again.status).toBe(200);
    expect(again.body).not.toHaveProperty('TwoFactorToken');
  });

  it('is one that asked to be', async () => {
    const { body } = await step(APP, 0, server.authenticatorCode(APP), { twoFactorRemember: '0' });
    expect(body).not.toHaveProperty('TwoFactorToken');
  });

  it.each<[string, (token: string) => Promise<string> | string, Record<string, string>]>([
    ['on another device', (token) => token, { deviceIdentifier: '00000000-1111-4222-8333-444455556666' }],
    ['with a changed token', (token) => `A${token.slice(1)}`, {}],
    ['with a made-up token', () => 'remember me', {}],
    [
      'after the stamp changed',
      (token) => {
        const account = server.state.accountByEmail(APP);
        if (account) account.securityStamp = 'another';
        return token;
      },
      {},
    ],
  ])('is asked again %s', async (_, change, more) => {
    const token = await change(await remembered());
    expect((await step(APP, 5, token, more)).body.error_description).toBe('Two factor required.');
  });

  it('is asked again after thirty days', async () => {
    const form = {
      ...(await passwordForm(server, APP)),
      twoFactorProvider: '5',
      twoFactorToken: await remembered(),
    };
    later(30 * 24 * 60 * MINUTE - 1_000);
    expect((await askToken(server, form)).status).toBe(200);
    later(2_000);
    expect((await askToken(server, form)).body.error_description).toBe('Two factor required.');
  });
});
