import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '../../entrypoints/background/services.ts';
import type { Client } from '../../utils/domain/clients.ts';
import type { ClientId, ProviderId } from '../../utils/domain/ids.ts';
import type { JobView } from '../../utils/domain/jobs.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { endings } from './jobs/team.ts';
import { createWorld, type World } from './world.ts';

const KIM = 'kim@northwind.example';
const ADA = 'ada@northwind.example';
const PATH = '/api/providers';

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ events: 5, clients: 24 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  world = createWorld(server.url);
  await world.signIn(KIM, DEMO_PASSWORD);
  await world.get('clients.list', {});
});

const providerId = () => server.state.providers()[0]?.id ?? '';
const rows = (name: string) => server.state.clients(providerId()).filter((client) => client.name === name);
const written = (type: number) => server.eventCounts()[String(type)] ?? 0;
const named = async (name: string): Promise<Client> => {
  const found = (await world.get('clients.list', {})).clients.find((client) => client.name === name);
  if (!found) throw new Error(`${name} is not in the list.`);
  return found;
};
const zephyr = {
  name: 'Zephyr & Sons',
  ownerEmail: ' Owner@Zephyr.example ',
  plan: 'teamsMonthly' as const,
  seats: 5,
};

async function ended(): Promise<JobView> {
  await expect
    .poll(async () => (await world.get('jobs.list', {}))[0]?.state, { timeout: 5_000 })
    .toBe('ended');
  return (await world.get('jobs.list', {}))[0] as JobView;
}
async function create(...clients: (typeof zephyr)[]): Promise<Record<string, string>> {
  await world.get('clients.create', { clients });
  return endings(await ended());
}
async function planFor(task: 'rename' | 'seats' | 'unlink', name: string) {
  const { id: clientId } = await named(name);
  return (await world.get('clients.offer', { task, clientId })).plan;
}

describe('creating a client', () => {
  it('makes one whose vault opens here, and invites its owner', async () => {
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done' });
    const client = await named('Zephyr & Sons');
    expect(client).toMatchObject({ plan: 'Teams', seats: { used: 1, total: 5 }, trouble: null });
    expect(rows('Zephyr & Sons')[0]?.owners).toEqual([{ email: 'owner@zephyr.example', status: 'invited' }]);
    const { token } = await world.get('context.enter', { clientId: client.id, asCurrent: false });
    const collections = await world.get('client.collections', {}, { context: token });
    expect(collections.map(({ name }) => name)).toEqual(['Default collection']);
    expect([written(1900), written(1500)]).toEqual([1, 1]);
    const facts = await world.get('clients.facts', { clientId: client.id });
    expect(facts[client.id]?.isHalfMade).toBe(false);
    expect(Date.now() - (facts[client.id]?.createdAt ?? 0)).toBeLessThan(60_000);
  });

  it('tells two of one name apart by their keys', async () => {
    await create(zephyr);
    server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
    expect(rows('Zephyr & Sons')).toHaveLength(1);
  });

  it('is done when the answer was lost and the client is there', async () => {
    server.faults.set([`drop-after@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done' });
    expect(written(1900)).toBe(1);
  });

  it('is unknown when the answer was lost and nothing is there, until a person says again', async () => {
    server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
    const [{ id }] = (await world.get('jobs.list', {})) as [JobView];
    server.faults.set([]);
    await world.get('clients.createAgain', { jobId: id });
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'done' });
    expect(written(1900)).toBe(1);
  });

  it('again asked for twice at once is sent once', async () => {
    server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    await create(zephyr);
    const [{ id }] = (await world.get('jobs.list', {})) as [JobView];
    server.faults.set([]);
    await Promise.all([1, 2, 3].map(() => world.ask('clients.createAgain', { jobId: id })));
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'done' });
    expect([written(1900), rows('Zephyr & Sons').length]).toEqual([1, 1]);
  });

  it('again asked for once is over when it is lost once more', async () => {
    server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    await create(zephyr);
    const [{ id }] = (await world.get('jobs.list', {})) as [JobView];
    await world.get('clients.createAgain', { jobId: id });
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
  });

  it('asked for by one message that came twice makes one', async () => {
    const { id: provider } = (await world.get('providers.list', {})).providers[0] as { id: string };
    const message = {
      v: 1,
      id: crypto.randomUUID(),
      op: 'clients.create',
      document: 'document-1',
      provider,
      context: null,
      input: { clients: [zephyr] },
    };
    const sender = {
      id: world.platform.extensionId,
      url: `${world.platform.origin}/options.html`,
      frameId: 0,
      documentId: 'document-1',
    };
    await Promise.all([world.hear(message, sender), world.hear(message, sender)]);
    await ended();
    expect([written(1900), (await world.get('jobs.list', {})).length]).toEqual([1, 1]);
  });

  it('again sends nothing when it turned up in the meantime', async () => {
    server.faults.set([`drop-after@${PATH}/${providerId()}/clients`, `newest-key-swapped@${PATH}`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
    const [{ id }] = (await world.get('jobs.list', {})) as [JobView];
    server.faults.set([]);
    await world.get('clients.createAgain', { jobId: id });
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'done' });
    expect([written(1900), rows('Zephyr & Sons').length]).toEqual([1, 1]);
  });

  it.each(['invitation-fails', 'plan-row-missing'])('says that it stayed half made: %s', async (fault) => {
    server.faults.set([fault]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done: halfMade' });
    const { id } = await named('Zephyr & Sons');
    expect((await world.get('clients.facts', {}))[id]?.isHalfMade).toBe(true);
    expect(rows('Zephyr & Sons')).toHaveLength(1);
  });

  it('says that there are two when a server made two', async () => {
    server.faults.set(['created-twice']);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done: createdTwice' });
  });

  it('is refused when Bitwarden refuses it before it begins', async () => {
    server.faults.set([`error-500@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'refused: refused' });
  });

  it.each([
    ['no name', { name: ' ' }],
    ['too long a name', { name: 'x'.repeat(51) }],
    ['no address', { ownerEmail: 'owner' }],
    ['another kind’s plan', { plan: 'enterpriseAnnually' as const }],
    ['no seats', { seats: 0 }],
  ])('with %s is not asked for', async (_, more) => {
    expect(await world.failure('clients.create', { clients: [{ ...zephyr, ...more }] })).toBe('badInput');
    expect(written(1900)).toBe(0);
  });

  it('keeps keys and owner of a job from whoever reads the disk or the pages', async () => {
    await create(zephyr);
    const [job] = await world.get('jobs.list', {});
    expect(JSON.stringify(job)).not.toContain('2.');
    expect(JSON.stringify(job)).not.toContain('zephyr.example');
    // of no use any more
    const [kept] = await createServices(world.platform).jobs.list(providerId() as ProviderId);
    expect(kept?.items.map(({ detail }) => detail)).toEqual([null]);
  });

  it('is for Provider Admins', async () => {
    world = createWorld(server.url);
    await world.signIn(ADA, DEMO_PASSWORD);
    expect(await world.ask('clients.create', { clients: [zephyr] })).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'providerAdminOnly' },
    });
  });
});

describe('changing a client', () => {
  it('renames it and leaves its seats', async () => {
    const plan = await planFor('rename', 'Cloudreach Design');
    expect(await world.get('clients.rename', { plan, name: ' Cloudreach ' })).toEqual({
      outcome: 'done',
      reason: null,
    });
    expect((await named('Cloudreach')).seats.total).toBe(20);
  });

  it('gives it seats and leaves its name', async () => {
    const plan = await planFor('seats', 'Cloudreach Design');
    expect((await world.get('clients.setSeats', { plan, seats: 23 })).outcome).toBe('done');
    expect((await named('Cloudreach Design')).seats.total).toBe(23);
  });

  it('needs the plan that was offered for it, once', async () => {
    const plan = await planFor('seats', 'Cloudreach Design');
    expect(await world.failure('clients.rename', { plan, name: 'X' })).toBe('staleContext');
    expect(await world.failure('clients.setSeats', { plan, seats: 23 })).toBe('staleContext');
    const { id } = await named('Acme Legal');
    const other = { ...(await planFor('rename', 'Cloudreach Design')), clientIds: [id] };
    expect(await world.failure('clients.rename', { plan: other, name: 'X' })).toBe('staleContext');
  });

  it('takes no seat from somebody who sits on it', async () => {
    const plan = await planFor('seats', 'Cloudreach Design');
    expect(await world.failure('clients.setSeats', { plan, seats: 3 })).toBe('badInput');
  });

  it('is done when the answer was lost and the change is there, unknown when it is not', async () => {
    const { linkId } = await named('Cloudreach Design');
    const plan = await planFor('rename', 'Cloudreach Design');
    server.faults.set([`drop-after@${PATH}/${providerId()}/clients/${linkId}`]);
    expect((await world.get('clients.rename', { plan, name: 'Cloudreach' })).outcome).toBe('done');
    server.faults.set([]);
    const again = await planFor('rename', 'Cloudreach');
    server.faults.set([`down@${PATH}/${providerId()}/clients/${linkId}`]);
    expect((await world.get('clients.rename', { plan: again, name: 'Other' })).outcome).toBe('unknown');
  });

  it('says of one that was half made that nothing can be changed', async () => {
    const plan = await planFor('seats', 'Saint-Léger & Fils');
    expect(await world.get('clients.setSeats', { plan, seats: 6 })).toEqual({
      outcome: 'refused',
      reason: 'halfMade',
    });
  });

  it('lets a Service User give what is paid for, and says why not more', async () => {
    world = createWorld(server.url);
    await world.signIn(ADA, DEMO_PASSWORD);
    await world.get('clients.list', {});
    const give = async (seats: number) =>
      world.get('clients.setSeats', { plan: await planFor('seats', 'Cloudreach Design'), seats });
    expect((await give(40)).outcome).toBe('done');
    const puts = () => server.requests().filter(({ method }) => method === 'PUT').length;
    const before = puts();
    expect(await give(41)).toEqual({ outcome: 'refused', reason: 'needsPurchase' });
    expect(puts()).toBe(before);
    // nobody says what is paid for: then Bitwarden decides
    server.faults.set([`error-500@${PATH}/${providerId()}/billing`]);
    expect(await give(41)).toEqual({ outcome: 'refused', reason: 'needsPurchase' });
    expect(puts()).toBe(before + 1);
    expect((await give(30)).outcome).toBe('done');
  });

  it('is offered with how its plan stands, also where there are two of its name', async () => {
    const [first, second] = server.state.plans(providerId());
    if (!first || !second) throw new Error('There are no plans.');
    first.plan = { name: 'Enterprise (Annually)', planType: 20, tier: 3 };
    const paidFor = async (task: 'seats' | 'rename') => {
      const { id: clientId } = await named('Clover Dental');
      return (await world.get('clients.offer', { task, clientId })).paid;
    };
    const { seatMinimum: minimum, allocatedSeats: assigned } = second;
    expect(await paidFor('seats')).toEqual({ minimum, assigned, purchased: assigned - minimum });
    expect(await paidFor('rename')).toBeNull();
    // neither is of that very name
    second.plan = { ...second.plan, name: 'Enterprise' };
    expect(await paidFor('seats')).toBeNull();
  });
});

describe('unlinking a client', () => {
  it('ends it here, and its name stays in the log', async () => {
    const { id, linkId } = await named('Cloudreach Design');
    const offer = await world.get('clients.offer', { task: 'unlink', clientId: id });
    expect(offer.owners).toBe(1);
    expect((await world.get('clients.unlink', { plan: offer.plan })).outcome).toBe('done');
    expect((await world.get('clients.list', {})).clients.some((client) => client.id === id)).toBe(false);
    const { events } = await world.get('events.list', { continuation: null });
    expect(events[0]).toMatchObject({ type: 1902, client: { name: 'Cloudreach Design' } });
    expect(rows('Cloudreach Design')).toEqual([]);
    expect(linkId).not.toBe(id);
  });

  it('without a confirmed owner is not asked for', async () => {
    const { id } = await named('Riverstone Pharmacy');
    const offer = await world.get('clients.offer', { task: 'unlink', clientId: id });
    expect(offer.owners).toBe(0);
    expect(await world.get('clients.unlink', { plan: offer.plan })).toEqual({
      outcome: 'refused',
      reason: 'noOwner',
    });
    expect(server.requests().some(({ method }) => method === 'DELETE')).toBe(false);
  });

  it('is done when the answer was lost and it is gone', async () => {
    const plan = await planFor('unlink', 'Cloudreach Design');
    server.faults.set([`drop-after@${PATH}/${providerId()}/organizations/`]);
    expect((await world.get('clients.unlink', { plan })).outcome).toBe('done');
    expect(written(1902)).toBe(1);
  });
});

describe('adding an organization', () => {
  const addable = () => world.get('clients.addable', {});

  it('lists what can be added, in plain names', async () => {
    expect((await addable()).map(({ name, seats }) => [name, seats])).toEqual([
      ['Rosewood & Sons Bindery', 8],
      ['Thornbury Estates', 60],
    ]);
  });

  it('wraps its key for the provider, so that its vault opens for everyone', async () => {
    const [first] = await addable();
    expect((await world.get('clients.addExisting', { organizationId: first?.id as ClientId })).outcome).toBe(
      'done',
    );
    expect(written(1901)).toBe(1);
    world = createWorld(server.url);
    await world.signIn(ADA, DEMO_PASSWORD);
    expect((await named('Rosewood & Sons Bindery')).trouble).toBeNull();
  });

  it('is done when the answer was lost and it is a client now', async () => {
    const [first] = await addable();
    server.faults.set([`drop-after@${PATH}/${providerId()}/clients/existing`]);
    expect((await world.get('clients.addExisting', { organizationId: first?.id as ClientId })).outcome).toBe(
      'done',
    );
  });

  it('does not ask for what is not on the list', async () => {
    const { id } = await named('Acme Legal');
    expect(await world.get('clients.addExisting', { organizationId: id })).toEqual({
      outcome: 'refused',
      reason: 'notAddable',
    });
    expect(written(1901)).toBe(0);
  });
});
