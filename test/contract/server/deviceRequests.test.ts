import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../../utils/crypto/encString.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, askAgain, passwordForm, postJson, signIn } from './asking.ts';

const EMAIL = 'kim@northwind.example';
const ACCESS_CODE = 'abcdefghijklmnopqrstuvwxy';
const MINUTE = 60_000;
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let server: RunningServer;
let device: string;
beforeAll(async () => {
  server = await startServer({ events: 10 });
  device = (await passwordForm(server, EMAIL)).deviceIdentifier ?? '';
});
beforeEach(() => server.reset());
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

const request = (fields: object = {}, headers: Record<string, string> = { 'device-type': '2' }) =>
  postJson(
    server,
    '/auth-requests',
    {
      email: EMAIL,
      publicKey: publicKey.toString('base64'),
      deviceIdentifier: device,
      accessCode: ACCESS_CODE,
      type: 0,
      ...fields,
    },
    headers,
  );
const poll = (id: string, code = ACCESS_CODE) =>
  ask(`${server.url}/api/auth-requests/${id}/response?code=${code}`);
const signInWith = (id: string, fields: Record<string, string> = {}) =>
  askAgain(server, EMAIL, { password: ACCESS_CODE, authRequest: id, ...fields });
const WRONG = { status: 400, body: { error_description: 'invalid_username_or_password' } };

/** A request of a device that signed in before. */
async function waiting(): Promise<string> {
  await signIn(server, EMAIL);
  return (await request()).body.id;
}

describe('a device request', () => {
  it('is answered with what another device shows, and waits', async () => {
    await signIn(server, EMAIL);
    const { status, body } = await request();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      publicKey: publicKey.toString('base64'),
      requestDeviceType: 'ChromeExtension',
      key: null,
      masterPasswordHash: null,
      responseDate: null,
      requestApproved: false,
      origin: server.url,
    });
    expect(JSON.stringify(body)).not.toContain(ACCESS_CODE);
    expect((await poll(body.id)).body).toEqual(body);
    expect(await signInWith(body.id)).toMatchObject(WRONG);
  });

  it('once approved brings the user key under its public key, and signs in once', async () => {
    const id = await waiting();
    await server.answerDeviceRequest(EMAIL, true);
    const { body } = await poll(id);
    expect(body).toMatchObject({ requestApproved: true, responseDate: expect.any(String) });
    const userKey = privateDecrypt(
      { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      Buffer.from(body.key.slice(2), 'base64'),
    );
    const signedIn = await signInWith(id);
    expect(signedIn.status).toBe(200);
    const opened = await importSymmetricKey(new Uint8Array(userKey));
    await expect(open('privateKey', signedIn.body.PrivateKey, opened)).resolves.toBeInstanceOf(Uint8Array);
    expect(await signInWith(id)).toMatchObject(WRONG);
  });

  it('that was denied says so and signs nobody in', async () => {
    const id = await waiting();
    await server.answerDeviceRequest(EMAIL, false);
    expect((await poll(id)).body).toMatchObject({
      requestApproved: false,
      responseDate: expect.any(String),
      key: null,
    });
    expect(await signInWith(id)).toMatchObject(WRONG);
  });

  it('is over after fifteen minutes', async () => {
    const id = await waiting();
    await server.answerDeviceRequest(EMAIL, true);
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(now + 15 * MINUTE);
    expect((await poll(id)).status).toBe(404);
    expect(await signInWith(id)).toMatchObject(WRONG);
  });

  it('is for the holder of the access code and for its account alone', async () => {
    const id = await waiting();
    await server.answerDeviceRequest(EMAIL, true);
    expect((await poll(id, 'another')).status).toBe(404);
    expect((await poll('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect(await signInWith(id, { password: 'another' })).toMatchObject(WRONG);
    expect(await signInWith(id, { username: 'ada@northwind.example' })).toMatchObject(WRONG);
  });

  it('is for known devices: others can neither ask nor use the answer', async () => {
    const refused = { status: 400, body: { message: 'User or known device not found.' } };
    expect(await request()).toMatchObject(refused);
    expect(await request({ email: 'nobody@nowhere.example' })).toMatchObject(refused);
    const id = await waiting();
    await server.answerDeviceRequest(EMAIL, true);
    const other = { deviceIdentifier: '00000000-1111-4222-8333-444455556666' };
    expect(await signInWith(id, other)).toMatchObject({
      status: 400,
      body: {
        error: 'device_error',
        error_description: 'Auth requests are not supported on unknown devices',
        ErrorModel: { Message: 'auth request flow unsupported on unknown device', Object: 'error' },
      },
    });
    expect((await signInWith(id)).status).toBe(200);
  });

  it.each([
    ['a device type', {}, {}, 'Device type not provided.'],
    [
      'an allowed kind',
      { type: 2 },
      undefined,
      'You must be authenticated to create a request of that type.',
    ],
  ])('without %s is refused', async (_, fields, headers, message) => {
    await signIn(server, EMAIL);
    expect(await request(fields, headers)).toMatchObject({ status: 400, body: { message } });
  });

  it('does not stand in for the second step, whose code may be mailed for it', async () => {
    const email = 'elin@northwind.example';
    server.state.accountByEmail(email)?.knownDevices.add(device);
    const { id } = (await request({ email })).body;
    await server.answerDeviceRequest(email, true);
    const form = { password: ACCESS_CODE, authRequest: id };
    const first = await askAgain(server, email, form);
    expect(first.body.error_description).toBe('Two factor required.');
    const mail = { email, authRequestId: id, authRequestAccessCode: ACCESS_CODE };
    expect((await postJson(server, '/two-factor/send-email-login', mail)).status).toBe(200);
    const step = { twoFactorProvider: '1', twoFactorToken: server.mailedCode(email) };
    expect((await askAgain(server, email, { ...form, ...step })).status).toBe(200);
  });

  it('cannot be answered when nobody asked', async () => {
    await expect(server.answerDeviceRequest(EMAIL, true)).rejects.toThrow('waits to be let in');
  });
});
