import { describe, expect, it } from 'vitest';
import { addresses, createTeam, endings, invitations } from '../jobs/team.ts';
import { eachDeath } from './eachDeath.ts';
import { goOn, useDeaths } from './scene.ts';

const scene = useDeaths();
const team = createTeam(scene);
const ADA = 'ada@northwind.example';
const LEO = 'leo@northwind.example';
const FORTY = addresses(40);
const written = (type: number) => scene.server.eventCounts()[String(type)] ?? 0;
const invite = () => scene.world.ask('people.invite', { invitations: invitations(FORTY) });

async function offerTo(email: string) {
  const id = await team.idOf(email);
  return { id, offer: await scene.world.get('people.keys', { ids: [id] }) };
}

describe('a worker killed at each step of', () => {
  it('forty invitations leaves exactly forty rows in the end, and invites nobody twice', async () => {
    const unclear = new Set<string>();
    await eachDeath(scene, {
      before: () => team.signIn(),
      async act() {
        await invite();
        await team.until();
      },
      async after(steps) {
        await goOn(scene);
        if (!(await team.job())) await invite();
        const job = await team.until();
        unclear.add(steps.at(-1) ?? '');
        expect(job.items.every(({ state }) => state === 'done')).toBe(true);
        expect(team.invited().sort()).toEqual([...FORTY].sort());
        expect(written(1800)).toBe(40);
      },
    });
    expect([...unclear].some((step) => step.includes('invite leaves'))).toBe(true);
  }, 60_000);

  it('a confirmation confirms once', async () => {
    await eachDeath(scene, {
      before: () => team.signIn(),
      async act() {
        const { id, offer } = await offerTo(LEO);
        await scene.world.ask('people.confirm', { offerId: offer.id, ids: [id] });
        await team.until();
      },
      async after() {
        await goOn(scene);
        if (!(await team.job())) {
          const { id, offer } = await offerTo(LEO);
          await scene.world.get('people.confirm', { offerId: offer.id, ids: [id] });
        }
        expect(endings(await team.until())).toEqual({ 'Leo Hartmann': 'done' });
        expect(written(1801)).toBe(1);
      },
    });
  }, 60_000);

  it('a removal removes once', async () => {
    await eachDeath(scene, {
      before: () => team.signIn(),
      async act() {
        await scene.world.ask('people.remove', { ids: [await team.idOf(ADA)] });
        await team.until();
      },
      async after() {
        await goOn(scene);
        if (!(await team.job())) await scene.world.get('people.remove', { ids: [await team.idOf(ADA)] });
        expect(Object.values(endings(await team.until()))).toEqual(['done']);
        expect(written(1803)).toBe(1);
      },
    });
  }, 60_000);
});
