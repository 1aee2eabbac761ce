import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bytes, fromBase64 } from '../../utils/crypto/bytes.ts';
import { seal } from '../../utils/crypto/encString.ts';
import { deriveMasterKey } from '../../utils/crypto/kdf.ts';
import { stretch } from '../../utils/crypto/masterKey.ts';
import { importSymmetricKey } from '../../utils/crypto/symmetricKey.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { paddedKey } from '../unit/crypto/cose.ts';
import { rsa, userKeyBytes, v2 } from '../unit/crypto/vectors.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());

describe.each([
  ['XAES-256-GCM', 'fern@northwind.example'],
  ['XChaCha20-Poly1305', 'gus@northwind.example'],
])('an account of the newer generation with %s', (_name, email) => {
  beforeEach(async () => {
    world = createWorld(server.url);
    const result = await world.signIn(email, DEMO_PASSWORD);
    expect(result.ok).toBe(true);
  });

  const firstClient = async () => (await world.get('clients.list', {})).clients[0]?.id as never;

  it('reads the clients of its provider, whose keys all open', async () => {
    const { clients } = await world.get('clients.list', {});
    expect(clients).toHaveLength(24);
    const unreadable = clients.filter(({ trouble }) => trouble === 'unreadable');
    // the one that nobody can read
    expect(unreadable.map(({ name }) => name)).toEqual(['Meridian Opticians']);
    const { token } = await world.get('context.enter', { clientId: await firstClient(), asCurrent: true });
    const collections = await world.get('client.collections', {}, { context: token });
    expect(collections.map(({ name }) => name)).toContain('Default collection');
  });

  it('locks, and unlocks with the server away, to the same clients', async () => {
    const before = await world.get('clients.list', {});
    await world.get('session.lock', {});
    expect(world.stored()).not.toHaveProperty('secrets');
    server.faults.set(['down']);
    world.killWorker();
    expect(await world.failure('session.unlock', { password: 'not it' })).toBe('wrongUnlockPassword');
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await world.get('clients.list', {})).toEqual(before);
    server.faults.set([]);
    const { token } = await world.get('context.enter', { clientId: await firstClient(), asCurrent: true });
    expect(await world.get('client.collections', {}, { context: token })).not.toEqual([]);
  });
});

/** What the server says at sign-in of the keys of an account. */
interface Keys {
  wrappedUserKey?: string;
  wrappedPrivateKey?: string;
  securityState?: unknown;
}

/** A server that hands out these keys in place of the account's own. */
function servedKeys(keys: Keys): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).includes('/connect/token') || !response.ok) return response;
    const body = (await response.json()) as {
      PrivateKey: string;
      AccountKeys: { publicKeyEncryptionKeyPair: { wrappedPrivateKey: string }; securityState: unknown };
      UserDecryptionOptions: { MasterPasswordUnlock: { MasterKeyEncryptedUserKey: string } };
    };
    const { wrappedUserKey, wrappedPrivateKey, securityState } = keys;
    const pair = body.AccountKeys.publicKeyEncryptionKeyPair;
    if (wrappedUserKey)
      body.UserDecryptionOptions.MasterPasswordUnlock.MasterKeyEncryptedUserKey = wrappedUserKey;
    if (wrappedPrivateKey) pair.wrappedPrivateKey = wrappedPrivateKey;
    if (securityState) body.AccountKeys.securityState = securityState;
    return Response.json(body);
  };
}

describe('an account that cannot be opened here', () => {
  const EMAIL = 'fern@northwind.example';
  let wrap: (userKey: Bytes) => Promise<string>;
  beforeAll(async () => {
    const masterKey = await deriveMasterKey(DEMO_PASSWORD, EMAIL, { kind: 'pbkdf2', iterations: 600_000 });
    const stretched = await stretch(masterKey);
    wrap = (userKey) => seal(userKey, stretched);
  });

  const xaes = fromBase64(v2.xaes.userKeyEncoded);
  const first = rsa.wrappedPrivateKeyUnderUserKey;
  it.each<[string, () => Keys | Promise<Keys>, string, string?]>([
    [
      'rules of a later version',
      () => ({ securityState: { securityState: v2.xaes.securityState, securityVersion: 3 } }),
      'unsupportedEncryption',
      'security version 3',
    ],
    ['rules without a version', () => ({ securityState: {} }), 'unexpectedAnswer'],
    [
      'an algorithm nobody knows',
      async () => ({ wrappedUserKey: await wrap(paddedKey({ alg: -70_011 })) }),
      'unsupportedEncryption',
      'alg -70011',
    ],
    [
      'a key that is none for this',
      async () => ({ wrappedUserKey: await wrap(paddedKey({ kty: 1 })) }),
      'unsupportedEncryption',
      'kty 1',
    ],
    [
      'a key that is noise',
      async () => ({ wrappedUserKey: await wrap(new Uint8Array(80).fill(1)) }),
      'brokenKeys',
    ],
    [
      'a key of the past',
      async () => ({ wrappedUserKey: await wrap(new Uint8Array(32)) }),
      'legacyEncryption',
    ],
    [
      'a key wrapped as in the past',
      async () => ({ wrappedUserKey: (await wrap(xaes)).replace(/^2\.(.*)\|.*$/, '0.$1') }),
      'legacyEncryption',
    ],
    [
      'a key wrapped without a header',
      async () => ({ wrappedUserKey: (await wrap(xaes)).replace(/^2\.(.*)\|.*$/, '$1') }),
      'legacyEncryption',
    ],
    [
      'a newer key wrapped by the password in the newer way',
      () => ({ wrappedUserKey: v2.xaes.enc }),
      'unsupportedEncryption',
      'type 7',
    ],
    [
      'the private key of a first key under a newer one',
      async () => ({ wrappedPrivateKey: await seal('x', await importSymmetricKey(userKeyBytes)) }),
      'unsupportedEncryption',
      'type 2',
    ],
    [
      'the private key of a newer key under a first one',
      async () => ({
        wrappedUserKey: await wrap(userKeyBytes),
        wrappedPrivateKey: v2.xaes.wrappedPrivateKey,
      }),
      'unsupportedEncryption',
      'type 7',
    ],
    ['the private key of another', async () => ({ wrappedUserKey: await wrap(paddedKey()) }), 'brokenKeys'],
    [
      'a signing key for a private key',
      () => ({ wrappedPrivateKey: v2.xaes.wrappedSigningKey }),
      'brokenKeys',
    ],
  ])('because of %s is refused by name, and nothing is kept', async (_name, keys, kind, detail) => {
    world = createWorld(server.url, servedKeys(await keys()));
    const result = await world.signIn(EMAIL, DEMO_PASSWORD);
    expect(result.ok ? null : result.failure).toEqual(detail ? { kind, detail } : { kind });
    expect((await world.get('session.state', {})).state).toBe('signedOut');
    expect(await world.platform.disk.activeAccount()).toBeNull();
    expect(world.stored()).not.toHaveProperty('secrets');
  });

  it('is not one that moved back to the first generation whole', async () => {
    world = createWorld(
      server.url,
      servedKeys({ wrappedUserKey: await wrap(userKeyBytes), wrappedPrivateKey: first }),
    );
    expect((await world.signIn(EMAIL, DEMO_PASSWORD)).ok).toBe(true);
  });
});
