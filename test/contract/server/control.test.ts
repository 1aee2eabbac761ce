import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalServer, startLocalServer } from '../../e2e/harness/server.ts';
import vectors from '../../vectors/vectors.json' with { type: 'json' };
import { ask, askAgain, askPrelogin, getWith, passwordForm, postJson, refresh, signIn } from './asking.ts';

const ADMIN = 'kim@northwind.example';
const STAFF = 'ada@northwind.example';

/** The server as end-to-end tests hold it: in a process of its own, told what to do by messages. */
let server: LocalServer;
beforeAll(async () => {
  server = await startLocalServer({ clients: 3, events: 10 });
});
beforeEach(() => server.reset());
afterAll(() => server.stop());

const profileOf = async (email: string, password?: string) =>
  (await getWith(server, (await signIn(server, email, password)).access_token)('/accounts/profile')).body;
const isOver = async (token: { refresh_token: string }) =>
  (await refresh(server, token.refresh_token)).status === 400;

describe('a control message', () => {
  it.each([
    ['arrived', 'before it takes effect', 'No mail was sent'],
    ['answered', 'when only its answer is missing', null],
  ] as const)('holds one request that has %s: %s', async (moment, _, refusal) => {
    const email = 'device@northwind.example';
    await server.holdNext('/identity/connect', moment);
    let isAnswered = false;
    const asking = askAgain(server, email, {}).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await server.held();
    if (refusal) await expect(server.mailedCode(email)).rejects.toThrow(refusal);
    else expect(await server.mailedCode(email)).toMatch(/^\d+$/);
    // the next of that path is not held
    expect((await askAgain(server, ADMIN, {})).status).toBe(200);
    expect(isAnswered).toBe(false);
    await server.release();
    expect((await asking).status).toBe(400);
    expect(await server.mailedCode(email)).toMatch(/^\d+$/);
  });

  it('holds nothing without a path', async () => {
    await expect(server.held()).rejects.toThrow('No request is to be held');
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      'an authenticator code',
      'sven@northwind.example',
      () => server.authenticatorCode('sven@northwind.example'),
    ],
    ['a YubiKey', 'yuki@northwind.example', () => server.yubiKeyCode('yuki@northwind.example')],
    ['a recovery code', 'wanda@northwind.example', () => server.recoveryCode('wanda@northwind.example')],
  ])('reads %s', async (_, email, read) => {
    const number = { sven: '0', yuki: '3', wanda: '8' }[email.split('@')[0] ?? ''] ?? '';
    const step = { twoFactorProvider: number, twoFactorToken: await read() };
    expect((await askAgain(server, email, step)).status).toBe(200);
  });

  it('reads a mailed code', async () => {
    const email = 'device@northwind.example';
    await expect(server.mailedCode(email)).rejects.toThrow('No mail was sent');
    await askAgain(server, email, {});
    expect((await askAgain(server, email, { newDeviceOtp: await server.mailedCode(email) })).status).toBe(
      200,
    );
  });

  it('compares and answers a device request', async () => {
    await signIn(server, ADMIN);
    const { deviceIdentifier } = await passwordForm(server, ADMIN);
    const publicKey = vectors.rsa.publicKeySpki;
    const request = { email: ADMIN, publicKey, deviceIdentifier, accessCode: 'code', type: 0 };
    const { id } = (await postJson(server, '/auth-requests', request, { 'device-type': '2' })).body;
    expect(await server.deviceFingerprint(ADMIN)).toMatch(/^[a-z-]+$/);
    await server.answerDeviceRequest(ADMIN, true);
    const { body } = await ask(`${server.url}/api/auth-requests/${id}/response?code=code`);
    expect([body.requestApproved, body.key.slice(0, 2)]).toEqual([true, '4.']);
  });

  it.each<[string, () => Promise<void>]>([
    ['changes the password', () => server.changePassword(ADMIN, 'another passphrase')],
    [
      'changes the KDF',
      () => server.changeKdf(ADMIN, { kdfType: 0, iterations: 610_000, memory: null, parallelism: null }),
    ],
    ['rotates the user key', () => server.rotateUserKey(ADMIN)],
    ['deauthorises sessions', () => server.deauthorise(ADMIN)],
  ])('%s, and so ends sessions', async (_, change) => {
    const token = await signIn(server, ADMIN);
    await change();
    expect(await isOver(token)).toBe(true);
  });

  it('changes the address and leaves the session', async () => {
    const token = await signIn(server, ADMIN);
    await server.changeEmail(ADMIN, 'kim.larsen@northwind.example');
    expect(await isOver(token)).toBe(false);
    expect((await askPrelogin(server, 'kim.larsen@northwind.example')).body.salt).toBe(ADMIN);
  });

  it('changes and ends memberships, and confirms', async () => {
    await server.changeRole(STAFF, 'providerAdmin');
    expect((await profileOf(STAFF)).providers[0].type).toBe(0);
    await server.removePerson('mia@northwind.example', 'Harbour IT Partners');
    expect((await profileOf('mia@northwind.example')).providers).toHaveLength(1);
    await server.confirm('leo@northwind.example');
    expect((await profileOf('leo@northwind.example')).providers).toHaveLength(1);
    expect(await server.eventCounts()).toMatchObject({ '1801': 1, '1802': 1, '1803': 1 });
  });

  it('saves a policy', async () => {
    await server.setPolicy('pia@northwind.example', 1, true, { minLength: 40, requireNumbers: true });
    expect((await signIn(server, 'pia@northwind.example')).MasterPasswordPolicy).toEqual({
      MinLength: 40,
      RequireNumbers: true,
      Object: 'masterPasswordPolicy',
    });
  });
});
