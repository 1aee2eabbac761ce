import type { PopupWorld } from './popupWorld.ts';
import { median, plainRow, type Row } from './row.ts';

/** Openings between two looks at the memory. */
const STEP = 10;
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

async function openAndClose(world: PopupWorld): Promise<void> {
  const popup = await world.openWarm();
  await popup.evaluate(() => window.popupProbe.opening);
  await popup.evaluate(() => window.popupProbe.quiet(50));
  await popup.close();
}

/** What each opening of the popup leaves behind in the worker that lives on: nothing, but for noise. */
export async function measureMemory(
  worlds: readonly PopupWorld[],
  [from, to]: readonly [from: number, to: number],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const world of worlds) {
    const heaps: [opening: number, kilobytes: number][] = [];
    for (let opening = 1; opening <= to; opening++) {
      await openAndClose(world);
      if (opening >= from && opening % STEP === 0) heaps.push([opening, (await world.workerHeap()) / 1_000]);
    }
    const { growth, error } = growthOf(heaps);
    const title = `worker, ${world.clients.toLocaleString('en')} clients: memory per opening, ${from} to ${to}`;
    const note = `noise is ${NOISE} standard errors; ${heaps.at(-1)?.[1].toFixed(0)} kB at the end`;
    rows.push(plainRow(title, 'kB', growth, { budget: Number((NOISE * error).toFixed(2)), note }));
  }
  return rows;
}
