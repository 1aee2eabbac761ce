import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import vectors from '../../vectors/vectors.json' with { type: 'json' };
import { ask, askAgain, passwordForm, postJson, signIn } from './asking.ts';

const EMAIL = 'kim@northwind.example';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const state = async () => (await ask(`${server.url}/elsewhere/state`)).body;
const press = (path: string, body: unknown = {}, origin = server.url) =>
  ask(`${server.url}/elsewhere/${path}`, {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify(body),
  });

async function askToBeLetIn(): Promise<string> {
  await signIn(server, EMAIL);
  const { deviceIdentifier } = await passwordForm(server, EMAIL);
  const publicKey = vectors.rsa.publicKeySpki;
  const request = { email: EMAIL, publicKey, deviceIdentifier, accessCode: 'a code', type: 0 };
  return (await postJson(server, '/auth-requests', request, { 'device-type': '2' })).body.id;
}
const poll = async (id: string) =>
  (await ask(`${server.url}/api/auth-requests/${id}/response?code=a+code`)).body;

describe('the page of other devices', () => {
  it('is a page under a strict policy', async () => {
    const { status, headers, body } = await ask(`${server.url}/elsewhere`);
    expect([status, headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(body).toContain('Other devices');
  });

  it('shows mailed codes, the newest first', async () => {
    await askAgain(server, 'device@northwind.example', {});
    await askAgain(server, 'device@northwind.example', {});
    const { mails } = await state();
    expect(mails).toHaveLength(2);
    expect(mails[0]).toMatchObject({
      to: 'device@northwind.example',
      code: server.mailedCode('device@northwind.example'),
    });
  });

  it('reads codes off apps and keys', async () => {
    const people: { email: string }[] = (await state()).people;
    expect(people.map(({ email }) => email)).toContain('sven@northwind.example');
    expect((await press('codes/authenticator/sven@northwind.example')).body.code).toMatch(/^\d{6}$/);
    expect((await press('codes/yubiKey/yuki@northwind.example')).body.code).toMatch(/^c{7}/);
    expect(await press('codes/authenticator/kim@northwind.example')).toMatchObject({
      status: 400,
      body: { message: 'kim@northwind.example has no authenticator app.' },
    });
    expect((await press('codes/toString/kim@northwind.example')).status).toBe(404);
  });

  it.each([true, false])('lets a device in, or does not: %s', async (approved) => {
    const id = await askToBeLetIn();
    const [device] = (await state()).devices;
    expect(device).toMatchObject({ id, email: EMAIL, device: 'ChromeExtension' });
    expect(device.fingerprint).toMatch(/^[a-z]+(-[a-z]+){4,}$/);
    expect(device.fingerprint).toBe(await server.deviceFingerprint(EMAIL));
    expect((await press(`devices/${id}`, { approved })).status).toBe(204);
    expect((await poll(id)).requestApproved).toBe(approved);
    expect((await press(`devices/${id}`, { approved })).status).toBe(400);
  });

  it('obeys no other page', async () => {
    const id = await askToBeLetIn();
    expect((await press(`devices/${id}`, { approved: true }, 'https://page.example')).status).toBe(403);
    expect((await poll(id)).responseDate).toBeNull();
  });
});
