import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import { FEATURES, hasFeature } from '../../utils/domain/features.ts';
import { hasGrant } from '../../utils/domain/memberships.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld } from './world.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ port: 0, events: 0 });
});
afterAll(() => server.close());

// biome-ignore lint/suspicious/noExplicitAny: a test changes what it likes
type Profile = any;

/** The worker over a server whose sync a test may change on its way. */
async function worldOf(email: string, change: (profile: Profile) => void = () => undefined) {
  const world = createWorld(server.url, async (input, init) => {
    const answer = await fetch(input, init);
    if (!String(input).includes('/sync')) return answer;
    const body = await answer.json();
    change(body.profile);
    return Response.json(body);
  });
  await world.signIn(email, DEMO_PASSWORD);
  const listed = await world.get('providers.list', {});
  const northwind = listed.providers.find(({ name }) => name === 'Northwind MSP');
  if (northwind) await world.get('providers.choose', { providerId: northwind.id });
  return world;
}
type World = Awaited<ReturnType<typeof worldOf>>;

async function clientOf(world: World, name: string): Promise<Client> {
  const { clients } = await world.get('clients.list', {});
  const found = clients.find((client) => client.name === name);
  if (!found) throw new Error(`${name} is not in the list`);
  return found;
}

async function collectionsOf(world: World, name: string) {
  const { id } = await clientOf(world, name);
  const { token } = await world.get('context.enter', { clientId: id, asCurrent: false });
  return world.ask('client.collections', {}, { context: token });
}

const namedKey = (profile: Profile, list: string, name: string) =>
  profile[list].find((organization: Profile) => organization.name === name);

const ADA = 'ada@northwind.example';
const KIM = 'kim@northwind.example';

describe('what a client’s plan has', () => {
  it('reaches the list of clients, and what an older server leaves out is off', async () => {
    const world = await worldOf(KIM, (profile) => {
      delete namedKey(profile, 'providerOrganizations', 'Clover Dental').usePolicies;
    });
    const on = async (name: string) => {
      const { features } = await clientOf(world, name);
      return FEATURES.filter((feature) => hasFeature(features, feature));
    };
    expect(await on('Acme Legal')).toContain('usePolicies');
    expect(await on('Clover Dental')).not.toContain('usePolicies');
    expect(await on('Clover Dental')).toContain('useSso');
    expect(await on('Cloudreach Design')).toEqual([
      'useApi',
      'useDirectory',
      'useEvents',
      'useGroups',
      'useScim',
      'allowAdminAccessToAllCollectionItems',
    ]);
    expect(await on('Nordlys Bakeri')).toEqual(['allowAdminAccessToAllCollectionItems']);
  });
});

describe('a direct membership', () => {
  it.each([
    [KIM, 'Acme Legal', 'owner', 'confirmed'],
    [ADA, 'Clover Dental', 'user', 'confirmed'],
    [ADA, 'Eastgate Clinics', 'admin', 'accepted'],
    ['mia@northwind.example', 'Baker & Sons', 'admin', 'confirmed'],
  ])('of %s in %s is known', async (email, name, role, status) => {
    const world = await worldOf(email);
    expect((await clientOf(world, name)).membership).toEqual({ role, status, grants: 0 });
  });

  it('carries what a custom role was given', async () => {
    const { membership } = await clientOf(
      await worldOf('priya@northwind.example'),
      'Delta Freight Logistics',
    );
    expect(membership?.role).toBe('custom');
    expect(membership && hasGrant(membership, 'editAnyCollection')).toBe(true);
    expect(membership && hasGrant(membership, 'manageUsers')).toBe(false);
  });

  it.each([
    ['there is none', KIM, 'Clover Dental', () => undefined],
    ['it was revoked', 'mia@northwind.example', 'Clover Dental', () => undefined],
    [
      'its role is one nobody here knows',
      KIM,
      'Acme Legal',
      ({ organizations, organizationsNew }: Profile) => {
        for (const one of [...organizations, ...organizationsNew]) one.type = 3;
      },
    ],
    [
      'its status is one nobody here knows',
      KIM,
      'Acme Legal',
      ({ organizations, organizationsNew }: Profile) => {
        for (const one of [...organizations, ...organizationsNew]) one.status = 9;
      },
    ],
  ])('is none when %s', async (_, email, name, change) => {
    expect((await clientOf(await worldOf(email, change), name)).membership).toBeNull();
  });

  it('is known on a server without the newer list', async () => {
    const world = await worldOf(KIM, (profile) => {
      delete profile.organizationsNew;
    });
    expect((await clientOf(world, 'Acme Legal')).membership?.role).toBe('owner');
  });

  it('survives the worker, and the lock', async () => {
    const world = await worldOf(KIM);
    world.killWorker();
    expect((await clientOf(world, 'Acme Legal')).membership?.role).toBe('owner');
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect((await clientOf(world, 'Acme Legal')).membership?.role).toBe('owner');
  });
});

describe('the key of a direct member', () => {
  it('opens a client whose key does not open by the provider', async () => {
    const world = await worldOf(ADA);
    expect((await clientOf(world, 'Meridian Opticians')).trouble).toBeNull();
    const answer = await collectionsOf(world, 'Meridian Opticians');
    expect(answer.ok && answer.value.map(({ name }) => name)).toContain('Default collection');
  });

  it('does not count while the membership is not confirmed', async () => {
    const world = await worldOf(ADA, ({ organizations, organizationsNew }) => {
      for (const one of [...organizations, ...organizationsNew]) one.status = 1;
    });
    expect((await clientOf(world, 'Meridian Opticians')).trouble).toBe('unreadable');
  });

  it('stops everything when it is another key than the provider’s', async () => {
    const world = await worldOf(KIM, (profile) => {
      const other = namedKey(profile, 'organizations', 'Fjord Architects').key;
      namedKey(profile, 'organizations', 'Acme Legal').key = other;
    });
    expect((await clientOf(world, 'Acme Legal')).trouble).toBe('unreadable');
    expect(await collectionsOf(world, 'Acme Legal')).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'clientUnreadable' },
    });
    expect((await clientOf(world, 'Clover Dental')).trouble).toBeNull();
  });

  it.each(['not an encrypted text', '2.AAAA|BBBB|CCCC'])(
    'hurts nothing when it is %j: the provider’s way is still there',
    async (key) => {
      const world = await worldOf(KIM, (profile) => {
        namedKey(profile, 'organizations', 'Acme Legal').key = key;
      });
      expect((await clientOf(world, 'Acme Legal')).trouble).toBeNull();
      expect((await collectionsOf(world, 'Acme Legal')).ok).toBe(true);
    },
  );
});
