import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../utils/domain/ids.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { createGate, nextTurn } from './races/gate.ts';
import { ADA, PATH, useClientLife } from './useClientLife.ts';
import { createWorld } from './world.ts';

const { scene, providerId, rows, written, named } = useClientLife();

async function planFor(task: 'rename' | 'seats' | 'unlink', name: string) {
  const { id: clientId } = await named(name);
  return (await scene.world.get('clients.offer', { task, clientId })).plan;
}

/** Such a write is answered with this, or not at all, and nothing after it leads anywhere. */
function loseAfter(method: string, answer: number | null): void {
  let isLost = false;
  scene.network.onRequest((_, init) => {
    const isFirst = !isLost && init.method === method;
    isLost ||= isFirst;
    if (isFirst && answer !== null) return new Response('{}', { status: answer });
    if (isLost) throw new TypeError('connection lost');
    return undefined;
  });
}

describe('changing a client', () => {
  it('renames it and leaves its seats', async () => {
    const plan = await planFor('rename', 'Cloudreach Design');
    expect(await scene.world.get('clients.rename', { plan, name: ' Cloudreach ' })).toEqual({
      outcome: 'done',
      reason: null,
    });
    expect((await named('Cloudreach')).seats.total).toBe(20);
  });

  it('gives it seats and leaves its name', async () => {
    const plan = await planFor('seats', 'Cloudreach Design');
    expect((await scene.world.get('clients.setSeats', { plan, seats: 23 })).outcome).toBe('done');
    expect((await named('Cloudreach Design')).seats.total).toBe(23);
  });

  it('needs the plan that was offered for it, once', async () => {
    const plan = await planFor('seats', 'Cloudreach Design');
    expect(await scene.world.failure('clients.rename', { plan, name: 'X' })).toBe('staleContext');
    expect(await scene.world.failure('clients.setSeats', { plan, seats: 23 })).toBe('staleContext');
    const { id } = await named('Acme Legal');
    const other = { ...(await planFor('rename', 'Cloudreach Design')), clientIds: [id] };
    expect(await scene.world.failure('clients.rename', { plan: other, name: 'X' })).toBe('staleContext');
  });

  it('takes no seat from somebody who sits on it', async () => {
    const plan = await planFor('seats', 'Cloudreach Design');
    expect(await scene.world.failure('clients.setSeats', { plan, seats: 3 })).toBe('badInput');
  });

  it('is done when the answer was lost and the change is there, unknown when it is not', async () => {
    const { linkId } = await named('Cloudreach Design');
    const plan = await planFor('rename', 'Cloudreach Design');
    scene.server.faults.set([`drop-after@${PATH}/${providerId()}/clients/${linkId}`]);
    expect((await scene.world.get('clients.rename', { plan, name: 'Cloudreach' })).outcome).toBe('done');
    scene.server.faults.set([]);
    const again = await planFor('rename', 'Cloudreach');
    scene.server.faults.set([`down@${PATH}/${providerId()}/clients/${linkId}`]);
    expect((await scene.world.get('clients.rename', { plan: again, name: 'Other' })).outcome).toBe('unknown');
  });

  it('is unknown when what became of it cannot be looked up either, however it was answered', async () => {
    for (const answer of [null, 500]) {
      const plan = await planFor('rename', 'Cloudreach Design');
      loseAfter('PUT', answer);
      expect((await scene.world.get('clients.rename', { plan, name: 'Other' })).outcome).toBe('unknown');
      scene.network.reset();
    }
  });

  it.each([
    ['and its answer came after that', true],
    ['and ended the request', false],
  ])('is not said to be undone when a lock came while it was on its way, %s', async (_, isAnswered) => {
    const plan = await planFor('rename', 'Cloudreach Design');
    const gate = createGate();
    scene.network.onRequest(async (url, init) => {
      if (init.method !== 'PUT') return undefined;
      const answer = await fetch(url, { ...init, signal: null });
      await gate.pass();
      if (isAnswered) return answer;
      throw init.signal?.reason;
    });
    const asking = scene.world.failure('clients.rename', { plan, name: 'Cloudreach' });
    await gate.reached;
    await scene.world.get('session.lock', {});
    gate.open();
    expect(await asking).toBe('interrupted');
    expect(rows('Cloudreach')).toHaveLength(1);
  });

  it('is in the list, which is as old as it says, though one under way had been answered before', async () => {
    const plan = await planFor('rename', 'Cloudreach Design');
    const gate = createGate();
    let isHeld = false;
    scene.network.onRequest(async (url, init) => {
      if (isHeld || init.method !== 'GET' || !url.endsWith('/organizations')) return undefined;
      isHeld = true;
      const answer = await fetch(url, init);
      await gate.pass();
      return answer;
    });
    const { world } = scene;
    const askedAt = world.now();
    const refreshing = world.get('clients.refresh', { quietly: true });
    await gate.reached;
    world.passTime(5_000);
    const renaming = world.get('clients.rename', { plan, name: 'Cloudreach' });
    await expect.poll(() => rows('Cloudreach')).toHaveLength(1);
    await nextTurn();
    gate.open();
    expect((await refreshing).syncedAt).toBe(askedAt);
    expect((await renaming).outcome).toBe('done');
    const { clients, syncedAt } = await world.get('clients.list', {});
    expect([clients.some(({ name }) => name === 'Cloudreach'), syncedAt]).toEqual([true, world.now()]);
  });

  it('says of one that was half made that nothing can be changed', async () => {
    const plan = await planFor('seats', 'Saint-Léger & Fils');
    expect(await scene.world.get('clients.setSeats', { plan, seats: 6 })).toEqual({
      outcome: 'refused',
      reason: 'halfMade',
    });
  });

  it('lets a Service User give what is paid for, and says why not more', async () => {
    scene.world = createWorld(scene.server.url);
    await scene.world.signIn(ADA, DEMO_PASSWORD);
    await scene.world.get('clients.list', {});
    const give = async (seats: number) =>
      scene.world.get('clients.setSeats', { plan: await planFor('seats', 'Cloudreach Design'), seats });
    expect((await give(40)).outcome).toBe('done');
    const puts = () => scene.server.requests().filter(({ method }) => method === 'PUT').length;
    const before = puts();
    expect(await give(41)).toEqual({ outcome: 'refused', reason: 'needsPurchase' });
    expect(puts()).toBe(before);
    // nobody says what is paid for: then Bitwarden decides
    scene.server.faults.set([`error-500@${PATH}/${providerId()}/billing`]);
    expect(await give(41)).toEqual({ outcome: 'refused', reason: 'needsPurchase' });
    expect(puts()).toBe(before + 1);
    expect((await give(30)).outcome).toBe('done');
  });

  it('is offered with how its plan stands, also where there are two of its name', async () => {
    const [first, second] = scene.server.state.plans(providerId());
    if (!first || !second) throw new Error('There are no plans.');
    first.plan = { name: 'Enterprise (Annually)', planType: 20, tier: 3 };
    const paidFor = async (task: 'seats' | 'rename') => {
      const { id: clientId } = await named('Clover Dental');
      return (await scene.world.get('clients.offer', { task, clientId })).paid;
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
    const offer = await scene.world.get('clients.offer', { task: 'unlink', clientId: id });
    expect(offer.owners).toBe(1);
    expect((await scene.world.get('clients.unlink', { plan: offer.plan })).outcome).toBe('done');
    expect((await scene.world.get('clients.list', {})).clients.some((client) => client.id === id)).toBe(
      false,
    );
    const { events } = await scene.world.get('events.list', { continuation: null });
    expect(events[0]).toMatchObject({ type: 1902, client: { name: 'Cloudreach Design' } });
    expect(rows('Cloudreach Design')).toEqual([]);
    expect(linkId).not.toBe(id);
  });

  it('without a confirmed owner is not asked for', async () => {
    const { id } = await named('Riverstone Pharmacy');
    const offer = await scene.world.get('clients.offer', { task: 'unlink', clientId: id });
    expect(offer.owners).toBe(0);
    expect(await scene.world.get('clients.unlink', { plan: offer.plan })).toEqual({
      outcome: 'refused',
      reason: 'noOwner',
    });
    expect(scene.server.requests().some(({ method }) => method === 'DELETE')).toBe(false);
  });

  it('is unknown when what became of it cannot be looked up either, however it was answered', async () => {
    for (const answer of [null, 500]) {
      const plan = await planFor('unlink', 'Cloudreach Design');
      loseAfter('DELETE', answer);
      expect((await scene.world.get('clients.unlink', { plan })).outcome).toBe('unknown');
      scene.network.reset();
    }
  });

  it('is done when the answer was lost and it is gone', async () => {
    const plan = await planFor('unlink', 'Cloudreach Design');
    scene.server.faults.set([`drop-after@${PATH}/${providerId()}/organizations/`]);
    expect((await scene.world.get('clients.unlink', { plan })).outcome).toBe('done');
    expect(written(1902)).toBe(1);
  });
});

describe('adding an organization', () => {
  const addable = () => scene.world.get('clients.addable', {});

  it('lists what can be added, in plain names', async () => {
    expect((await addable()).map(({ name, seats }) => [name, seats])).toEqual([
      ['Rosewood & Sons Bindery', 8],
      ['Thornbury Estates', 60],
    ]);
  });

  it('wraps its key for the provider, so that its vault opens for everyone', async () => {
    const [first] = await addable();
    expect(
      (await scene.world.get('clients.addExisting', { organizationId: first?.id as ClientId })).outcome,
    ).toBe('done');
    expect(written(1901)).toBe(1);
    scene.world = createWorld(scene.server.url);
    await scene.world.signIn(ADA, DEMO_PASSWORD);
    expect((await named('Rosewood & Sons Bindery')).trouble).toBeNull();
  });

  it('is done when the answer was lost and it is a client now', async () => {
    const [first] = await addable();
    scene.server.faults.set([`drop-after@${PATH}/${providerId()}/clients/existing`]);
    expect(
      (await scene.world.get('clients.addExisting', { organizationId: first?.id as ClientId })).outcome,
    ).toBe('done');
  });

  it('is unknown when what became of it cannot be looked up either', async () => {
    const [first] = await addable();
    loseAfter('POST', null);
    expect(
      (await scene.world.get('clients.addExisting', { organizationId: first?.id as ClientId })).outcome,
    ).toBe('unknown');
  });

  it('does not ask for what is not on the list', async () => {
    const { id } = await named('Acme Legal');
    expect(await scene.world.get('clients.addExisting', { organizationId: id })).toEqual({
      outcome: 'refused',
      reason: 'notAddable',
    });
    expect(written(1901)).toBe(0);
  });
});
