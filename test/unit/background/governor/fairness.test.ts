import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf, partsOf, shareOf } from '../../../../utils/domain/rates.ts';
import type { WireRequest } from '../../../../utils/wire/request.ts';
import { createScene, INVITE, request, times, token } from './scene.ts';

/** The first of a scene is asked for most. */
const KINDS = [request(), request('POST'), request('POST', INVITE), request('PUT'), token];

interface Arrival {
  /** Milliseconds after the one before. */
  gap: number;
  asked: WireRequest<unknown>;
  background: boolean;
  takes: number;
  /** When it reaches the server, as a part of that. */
  reaches: number;
}

interface Life extends Arrival {
  arrived: number;
  left: number | null;
  answered: number | null;
  ended: number;
  end: string;
}

const arrivalOf = (most: WireRequest<unknown>) =>
  fc.record<Arrival>({
    gap: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 200 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 9_000 }) },
    ),
    asked: fc.oneof({ weight: 4, arbitrary: fc.constant(most) }, fc.constantFrom(...KINDS)),
    background: fc.boolean(),
    takes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 })),
    reaches: fc.double({ min: 0, max: 1, noNaN: true }),
  });

/** So many technicians that a minute's share is small enough to be used up. */
const scenes = fc
  .constantFrom(...KINDS)
  .chain((most) =>
    fc.tuple(
      fc.array(arrivalOf(most), { minLength: 40, maxLength: 80 }),
      most.method === 'GET' ? fc.integer({ min: 5, max: 40 }) : fc.integer({ min: 1, max: 3 }),
    ),
  );
const runs = { numRuns: 25 };

async function live(arrivals: Arrival[], technicians: number): Promise<Life[]> {
  const scene = createScene({ technicians });
  const { clock } = scene;
  const began = clock.now();
  const lives: Life[] = [];
  const since = () => clock.now() - began;
  scene.onRequest(({ number }) => ({ takes: arrivals[number]?.takes ?? 0 }));
  for (const one of arrivals) {
    await clock.run(one.gap);
    const life: Life = { ...one, arrived: since(), left: null, answered: null, ended: 0, end: '' };
    lives.push(life);
    const asked: WireRequest<unknown> = { ...one.asked, query: { number: String(lives.length - 1) } };
    void scene
      .ask(asked, {
        background: one.background,
        check: async () => {
          life.left = since();
        },
      })
      .then((end) => {
        life.end = end.split(' ')[0] ?? '';
        life.ended = since();
        if (life.end === 'sent') life.answered = since();
      });
  }
  await clock.run();
  return lives;
}

/** Every limit a request is counted under, with this share. */
const limitsOf = (asked: WireRequest<unknown>, technicians: number) =>
  lanesOf(asked).flatMap((lane) =>
    lane.limits.map((limit) => ({ lane, window: limit.window, share: shareOf(limit, technicians) })),
  );

const isIn = (life: Life, name: string) => lanesOf(life.asked).some((lane) => lane.name === name);

/** Still counted at that time, as strictly as the tallies do: until a window and a tenth after its answer. */
const countsAt = (life: Life, time: number, window: number) =>
  life.left !== null &&
  life.left <= time &&
  (life.answered ?? Number.POSITIVE_INFINITY) + window * 1.1 >= time;

describe('whatever comes in whatever order', () => {
  it('no server sees more than its limit in any window, however long each is on its way', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ([arrivals, technicians]) => {
        const lives = await live(arrivals, technicians);
        for (const { asked } of lives) {
          for (const { lane, share } of limitsOf(asked, technicians)) {
            const seen = lives
              .filter((life) => life.answered !== null && isIn(life, lane.name))
              .map(({ left, answered, reaches }) => (left ?? 0) + reaches * ((answered ?? 0) - (left ?? 0)))
              .sort((a, b) => a - b);
            seen.forEach((time, i) => {
              const next = seen[i + share.most];
              if (next !== undefined) expect(next - time).toBeGreaterThan(share.window);
            });
          }
        }
      }),
      runs,
    );
  });

  it('nobody waits behind the background', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ([arrivals, technicians]) => {
        const lives = await live(arrivals, technicians);
        const people = lives.filter(({ background }) => !background);
        for (const one of people) {
          if (one.left === one.arrived) continue;
          // it waited, or was told to: then people themselves had used up what is kept for them
          const isOwnDoing = limitsOf(one.asked, technicians).some(({ lane, window, share }) => {
            const kept = Math.ceil(share.most / 4);
            const used = people.filter(
              (life) =>
                life !== one && isIn(life, lane.name) && countsAt(life, one.arrived, share.window ?? window),
            ).length;
            // a share of one cannot be divided
            return used >= kept || share.most === 1;
          });
          expect(isOwnDoing, `${one.asked.method} at ${one.arrived}`).toBe(true);
        }
      }),
      runs,
    );
  });

  it('nothing leaves in the background while a person waits for the same and may have it', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ([arrivals, technicians]) => {
        const lives = await live(arrivals, technicians);
        const people = lives.filter(({ background }) => !background);
        for (const quiet of lives.filter(({ background, left }) => background && left !== null)) {
          const at = quiet.left ?? 0;
          const passed = people.filter(
            (one) =>
              one.asked.path === quiet.asked.path &&
              one.asked.method === quiet.asked.method &&
              one.arrived < at &&
              (one.left ?? one.ended) > at,
          );
          if (passed.length === 0) continue;
          // only where people have used up their own part, and the little that is kept for the background is left
          const isTheirs = limitsOf(quiet.asked, technicians).some(({ lane, share }) => {
            const used = people.filter(
              (life) => isIn(life, lane.name) && countsAt(life, at, share.window),
            ).length;
            return used >= partsOf(share.most).foreground;
          });
          expect(isTheirs, `${quiet.asked.method} at ${at}`).toBe(true);
        }
      }),
      runs,
    );
  });

  it('everybody is sent, or told when, in time', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ([arrivals, technicians]) => {
        for (const { background, arrived, left, ended, end } of await live(arrivals, technicians)) {
          expect(['sent', 'rateLimited']).toContain(end);
          expect((left ?? ended) - arrived).toBeLessThanOrEqual(background ? 20_000 : 10_000);
        }
      }),
      runs,
    );
  });
});

describe('the background', () => {
  it('gets its little part while people ask without end', async () => {
    const scene = createScene();
    const { clock } = scene;
    const quiet: Promise<string>[] = [];
    for (let second = 0; second < 300; second++) {
      times(10, () => void scene.ask());
      if (second % 10 === 0) quiet.push(scene.ask(request('GET', '/quiet'), { background: true }));
      await clock.run(1_000);
    }
    await clock.run();
    expect((await Promise.all(quiet)).filter((end) => end.startsWith('sent'))).toHaveLength(30);
  });

  it('has four requests under way at most', async () => {
    const scene = createScene();
    scene.onRequest(() => ({ takes: 1_000 }));
    const quiet = times(10, () => scene.ask(request(), { background: true }));
    const person = scene.ask(request('GET', '/person'));
    await scene.clock.run();
    expect(await person).toBe('sent at 1000');
    expect(await Promise.all(quiet)).toEqual([
      ...times(4, () => 'sent at 1000'),
      ...times(4, () => 'sent at 2000'),
      ...times(2, () => 'sent at 3000'),
    ]);
  });

  it('is background no more once somebody waits for it', async () => {
    const scene = createScene();
    scene.onRequest(() => ({ takes: 5_000 }));
    times(4, () => void scene.ask(request(), { background: true }));
    let isQuiet = true;
    const asked = scene.ask(request('GET', '/wanted'), { background: () => isQuiet });
    await scene.clock.run(1_000);
    expect(scene.sent).toHaveLength(4);
    isQuiet = false;
    scene.governor.hurry();
    await scene.clock.run();
    expect(await asked).toBe('sent at 6000');
  });
});
