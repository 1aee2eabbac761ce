import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { expect } from 'vitest';
import type { RunningServer } from '../../../server/server.ts';
import {
  ask,
  askAgain,
  askPrelogin,
  askToken,
  claimsOf,
  hashOf,
  passwordForm,
  postJson,
  signIn,
} from '../asking.ts';
import { ADMIN, type Seen } from './scene.ts';

/** Faults of signing in and staying so. */
export const SIGNING_IN: Record<string, Seen> = {
  async 'short-tokens'({ server }) {
    const { access_token, expires_in } = await signIn(server, ADMIN);
    const { exp, iat } = claimsOf(access_token);
    expect([expires_in, exp - iat]).toEqual([5, 5]);
  },
  async 'refresh-refused'({ server }) {
    const { refresh_token } = await signIn(server, ADMIN);
    const form = { grant_type: 'refresh_token', client_id: 'browser', refresh_token };
    expect(await askToken(server, form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  },
  async 'kdf-weak'({ server }) {
    expect((await askPrelogin(server, ADMIN)).body.kdfIterations).toBe(1_000);
  },
  async 'kdf-absurd'({ server }) {
    expect((await askPrelogin(server, ADMIN)).body.kdfIterations).toBe(100_000_000);
  },
  async 'kdf-changed'({ server }) {
    expect((await askPrelogin(server, ADMIN)).body.kdf).toBe(1);
    expect((await askPrelogin(server, 'ada@northwind.example')).body.kdf).toBe(0);
  },
  async 'duo-unavailable'({ server }) {
    const { body } = await askAgain(server, 'dua@northwind.example', {});
    expect(body.TwoFactorProviders2['2'].AuthUrl).toBeNull();
  },
  async 'duo-elsewhere'({ server }) {
    const { body } = await askAgain(server, 'dua@northwind.example', {});
    const { hostname, protocol } = new URL(body.TwoFactorProviders2['2'].AuthUrl);
    expect([protocol, hostname]).toEqual(['https:', 'api-demo0000.duosecurity.com.lookalike.example']);
  },
  async 'unknown-encstring'({ server }) {
    const body = await signIn(server, ADMIN);
    expect(body.Key).toMatch(/^9\./);
    expect(body.UserDecryptionOptions.MasterPasswordUnlock.MasterKeyEncryptedUserKey).toBe(body.Key);
  },
  async 'salt-changed'({ server }) {
    expect((await askPrelogin(server, ADMIN)).body.salt).toBe('someone@else.example');
  },
  async 'no-second-step'({ server }) {
    const { body } = await askAgain(server, 'many@northwind.example', {});
    expect(body.ErrorModel.Message).toBe('No two-step providers enabled.');
    expect(body).not.toHaveProperty('TwoFactorProviders2');
  },
  async 'codes-expired'({ server }) {
    const email = 'elin@northwind.example';
    const masterPasswordHash = await hashOf(server, email);
    await postJson(server, '/two-factor/send-email-login', { email, masterPasswordHash });
    const step = { twoFactorProvider: '1', twoFactorToken: server.mailedCode(email) };
    expect((await askAgain(server, email, step)).body.ErrorModel.Message).toContain('token is invalid');
    const device = 'device@northwind.example';
    await askAgain(server, device, {});
    const otp = { newDeviceOtp: server.mailedCode(device) };
    expect((await askAgain(server, device, otp)).body.ErrorModel.Message).toBe('invalid new device otp');
  },
  async 'device-request-swapped'({ server }) {
    await askForDevice(server);
    const shown = await server.deviceFingerprint(ADMIN);
    server.faults.set([]);
    expect(await server.deviceFingerprint(ADMIN)).not.toBe(shown);
  },
  async 'device-key-swapped'({ server }) {
    const id = await askForDevice(server);
    await server.answerDeviceRequest(ADMIN, true);
    const key = async () => {
      const { body } = await ask(`${server.url}/api/auth-requests/${id}/response?code=a+code`);
      return privateDecrypt(
        { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
        Buffer.from(body.key.slice(2), 'base64'),
      );
    };
    const swapped = await key();
    server.faults.set([]);
    expect(swapped).toHaveLength(64);
    expect(swapped.equals(await key())).toBe(false);
  },
};

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });

async function askForDevice(server: RunningServer): Promise<string> {
  const { deviceIdentifier } = await passwordForm(server, ADMIN);
  const request = {
    email: ADMIN,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    deviceIdentifier,
    accessCode: 'a code',
    type: 0,
  };
  return (await postJson(server, '/auth-requests', request, { 'device-type': '2' })).body.id;
}
