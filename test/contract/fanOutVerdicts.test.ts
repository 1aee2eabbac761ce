import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT, type OperationName } from '../../utils/bridge/contract.ts';
import { decide, isInClients } from '../../utils/domain/permissions.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld } from '../service/world.ts';
import { getWith } from './server/asking.ts';
import { WORLDS } from './verdicts/scenarios.ts';

const ADMINS = ['kim', 'mia', 'petra', 'sue', 'rex', 'bea'];
/** What the server does not look at (reference/provider-api.md section 9.3). */
const OURS = ['providerSuspended', 'clientSuspended'];

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 60 });
});
afterAll(() => server.close());

/** Those that need nothing but a right in each client are asked in each of them with all other operations. */
it('is asked here for every fan-out that needs more than a right in its clients', () => {
  const names = (Object.keys(CONTRACT) as OperationName[]).filter((name) => {
    const { scope, needs } = CONTRACT[name];
    return scope === 'fanOut' && !isInClients(needs);
  });
  expect(names).toEqual(['people.memberships']);
});

const people = (WORLDS[0]?.people ?? []).filter(({ email }) =>
  ADMINS.some((name) => email.startsWith(`${name}@`)),
);

describe.each(people)('where somebody is a member, asked by $email at $provider', (asker) => {
  it('is read in each client where it may be, and in no other; the server says the same', async () => {
    const asked: string[] = [];
    const world = createWorld(server.url, (input, init) => {
      asked.push(new URL(String(input)).pathname);
      return fetch(input, init);
    });
    await world.signIn(asker.email, DEMO_PASSWORD);
    const { providers } = await world.get('providers.list', {});
    const provider = providers.find(({ name }) => name === asker.provider);
    if (!provider) throw new Error(`${asker.email} does not work for ${asker.provider}`);
    await world.get('providers.choose', { providerId: provider.id });
    const { clients } = await world.get('clients.list', {});
    const named = clients.filter(({ name }) => asker.clients.includes(name));
    if (!decide(provider, 'people.manage').allowed) {
      const [id] = server.state.people(provider.id).map((row) => row.id);
      const input = { ids: [id as never], clientIds: [named[0]?.id as never] };
      expect(await world.failure('people.memberships', input)).toBe('notAllowed');
      expect(asked.filter((path) => path.includes('/users'))).toEqual([]);
      return;
    }
    const [someone] = await world.get('people.list', {});
    if (!someone) throw new Error('Nobody is in the team.');
    const notRead: string[] = [];
    for (const { id } of named) {
      const read = await world.get('people.memberships', { ids: [someone.id], clientIds: [id] });
      notRead.push(...read.notRead);
    }
    const { secrets } = world.stored() as { secrets: { access: { token: string } } };
    const get = getWith(server, secrets.access.token);
    for (const client of named) {
      const verdict = decide(provider, 'client.members.manage', client);
      const path = `/organizations/${client.id}/users/mini-details`;
      expect([client.name, asked.includes(`/api${path}`)]).toEqual([client.name, verdict.allowed]);
      expect([client.name, notRead.includes(client.id)]).toEqual([client.name, !verdict.allowed]);
      const { status } = await get(path);
      const isOurs = !verdict.allowed && OURS.includes(verdict.reason);
      expect([client.name, status]).toEqual([client.name, verdict.allowed || isOurs ? 200 : 404]);
    }
  });
});
