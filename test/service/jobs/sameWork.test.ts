import { beforeEach, describe, expect, it } from 'vitest';
import { useDeaths } from '../deaths/scene.ts';
import { createLogScene } from './logScene.ts';
import { createTeam, invitations } from './team.ts';

const DAY = 86_400_000;
const scene = useDeaths();
const team = createTeam(scene);
const logs = createLogScene(scene);
const other = { document: 'document-of-another-console' };
const list = () => scene.world.get('jobs.list', {});

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
    const clients = [
      { name: 'Zephyr', ownerEmail: 'owner@zephyr.example', plan: 'teamsMonthly' as const, seats: 1 },
    ];
    const [first, second] = await Promise.all([
      scene.world.get('clients.create', { clients }),
      scene.world.get('clients.create', { clients }, other),
    ]);
    expect(second.id).toBe(first.id);
    await team.until();
    const [provider] = scene.server.state.providers();
    const made = scene.server.state.clients(provider?.id ?? '').filter(({ name }) => name === 'Zephyr');
    expect(made).toHaveLength(1);
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
});
