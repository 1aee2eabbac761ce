import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../../utils/crypto/encString.ts';
import { importPrivateKey, openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { type Answer, askPrelogin, claimsOf, getWith, refresh, signIn, userKeyOf } from './asking.ts';

const ADMIN = 'kim@northwind.example';
const STAFF = 'ada@northwind.example';
const ANOTHER = 'another passphrase altogether';
const OTHER_KDF = { kdfType: 0, iterations: 650_000, memory: null, parallelism: null } as const;
const OVER = { status: 400, body: { error: 'invalid_grant' } };

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 10 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const syncOf = async (token: Answer['body']) => (await getWith(server, token.access_token)('/sync')).body;
const unlockOf = (sync: Answer['body']) => sync.userDecryption.masterPasswordUnlock;

/** From the password to the provider key, from the wire alone. */
async function opensProviderKey(email: string, password?: string): Promise<boolean> {
  const token = await signIn(server, email, password);
  const userKey = await importSymmetricKey(await userKeyOf(server, email, token, password));
  const { profile } = await syncOf(token);
  const privateKey = await importPrivateKey(await open('privateKey', profile.privateKey, userKey));
  const [provider] = profile.providers;
  return (await openWithPrivateKey('providerKey', provider.key, privateKey)).length === 64;
}

describe.each<[string, (email: string) => Promise<void> | void]>([
  ['a changed password', (email) => server.changePassword(email, ANOTHER)],
  ['a changed KDF', (email) => server.changeKdf(email, OTHER_KDF)],
  ['a rotated user key', (email) => server.rotateUserKey(email)],
  ['deauthorised sessions', (email) => server.deauthorise(email)],
])('%s', (_, change) => {
  it('ends every session at its next refresh, and shows as another stamp before', async () => {
    const token = await signIn(server, ADMIN);
    const other = await signIn(server, STAFF);
    const before = await syncOf(token);
    const revised = (await getWith(server, token.access_token)('/accounts/revision-date')).body;
    await change(ADMIN);
    const after = await syncOf(token);
    expect(before.profile.securityStamp).toBe(claimsOf(token.access_token).sstamp);
    expect(after.profile.securityStamp).not.toBe(before.profile.securityStamp);
    expect((await getWith(server, token.access_token)('/accounts/revision-date')).body).toBeGreaterThan(
      revised,
    );
    expect(await refresh(server, token.refresh_token)).toMatchObject(OVER);
    expect((await refresh(server, other.refresh_token)).status).toBe(200);
  });
});

describe('a changed password', () => {
  it('is the only one from then on, and wraps the same keys', async () => {
    const before = await syncOf(await signIn(server, ADMIN));
    await server.changePassword(ADMIN, ANOTHER);
    await expect(signIn(server, ADMIN)).rejects.toThrow('incorrect');
    expect(await opensProviderKey(ADMIN, ANOTHER)).toBe(true);
    const after = await syncOf(await signIn(server, ADMIN, ANOTHER));
    expect(unlockOf(after).masterKeyEncryptedUserKey).not.toBe(unlockOf(before).masterKeyEncryptedUserKey);
    expect(after.profile.privateKey).toBe(before.profile.privateKey);
    expect(server.eventCounts()['1001']).toBe(2);
  });
});

describe('a changed KDF', () => {
  it('is told at prelogin and in sync, and opens the same keys', async () => {
    await server.changeKdf(ADMIN, OTHER_KDF);
    expect((await askPrelogin(server, ADMIN)).body.kdfIterations).toBe(650_000);
    expect(await opensProviderKey(ADMIN)).toBe(true);
    expect(unlockOf(await syncOf(await signIn(server, ADMIN))).kdf).toEqual(OTHER_KDF);
  });

  it('may leave the sessions alone: then only sync shows it', async () => {
    const token = await signIn(server, ADMIN);
    await server.changeKdf(ADMIN, OTHER_KDF, true);
    expect((await refresh(server, token.refresh_token)).status).toBe(200);
    const sync = await syncOf(token);
    expect(sync.profile.securityStamp).toBe(claimsOf(token.access_token).sstamp);
    expect(unlockOf(sync).kdf).toEqual(OTHER_KDF);
  });
});

describe('a rotated user key', () => {
  it('wraps the same private key anew, so that the provider key still opens', async () => {
    const before = await syncOf(await signIn(server, ADMIN));
    await server.rotateUserKey(ADMIN);
    expect(await opensProviderKey(ADMIN)).toBe(true);
    const after = await syncOf(await signIn(server, ADMIN));
    expect(after.profile.privateKey).not.toBe(before.profile.privateKey);
    expect(after.profile.providers).toEqual(before.profile.providers);
    expect(before.userDecryption).not.toHaveProperty('userKeyId');
    expect(after.userDecryption.userKeyId).toMatch(/^[0-9a-f]{32}$/);
    expect(unlockOf(after).containedKeyId).toBe(after.userDecryption.userKeyId);
  });

  it('does not open what the old one opened', async () => {
    const token = await signIn(server, ADMIN);
    const old = await importSymmetricKey(await userKeyOf(server, ADMIN, token));
    await server.rotateUserKey(ADMIN, true);
    expect((await refresh(server, token.refresh_token)).status).toBe(200);
    const { profile } = await syncOf(token);
    await expect(open('privateKey', profile.privateKey, old)).rejects.toThrow();
  });

  it('is not possible for accounts whose keys are not made here', async () => {
    await expect(server.rotateUserKey('fern@northwind.example')).rejects.toThrow('cannot be rotated here');
  });
});

describe('a changed address', () => {
  it('keeps hash, salt, stamp and sessions', async () => {
    const token = await signIn(server, ADMIN);
    server.changeEmail(ADMIN, 'Kim.Larsen@northwind.example');
    const email = 'kim.larsen@northwind.example';
    expect((await askPrelogin(server, email)).body.salt).toBe(ADMIN);
    expect((await refresh(server, token.refresh_token)).status).toBe(200);
    const sync = await syncOf(token);
    expect(sync.profile).toMatchObject({ email, securityStamp: claimsOf(token.access_token).sstamp });
    expect(unlockOf(sync).salt).toBe(ADMIN);
    expect(await opensProviderKey(email)).toBe(true);
    expect(() => server.changeEmail(email, STAFF)).toThrow('taken');
  });
});

describe('a changed membership', () => {
  const [PEOPLE, CLIENTS] = ['users', 'organizations'];
  const path = (what: string | undefined) => `/providers/${server.state.providers()[0]?.id}/${what}`;
  const renewed = async (token: Answer['body']) =>
    getWith(server, (await refresh(server, token.refresh_token)).body.access_token);

  it('in role counts at the next refresh, and sync tells it before', async () => {
    const token = await signIn(server, ADMIN);
    server.changeRole(ADMIN, 'serviceUser');
    const stale = getWith(server, token.access_token);
    expect((await stale('/sync')).body.profile.providers[0].type).toBe(1);
    expect((await stale(path(PEOPLE))).status).toBe(200);
    const fresh = await renewed(token);
    expect((await fresh(path(PEOPLE))).status).toBe(403);
    expect((await fresh(path(CLIENTS))).status).toBe(200);
    expect(server.eventCounts()['1802']).toBe(1);
  });

  it('that ended leaves the session and takes the provider', async () => {
    const token = await signIn(server, 'mia@northwind.example');
    server.removePerson('mia@northwind.example', 'Northwind MSP');
    const names = ({ profile }: Answer['body']) =>
      profile.providers.map(({ name }: { name: string }) => name);
    expect(names(await syncOf(token))).toEqual(['Harbour IT Partners']);
    expect((await getWith(server, token.access_token)(path(CLIENTS))).status).toBe(200);
    expect((await (await renewed(token))(path(CLIENTS))).status).toBe(403);
    expect(server.eventCounts()['1803']).toBe(1);
    expect(() => server.removePerson('mia@northwind.example', 'Northwind MSP')).toThrow('no confirmed user');
  });
});
