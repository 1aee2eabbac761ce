import { beforeEach, describe, expect, it } from 'vitest';
import type { JobView } from '../../../utils/domain/jobs.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { useDeaths } from '../deaths/scene.ts';
import { createLogScene } from './logScene.ts';
import { createTeam, endings, invitations } from './team.ts';

const DAY = 86_400_000;
const scene = useDeaths();
const team = createTeam(scene);
const logs = createLogScene(scene);
const other = { document: 'document-of-another-console' };
const list = () => scene.world.get('jobs.list', {});
const zephyr = {
  name: 'Zephyr',
  ownerEmail: 'owner@zephyr.example',
  plan: 'teamsMonthly' as const,
  seats: 1,
};
const LEO = 'leo@northwind.example';

function clientsNamed(name: string) {
  const [provider] = scene.server.state.providers();
  return scene.server.state.clients(provider?.id ?? '').filter((client) => client.name === name);
}

/** From the `which`th on, creating a client is forbidden. */
function forbidFrom(which: number): void {
  let asked = 0;
  scene.network.onRequest((url, { method }) =>
    method === 'POST' && url.endsWith('/clients') && ++asked >= which
      ? new Response('{}', { status: 403 })
      : undefined,
  );
}

/** The key shown for Leo, and the job that confirms him with it. */
async function confirmLeo() {
  const id = await team.idOf(LEO);
  const offer = await scene.world.get('people.keys', { ids: [id] });
  if (offer.keys[0]?.state === 'changed')
    await scene.world.get('people.acknowledgeKey', { offerId: offer.id, id });
  return scene.world.get('people.confirm', { offerId: offer.id, ids: [id] });
}

/** The same, but it does not get through, and nobody can say whether it did. */
async function confirmLeoInVain() {
  let isDown = false;
  scene.network.onRequest((url) => {
    isDown ||= url.endsWith('/users/confirm');
    if (isDown) throw new TypeError('connection lost');
    return undefined;
  });
  const { id } = await confirmLeo();
  await team.until('paused');
  scene.network.reset();
  return id;
}

beforeEach(() => team.signIn());

describe('the same work begun in two consoles', () => {
  it('is one job: whoever comes second is shown the first', async () => {
    const held = scene.network.hold((url) => url.endsWith('/invite'));
    const what = { invitations: invitations(['new1@northwind.example', 'new2@northwind.example']) };
    const first = await scene.world.get('people.invite', what);
    await held.reached;
    const turned = { invitations: what.invitations.toReversed() };
    const second = await scene.world.get('people.invite', turned, other);
    expect(second.id).toBe(first.id);
    held.open();
    await team.until();
    expect(await list()).toHaveLength(1);
    expect([team.invited().length, scene.network.asked('/invite')]).toEqual([2, 1]);
  });

  it('is one also when both ask at the same moment', async () => {
    const what = { invitations: invitations(['new1@northwind.example']) };
    const [first, second] = await Promise.all([
      scene.world.get('people.invite', what),
      scene.world.get('people.invite', what, other),
    ]);
    expect(second.id).toBe(first.id);
    await team.until();
    expect([(await list()).length, scene.network.asked('/invite')]).toEqual([1, 1]);
  });

  it('is shown to the second also where the first was paused', async () => {
    scene.network.onRequest((url) => {
      if (url.includes('/events')) throw new TypeError('connection lost');
      return undefined;
    });
    const range = logs.lately();
    const first = await scene.world.get('events.load', { range });
    await team.until('paused');
    expect((await scene.world.get('events.load', { range }, other)).state).toBe('paused');
    scene.network.reset();
    await scene.world.get('jobs.resume', { jobId: first.id });
    await team.until();
    // it has ended, and this is another one
    expect((await scene.world.get('events.load', { range })).id).not.toBe(first.id);
  });

  it('creates one client, not two', async () => {
    await scene.world.get('clients.list', {});
    const clients = [zephyr];
    const [first, second] = await Promise.all([
      scene.world.get('clients.create', { clients }),
      scene.world.get('clients.create', { clients }, other),
    ]);
    expect(second.id).toBe(first.id);
    await team.until();
    expect(clientsNamed('Zephyr')).toHaveLength(1);
  });

  it('is one also when some of it is done', async () => {
    await scene.world.get('clients.list', {});
    const clients = [zephyr, { ...zephyr, name: 'Yak' }];
    forbidFrom(2);
    const { id: jobId } = await scene.world.get('clients.create', { clients });
    await team.until('paused');
    scene.network.reset();
    expect((await scene.world.get('clients.create', { clients }, other)).id).toBe(jobId);
    await scene.world.get('jobs.resume', { jobId });
    await team.until();
    expect([clientsNamed('Zephyr').length, clientsNamed('Yak').length]).toEqual([1, 1]);
  });

  it('is one also where a person is confirmed with the key that was compared before', async () => {
    const first = await confirmLeoInVain();
    expect((await confirmLeo()).id).toBe(first);
  });
});

describe('other work', () => {
  it('is another job where the people, the role, the log or the dates are others', async () => {
    const held = scene.network.hold((url) => url.endsWith('/invite'));
    const one = { email: 'new1@northwind.example', role: 'serviceUser' } as const;
    const range = logs.lately();
    const begun = [
      await scene.world.get('people.invite', { invitations: [one] }),
      await scene.world.get('people.invite', { invitations: [{ ...one, role: 'providerAdmin' }] }),
      await scene.world.get('people.invite', { invitations: invitations(['new2@northwind.example']) }),
      await scene.world.get('events.load', { range }),
      await scene.world.get('events.load', { range: { ...range, start: range.start - DAY } }),
      await scene.world.get('account.loadEvents', { range }),
    ];
    expect(new Set(begun.map(({ id }) => id)).size).toBe(begun.length);
    held.open();
    await expect.poll(async () => (await list()).every(({ state }) => state === 'ended')).toBe(true);
  });

  it('is a client of the same name whose owner or seats were put right', async () => {
    await scene.world.get('clients.list', {});
    forbidFrom(1);
    const wrong = { ...zephyr, ownerEmail: 'wrong@other.example', seats: 500 };
    const first = await scene.world.get('clients.create', { clients: [wrong] });
    await team.until('paused');
    scene.network.reset();
    const second = await scene.world.get('clients.create', { clients: [zephyr] });
    expect(second.id).not.toBe(first.id);
    expect(endings(await team.until())).toEqual({ Zephyr: 'done' });
    expect(clientsNamed('Zephyr').map(({ owners, seats }) => [owners[0]?.email, seats])).toEqual([
      [zephyr.ownerEmail, zephyr.seats],
    ]);
  });

  it('is a confirmation with another key, and the key compared before is sealed to no more', async () => {
    const first = await confirmLeoInVain();
    scene.server.faults.set(['person-key-swapped']);
    const gate = scene.network.hold((url) => url.endsWith('/users/confirm'));
    const second = await confirmLeo();
    expect(second.id).not.toBe(first);
    await gate.reached;
    await scene.world.get('jobs.resume', { jobId: first });
    const stateOf = async (id: string) => (await list()).find((job) => job.id === id);
    await expect.poll(async () => (await stateOf(first))?.state).toBe('ended');
    expect(Object.values(endings((await stateOf(first)) as JobView))).toEqual(['cancelled']);
    gate.open();
    await expect.poll(async () => (await stateOf(second.id))?.state).toBe('ended');
    expect(Object.values(endings((await stateOf(second.id)) as JobView))).toEqual(['done']);
    // once in vain before, and to the key compared last
    expect(scene.network.asked('/users/confirm')).toBe(1);
    // its own key is the one compared first
    scene.server.faults.set([]);
    await scene.world.get('session.signOut', {});
    await scene.world.signIn(LEO, DEMO_PASSWORD);
    const { clients } = await scene.world.get('clients.list', {});
    expect(clients.filter(({ trouble }) => trouble === null)).toEqual([]);
  });

  it('is a confirmation with the first key again, after one with another', async () => {
    const first = await confirmLeoInVain();
    scene.server.faults.set(['person-key-swapped']);
    const second = await confirmLeoInVain();
    scene.server.faults.set([]);
    const third = await confirmLeo();
    expect(new Set([first, second, third.id]).size).toBe(3);
    expect(endings(await team.until())).toEqual({ 'Leo Hartmann': 'done' });
  });
});
