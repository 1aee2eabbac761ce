import { describe, expect, it } from 'vitest';
import type { JobView } from '../../../utils/domain/jobs.ts';
import { createTeam, endings } from '../jobs/team.ts';
import { eachDeath } from './eachDeath.ts';
import { goOn, useDeaths } from './scene.ts';

const scene = useDeaths();
const team = createTeam(scene);
const NAMES = ['Zephyr One', 'Zephyr Two'];
const newClients = NAMES.map((name) => ({
  name,
  ownerEmail: 'owner@zephyr.example',
  plan: 'teamsMonthly' as const,
  seats: 2,
}));
const written = (type: number) => scene.server.eventCounts()[String(type)] ?? 0;
const providerId = () => scene.server.state.providers()[0]?.id ?? '';
const made = () =>
  scene.server.state
    .clients(providerId())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('Zephyr'));
const create = () => scene.world.ask('clients.create', { clients: newClients });
const idOf = async (name: string) => {
  const found = (await scene.world.get('clients.list', {})).clients.find((client) => client.name === name);
  if (!found) throw new Error(`${name} is not in the list.`);
  return found.id;
};

/** What is unknown is looked for again, as a person would, until nothing is. */
async function settle(): Promise<JobView> {
  const job = await team.until();
  if (!job.items.some(({ state }) => state === 'unknown')) return job;
  await scene.world.get('clients.createAgain', { jobId: job.id });
  return settle();
}

describe('a worker killed at each step of', () => {
  it('creating two clients makes each of them once, and loses none', async () => {
    await eachDeath(scene, {
      before: () => team.signIn(),
      async act() {
        await create();
        await team.until();
      },
      async after() {
        await goOn(scene);
        if (!(await team.job())) await create();
        const before = await team.until();
        // nothing was sent again without a person
        expect(made().length).toBe(new Set(made()).size);
        expect(made().length).toBe(before.items.filter(({ state }) => state === 'done').length);
        await settle();
        expect(made().sort()).toEqual([...NAMES].sort());
        expect(written(1900)).toBe(NAMES.length);
        const { clients } = await scene.world.get('clients.list', {});
        expect(clients.filter(({ name }) => NAMES.includes(name))).toHaveLength(NAMES.length);
      },
    });
  }, 120_000);

  it('unlinking a client unlinks it once', async () => {
    const unlink = async () => {
      const { plan } = await scene.world.get('clients.offer', {
        task: 'unlink',
        clientId: await idOf('Acme Legal'),
      });
      return scene.world.ask('clients.unlink', { plan });
    };
    await eachDeath(scene, {
      before: () => team.signIn(),
      act: unlink,
      async after() {
        await goOn(scene);
        await scene.world.get('clients.refresh', {});
        const { clients } = await scene.world.get('clients.list', {});
        if (clients.some(({ name }) => name === 'Acme Legal')) expect((await unlink()).ok).toBe(true);
        expect(written(1902)).toBe(1);
        expect(await idOf('Clover Dental')).toBeTruthy();
      },
    });
  }, 60_000);

  it('adding an organization adds it once', async () => {
    const add = async () => {
      const [first] = await scene.world.get('clients.addable', {});
      if (first) await scene.world.ask('clients.addExisting', { organizationId: first.id });
    };
    await eachDeath(scene, {
      before: async () => {
        await team.signIn();
        await scene.world.get('clients.list', {});
      },
      act: add,
      async after() {
        await goOn(scene);
        const names = (await scene.world.get('clients.addable', {})).map(({ name }) => name);
        if (names.includes('Rosewood & Sons Bindery')) await add();
        expect(written(1901)).toBe(1);
        await scene.world.get('clients.refresh', {});
        expect(await idOf('Rosewood & Sons Bindery')).toBeTruthy();
      },
    });
  }, 60_000);
});

it('a job of many ends each for itself', async () => {
  await team.signIn();
  scene.server.faults.set(['plan-row-missing']);
  await create();
  expect(endings(await team.until())).toEqual(
    Object.fromEntries(NAMES.map((name) => [name, 'done: halfMade'])),
  );
});
