import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JobView } from '../../../utils/domain/jobs.ts';
import { mortal } from '../deaths/mortal.ts';
import { useScene } from '../races/gate.ts';
import { createWorld } from '../world.ts';
import { createTeam } from './team.ts';

const scene = useScene({ clients: 3, events: 5 });
const team = createTeam(scene);

const AT = '@/api/providers';
/** What may happen to the request that creates a client; the list tells the truth. */
const FATES = [
  'none',
  'drop-after',
  'down',
  'error-500',
  'invitation-fails',
  'plan-row-missing',
  'html',
] as const;
const fate = fc.constantFrom(...FATES);
/** After so many steps the worker is gone; null: it lives on. */
const lifetime = fc.option(fc.nat({ max: 25 }), { freq: 2 });

const providerId = () => scene.server.state.providers()[0]?.id ?? '';
const made = (name: string) =>
  scene.server.state.clients(providerId()).filter((client) => client.name === name).length;

async function ended(): Promise<JobView> {
  await expect
    .poll(async () => (await scene.world.get('jobs.list', {}))[0]?.state, { timeout: 5_000 })
    .toBe('ended');
  return (await scene.world.get('jobs.list', {}))[0] as JobView;
}

it('whatever becomes of the request and of the worker, no client is made twice and none is lost', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fate, lifetime, async (fault, steps) => {
      scene.server.reset();
      scene.world = createWorld(scene.server.url, scene.network.fetch);
      await team.signIn();
      await scene.world.get('clients.list', {});
      const name = `Zephyr ${++number}`;
      const client = { name, ownerEmail: 'owner@zephyr.example', plan: 'teamsMonthly' as const, seats: 1 };
      const path = `${AT}/${providerId()}/clients`;
      scene.server.faults.set(fault === 'none' ? [] : [`${fault}${path}`]);
      const create = async () => {
        await scene.world.ask('clients.create', { clients: [client] });
        await ended();
      };
      if (steps === null) await create();
      else {
        const life = mortal(scene.world.platform, steps);
        scene.world.killWorker(life.platform);
        await Promise.race([create(), life.death]);
        scene.world.killWorker();
        await scene.world.get('clients.list', {});
      }
      // it died before anything was on record
      if ((await scene.world.get('jobs.list', {}))[0]?.items[0]?.label !== name) await create();
      const [item] = (await ended()).items;
      // it is there exactly when the job says so
      expect([item?.state, made(name)]).toEqual([
        made(name) === 1
          ? 'done'
          : fault === 'error-500'
            ? expect.stringMatching(/refused|unknown/)
            : 'unknown',
        item?.state === 'done' ? 1 : 0,
      ]);
      scene.server.faults.set([]);
      const [job] = await scene.world.get('jobs.list', {});
      await scene.world.get('clients.createAgain', { jobId: job?.id ?? '' });
      const last = (await ended()).items[0];
      expect(made(name)).toBe(last?.state === 'refused' ? 0 : 1);
    }),
    { numRuns: 20 },
  );
}, 60_000);
