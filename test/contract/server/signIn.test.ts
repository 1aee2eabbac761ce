import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { askToken, claimsOf, passwordForm, signIn } from './asking.ts';

const ADMIN = 'kim@northwind.example';
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());

afterAll(() => server.close());

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

  it('is written bare and once per provider of the person', async () => {
    await signIn(server, 'mia@northwind.example');
    expect(server.eventCounts()).toEqual({ '1000': 3 });
  });
});
