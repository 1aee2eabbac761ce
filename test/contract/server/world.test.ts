import { afterEach, describe, expect, it } from 'vitest';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { open, openText } from '../../../utils/crypto/encString.ts';
import { importPrivateKey, openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { completeOptions } from '../../server/options.ts';
import { createWorld } from '../../server/seed/world.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { getAs, getWith, signIn, userKeyOf } from './asking.ts';

let server: RunningServer | undefined;
afterEach(() => server?.close());

const start = async (options: Parameters<typeof startServer>[0] = {}) => {
  server = await startServer(options);
  return server;
};

/** Provider key by provider, opened from the wire alone. */
async function openProviderKeys(from: RunningServer, email: string) {
  const token = await signIn(from, email);
  const userKey = await importSymmetricKey(await userKeyOf(from, email, token));
  const { body } = await getWith(from, token.access_token)('/sync?excludeDomains=true');
  const privateKey = await importPrivateKey(await open('privateKey', body.profile.privateKey, userKey));
  const providers: { id: string; key: string }[] = body.profile.providers;
  const keys = await Promise.all(
    providers.map(async ({ id, key }) => {
      const bytes = await openWithPrivateKey('providerKey', key, privateKey);
      return [id, await importSymmetricKey(bytes)] as const;
    }),
  );
  return { get: getWith(from, token.access_token), profile: body.profile, keys: new Map(keys) };
}

describe('keys', () => {
  it.each([
    'kim@northwind.example',
    'ada@northwind.example',
    'mia@northwind.example',
    'sue@fjordline.example',
  ])('open from the password of %s to the name of a collection', async (email) => {
    const { get, profile, keys } = await openProviderKeys(await start({ events: 0 }), email);
    for (const provider of profile.providers) {
      const providerKey = keys.get(provider.id);
      const client = profile.providerOrganizations.find(
        ({ providerId }: { providerId: string }) => providerId === provider.id,
      );
      if (!providerKey || !client) throw new Error('There is nothing to open.');
      const clientKey = await importSymmetricKey(await open('clientKey', client.key, providerKey));
      const { body } = await get(`/organizations/${client.id}/collections`);
      const names = await Promise.all(
        body.data.map(({ name }: { name: string }) => openText('field', name, clientKey)),
      );
      expect(names[0]).toBe('Default collection');
      expect(names.length).toBeGreaterThanOrEqual(3);
      expect(names.some((name) => name.includes('/'))).toBe(true);
    }
  });

  it('are the same in the list of clients and in sync, and one of them does not open', async () => {
    const { get, profile, keys } = await openProviderKeys(
      await start({ events: 0 }),
      'kim@northwind.example',
    );
    const [provider] = profile.providers;
    const providerKey = keys.get(provider.id);
    if (!providerKey) throw new Error('There is no provider key.');
    const { body } = await get(`/providers/${provider.id}/organizations`);
    const listed = body.data.map(({ key }: { key: string }) => key);
    expect(listed).toEqual(profile.providerOrganizations.map(({ key }: { key: string }) => key));
    const broken: string[] = [];
    for (const { organizationName, key } of body.data) {
      const opened = await open('clientKey', key, providerKey).catch((error: unknown) => error);
      if (opened instanceof CryptoError) broken.push(organizationName);
    }
    expect(broken).toEqual(['Meridian Opticians']);
  });

  it('reach a person when they are confirmed, and not before', async () => {
    const running = await start({ events: 0 });
    const email = 'leo@northwind.example';
    expect((await openProviderKeys(running, email)).keys.size).toBe(0);
    running.confirm(email);
    expect((await openProviderKeys(running, email)).keys.size).toBe(1);
    expect(() => running.confirm(email)).toThrow('waits to be confirmed');
  });
});

describe('the seeded world', () => {
  const options = completeOptions({ clients: 40, people: 12, events: 120 });
  const text = (seed: number, now: number) => {
    const world = createWorld({ ...options, seed }, now);
    const logs = world.providers.map(({ id }) => world.audit.ofProvider(id).rows());
    const clientLogs = world.clients.map(({ id }) => world.audit.ofClient(id).rows());
    const collections = world.clients.map((client) => client.collections());
    return JSON.stringify([world, logs, clientLogs, collections]);
  };
  const NOW = Date.parse('2026-03-11T15:00:00Z');

  it('is the same byte for byte for the same seed and day', () => {
    expect(text(1, NOW)).toBe(text(1, NOW));
  });

  it('differs in nothing but dates and the order of events on another day', () => {
    const world = (now: number) => {
      const made = createWorld(options, now);
      const logs = made.providers.map(({ id }) =>
        made.audit
          .ofProvider(id)
          .rows()
          .map(({ at: _, ...row }) => JSON.stringify(row))
          .sort(),
      );
      const undated = JSON.stringify([made.accounts, made.clients, made.providers], (name, value) =>
        name.endsWith('At') ? undefined : value,
      );
      return [undated, logs, made.clients.map((client) => client.collections())];
    };
    expect(world(NOW)).toEqual(world(NOW + 5 * 86_400_000 + 7_654_321));
  });

  it('is another for another seed', () => {
    const ids = (seed: number) =>
      createWorld({ ...options, seed }, NOW).clients.map(({ id, key }) => [id, key]);
    const [one, two] = [ids(1), ids(2)];
    for (const [index, pair] of one.entries()) expect(two[index]).not.toEqual(pair);
  });

  it('keeps the sign-in material of an account the same', async () => {
    const material = async () =>
      createWorld(options, NOW)
        .accounts.find(({ email }) => email === 'kim@northwind.example')
        ?.signInMaterial();
    expect(await material()).toEqual(await material());
  });

  it('does not change those before when there are more clients or people', () => {
    const small = createWorld({ ...options, clients: 5, people: 3 }, NOW);
    const large = createWorld({ ...options, clients: 200, people: 30 }, NOW);
    const five = (world: typeof small) =>
      world.clients.slice(0, 5).map(({ id, key, name }) => [id, key, name]);
    expect(five(small)).toEqual(five(large));
    expect(small.providerUsers.slice(0, 3)).toEqual(large.providerUsers.slice(0, 3));
  });

  it('has as many people as asked for, waiting ones among them', async () => {
    const running = await start({ people: 9, events: 0 });
    const [provider] = running.state.providers();
    const get = await getAs(running, 'kim@northwind.example');
    const { body } = await get(`/providers/${provider?.id}/users`);
    const count = (status: number) =>
      body.data.filter((person: { status: number }) => person.status === status).length;
    expect([body.data.length, count(0), count(1), count(2)]).toEqual([9, 2, 1, 6]);
  });

  it('stores names encoded and sends them plain', async () => {
    const running = await start({ events: 0 });
    const [provider] = running.state.providers();
    const stored = running.state.clients(provider?.id ?? '').map(({ name }) => name);
    expect(stored).toContain('Baker &amp; Sons');
    const get = await getAs(running, 'kim@northwind.example');
    const listed = (await get(`/providers/${provider?.id}/organizations`)).body.data;
    const names = listed.map(({ organizationName }: { organizationName: string }) => organizationName);
    expect(names).toContain('Baker & Sons');
    expect(names).toContain('Čapek & Syn');
    expect(Math.max(...names.map((name: string) => name.length))).toBe(50);
  });

  it('lists a suspended provider and its clients as such, and one that is not set up not at all', async () => {
    const running = await start({ events: 0 });
    const suspended = await (await getAs(running, 'sue@fjordline.example'))('/accounts/profile');
    expect(suspended.body.providers).toMatchObject([{ name: 'Fjordline Services', enabled: false }]);
    for (const { enabled } of suspended.body.providerOrganizations) expect(enabled).toBe(false);
    const get = await getAs(running, 'olga@pending.example');
    expect((await get('/sync')).body.profile.providers).toEqual([]);
    const pending = running.state.providers().find(({ status }) => status === 0);
    expect((await get(`/providers/${pending?.id}`)).status).toBe(200);
  });

  it.each([
    ['owner', 'consolidated', { 'provider-item-management': true }, 2, 'Enterprise (Monthly)'],
    ['read', 'separate', {}, 1, 'Enterprise (Annually)'],
  ] as const)('follows its switches: items %s, billing %s', async (items, billing, flags, status, plan) => {
    const running = await start({ items, billing, events: 0 });
    const get = await getAs(running, 'kim@northwind.example');
    expect((await get('/config')).body.featureStates).toEqual(flags);
    const [provider] = (await get('/sync')).body.profile.providers;
    expect(provider.providerStatus).toBe(status);
    expect((await get(`/providers/${provider.id}/organizations`)).body.data[0].plan).toBe(plan);
  });

  it('lists ten thousand clients with different names, each with a key', async () => {
    const running = await start({ clients: 10_000, events: 100 });
    const [provider] = running.state.providers();
    const get = await getAs(running, 'kim@northwind.example');
    const { body } = await get(`/providers/${provider?.id}/organizations`);
    expect(
      new Set(body.data.map(({ organizationName }: { organizationName: string }) => organizationName)).size,
    ).toBe(10_000);
    expect(new Set(body.data.map(({ key }: { key: string }) => key)).size).toBe(10_000);
    expect((await get('/sync')).body.profile.providerOrganizations).toHaveLength(10_000);
  });
});
