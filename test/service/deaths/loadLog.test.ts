import { expect, it } from 'vitest';
import { createLogScene } from '../jobs/logScene.ts';
import { useScene } from '../races/gate.ts';
import { eachDeath } from './eachDeath.ts';
import { goOn } from './scene.ts';

const scene = useScene({ clients: 3, events: 110 });
const logs = createLogScene(scene);
const PAGES = 3;

it('a worker killed at each step of loading all of a log reads no page again but the one under way', async () => {
  const unclear = new Set<string>();
  await eachDeath(scene, {
    async before() {
      await logs.signIn();
      logs.watch();
    },
    async act() {
      await scene.world.ask('events.load', { range: logs.lately() });
      await logs.until();
    },
    async after(steps) {
      await goOn(scene);
      if (!(await logs.job())) await scene.world.get('events.load', { range: logs.lately() });
      const { log, progress } = await logs.until();
      unclear.add(steps.at(-1) ?? '');
      const range = log?.range ?? { start: 0, end: 0 };
      const rows = logs.rows(range);
      expect(log?.covered).toEqual([range]);
      const { events } = await logs.kept();
      expect([new Set(events.map(({ key }) => key)).size, events.length]).toEqual([rows, rows]);
      expect(progress.done).toBeLessThanOrEqual(rows);
      expect(logs.asked.length).toBeLessThanOrEqual(PAGES + 1);
      expect(Object.keys(scene.server.eventCounts())).toEqual(['1000']);
    },
  });
  expect([...unclear].filter((step) => step.includes('/events'))).not.toEqual([]);
}, 60_000);
