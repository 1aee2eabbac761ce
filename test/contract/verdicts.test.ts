import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT, type OperationName } from '../../utils/bridge/contract.ts';
import { ALL_FEATURES } from '../../utils/domain/features.ts';
import { decide } from '../../utils/domain/permissions.ts';
import { getClients } from '../../utils/wire/clients.ts';
import { getCollections } from '../../utils/wire/collections.ts';
import { getAccountEvents, getClientEvents, getProviderEvents } from '../../utils/wire/events.ts';
import { createHttp } from '../../utils/wire/http.ts';
import { getPeople } from '../../utils/wire/people.ts';
import type { WireRequest } from '../../utils/wire/request.ts';
import type { ClientScope } from '../../utils/wire/scope.ts';
import { getSync } from '../../utils/wire/sync.ts';
import { postPasswordGrant } from '../../utils/wire/token.ts';
import { WireError } from '../../utils/wire/wireError.ts';
import { type RunningServer, startServer } from '../server/server.ts';
import { localRegion } from '../service/world.ts';
import { hashOf } from './server/asking.ts';

/** What some operation needs. */
type Needed = NonNullable<(typeof CONTRACT)[OperationName]['needs']>;

/** What the product asks the server for under each capability; `null` where it opens a page of the web vault instead. */
const REQUESTS: Record<Needed, ((scope: ClientScope) => WireRequest<unknown>) | null> = {
  'clients.read': getClients,
  'people.manage': getPeople,
  'events.read': (scope) => getProviderEvents(scope, null),
  'account.events.read': () => getAccountEvents(null),
  'client.open': null,
  'client.events.read': (scope) => getClientEvents(scope, null),
  'client.collections.read': getCollections,
  'client.vault.open': null,
};

const PEOPLE = {
  providerAdmin: 'kim@northwind.example',
  serviceUser: 'ada@northwind.example',
} as const;

const ACTOR = {
  kind: 'msp',
  status: 'billable',
  enabled: true,
  rules: { items: 'owner', billing: 'consolidated' },
} as const;
const CLIENT = { trouble: null, features: ALL_FEATURES, membership: null };

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());

async function signedIn(email: string) {
  const region = localRegion(server.url);
  const http = createHttp({ fetch, deviceType: 2 });
  const device = { id: crypto.randomUUID(), type: 2, name: 'Verdicts' };
  const token = await http(postPasswordGrant(email, await hashOf(server, email), device), { region });
  const send = <T>(request: WireRequest<T>) => http(request, { region, accessToken: token.access_token });
  const { profile } = await send(getSync());
  const client = profile.providerOrganizations.find(({ name }) => name === 'Clover Dental');
  if (!client) throw new Error('Clover Dental is not a client of this person');
  const { data } = await send(getClients({ providerId: client.providerId, epoch: 1 }));
  const row = data.find(({ organizationId }) => organizationId === client.id);
  if (!row) throw new Error('Clover Dental is not in the list');
  const scope: ClientScope = { providerId: client.providerId, clientId: client.id, linkId: row.id, epoch: 1 };
  return { send, scope };
}

describe('what the product offers and what the server answers', () => {
  it('has an entry for every capability that is asked for', () => {
    const needed = Object.values(CONTRACT).flatMap(({ needs }) => needs ?? []);
    expect(Object.keys(REQUESTS).sort()).toEqual([...new Set(needed)].sort());
  });

  describe.each(Object.entries(PEOPLE) as [keyof typeof PEOPLE, string][])('for a %s', (role, email) => {
    let asking: Awaited<ReturnType<typeof signedIn>>;
    beforeAll(async () => {
      asking = await signedIn(email);
    });

    const asked = Object.entries(REQUESTS).flatMap(([capability, request]) =>
      request ? [[capability as Needed, request] as const] : [],
    );
    it.each(asked)('agree about %s', async (capability, request) => {
      const answered = await asking.send(request(asking.scope)).then(
        () => true,
        (error: unknown) => {
          if (error instanceof WireError && error.kind === 'status') return false;
          throw error;
        },
      );
      expect(decide({ ...ACTOR, role }, capability, CLIENT).allowed).toBe(answered);
    });
  });
});
