import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { ask, askAgain, hashOf, passwordForm, postJson } from './asking.ts';

const EMAIL = 'device@northwind.example';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const attempt = (fields: Record<string, string> = {}) => askAgain(server, EMAIL, fields);
const refusal = (description: string, message: string) => ({
  status: 400,
  body: {
    error: 'device_error',
    error_description: description,
    ErrorModel: { Message: message, Object: 'error' },
  },
});
const REQUIRED = refusal('New device verification required', 'new device verification required');
const WRONG_CODE = refusal('Invalid New Device OTP', 'invalid new device otp');

describe('a new device', () => {
  it('is refused, and the refusal itself mails eight digits', async () => {
    expect(await attempt()).toMatchObject(REQUIRED);
    expect(server.mailedCode(EMAIL)).toMatch(/^\d{8}$/);
  });

  it('is let in with the code, and known from then on', async () => {
    await attempt();
    expect((await attempt({ newDeviceOtp: server.mailedCode(EMAIL) })).status).toBe(200);
    expect((await attempt()).status).toBe(200);
  });

  it('is told of a wrong code without another mail', async () => {
    await attempt();
    const code = server.mailedCode(EMAIL);
    expect(await attempt({ newDeviceOtp: '1' })).toMatchObject(WRONG_CODE);
    expect(server.mailedCode(EMAIL)).toBe(code);
    expect((await attempt({ newDeviceOtp: code })).status).toBe(200);
  });

  it('gets another code when it asks, which ends the first', async () => {
    await attempt();
    const first = server.mailedCode(EMAIL);
    const masterPasswordHash = await hashOf(server, EMAIL);
    const resend = (hash: string) =>
      postJson(server, '/accounts/resend-new-device-otp', { email: EMAIL, masterPasswordHash: hash });
    expect((await resend('bm90IGl0')).status).toBe(200);
    expect(server.mailedCode(EMAIL)).toBe(first);
    expect(await resend(masterPasswordHash)).toMatchObject({ status: 200, body: '' });
    expect(await attempt({ newDeviceOtp: first })).toMatchObject(WRONG_CODE);
    expect((await attempt({ newDeviceOtp: server.mailedCode(EMAIL) })).status).toBe(200);
  });

  it.each<[string, () => void]>([
    ['whose account is a few hours old', () => change({ createdAt: Date.now() - 3_600_000 })],
    ['that is the first of its account', () => change({ knownDevices: new Set() })],
    ['where devices are not verified', () => change({ verifiesDevices: false })],
  ])('%s is let in', async (_, prepare) => {
    prepare();
    expect((await attempt()).status).toBe(200);
  });

  it('that took a second step is let in', async () => {
    change({ twoStep: { email: EMAIL } });
    await postJson(server, '/two-factor/send-email-login', {
      email: EMAIL,
      masterPasswordHash: await hashOf(server, EMAIL),
    });
    const step = { twoFactorProvider: '1', twoFactorToken: server.mailedCode(EMAIL) };
    expect((await attempt(step)).status).toBe(200);
  });

  const change = (fields: object) => Object.assign(server.state.accountByEmail(EMAIL) ?? {}, fields);
});

describe('whether a device is known', () => {
  const known = (email: string, device: string) =>
    ask(`${server.url}/api/devices/knowndevice`, {
      headers: { 'x-request-email': Buffer.from(email).toString('base64url'), 'x-device-identifier': device },
    });

  it('is answered without a token, with a bare truth value', async () => {
    const { deviceIdentifier = '' } = await passwordForm(server, EMAIL);
    expect(await known(EMAIL, deviceIdentifier)).toMatchObject({ status: 200, body: false });
    await attempt();
    await attempt({ newDeviceOtp: server.mailedCode(EMAIL) });
    expect(await known(EMAIL, deviceIdentifier)).toMatchObject({ status: 200, body: true });
    expect(await known('nobody@nowhere.example', deviceIdentifier)).toMatchObject({
      status: 200,
      body: false,
    });
  });

  it('needs both headers', async () => {
    expect((await ask(`${server.url}/api/devices/knowndevice`)).status).toBe(400);
  });
});
