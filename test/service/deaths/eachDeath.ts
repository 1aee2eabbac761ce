import { expect } from 'vitest';
import type { Scene } from '../races/gate.ts';
import { createWorld } from '../world.ts';
import { mortal } from './mortal.ts';
import { expectWhole } from './whole.ts';

export interface Flow {
  /** What came before; the worker of that time is gone. */
  before(): Promise<unknown>;
  /** What the worker dies of, at each of its steps in turn. */
  act(): Promise<unknown>;
  /** What a person finds and does then. `steps` happened, the last of them possibly by half. */
  after(steps: readonly string[]): Promise<unknown>;
}

/** Runs the flow once for each step in it, and once to its end. @returns the steps of the whole flow */
export async function eachDeath(scene: Scene, flow: Flow): Promise<readonly string[]> {
  for (let lifetime = 0; ; lifetime++) {
    scene.server.reset();
    scene.network.reset();
    scene.world = createWorld(scene.server.url, scene.network.fetch);
    const { world } = scene;
    await flow.before();
    const life = mortal(world.platform, lifetime);
    world.killWorker(life.platform);
    scene.network.sent.length = 0;
    await Promise.race([flow.act(), life.death]);
    world.killWorker();
    const died = life.died();
    try {
      await expectWhole(world);
      await flow.after(life.steps);
      await expectWhole(world);
    } catch (error) {
      if (error instanceof Error)
        error.message = `${died ? `killed before “${died}”` : 'not killed'}, after ${JSON.stringify(life.steps)}: ${error.message}`;
      throw error;
    }
    if (died === null) {
      expect(life.steps.length).toBeGreaterThan(0);
      return life.steps;
    }
  }
}
