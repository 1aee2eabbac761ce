import { setTimeout as pause } from 'node:timers/promises';
import { createPopupWorld, type PopupWorld } from './popupWorld.ts';
import { median, plainRow, type Row } from './row.ts';

/** Openings between two looks at the memory. */
const STEP = 10;
/** Looks each time, and milliseconds between them: the least of them is without an answer that is still under way. */
const LOOKS = 5;
const BETWEEN = 200;
/**
 * Without the compilers of code that runs often: what they make of it counts as memory of the worker too, and goes on
 * for hundreds of openings until there is nothing left to make faster.
 */
const UNCOMPILED = ['--no-sparkplug', '--no-maglev', '--no-opt'];
/** Standard errors that are still noise. */
const NOISE = 2;
/** From the median deviation to the standard deviation of normal noise, and from that to the error of a median. */
const TO_DEVIATION = 1.4826;
const MEDIAN_ERROR = 1.2533;

/**
 * What grows at every step, and how sure that is: the median of the differences. What grows is there in each of them;
 * what happens once, code that gets compiled or a schema that is built at its first use, is in one or two.
 */
export function growthOf(points: readonly (readonly [x: number, y: number])[]): {
  growth: number;
  error: number;
} {
  const differences = points.slice(1).map(([x, y], at) => {
    const [beforeX, beforeY] = points[at] ?? [Number.NaN, Number.NaN];
    return (y - beforeY) / (x - beforeX);
  });
  const growth = median(differences);
  const spread = TO_DEVIATION * median(differences.map((difference) => Math.abs(difference - growth)));
  return { growth, error: (MEDIAN_ERROR * spread) / Math.sqrt(differences.length) };
}

type Range = readonly [from: number, to: number];

async function openAndClose(world: PopupWorld): Promise<void> {
  const popup = await world.openWarm();
  await popup.evaluate(() => window.popupProbe.opening);
  await popup.evaluate(() => window.popupProbe.quiet(50));
  await popup.close();
}

/** Kilobytes. */
async function leastHeap(world: PopupWorld): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look++) {
    if (look > 0) await pause(BETWEEN);
    least = Math.min(least, await world.workerHeap());
  }
  return least / 1_000;
}

/** What the worker holds at every step of the openings. */
async function heapsOf(
  world: PopupWorld,
  [from, to]: Range,
): Promise<[opening: number, kilobytes: number][]> {
  const heaps: [opening: number, kilobytes: number][] = [];
  for (let opening = 1; opening <= to; opening++) {
    await openAndClose(world);
    if (opening >= from && opening % STEP === 0) heaps.push([opening, await leastHeap(world)]);
  }
  return heaps;
}

async function rowOf(title: string, clients: number, range: Range, engineFlags: string[]): Promise<Row> {
  const world = await createPopupWorld(clients, engineFlags);
  try {
    const heaps = await heapsOf(world, range);
    const { growth, error } = growthOf(heaps);
    const note = `${heaps.at(-1)?.[1].toFixed(0)} kB at the end; noise is ${NOISE} standard errors`;
    return plainRow(title, 'kB', growth, { budget: Number((NOISE * error).toFixed(2)), note });
  } finally {
    await world.close();
  }
}

/**
 * What each opening of the popup leaves behind in the worker that lives on: nothing, but for noise. The second row has
 * the compiled code in it and is there to compare.
 */
export async function measureMemory(clients: number, range: Range): Promise<Row[]> {
  const title = `worker, ${clients.toLocaleString('en')} clients: memory per opening, ${range.join(' to ')}`;
  const kept = await rowOf(title, clients, range, UNCOMPILED);
  const all = await rowOf(`${title}, with compiled code`, clients, range, []);
  return [kept, { ...all, budget: null, note: `${all.note}, ${all.budget} kB` }];
}
