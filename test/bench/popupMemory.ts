import type { PopupWorld } from './popupWorld.ts';
import { plainRow, type Row } from './row.ts';

/** Openings between two looks at the memory. */
const STEP = 10;
/** Standard errors that are still noise. */
const NOISE = 2;

/** The line through points with the least squares, and how sure its slope is. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): {
  slope: number;
  error: number;
} {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const rest = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, error: Math.sqrt(rest / (points.length - 2) / spread) };
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
    const { slope, error } = slopeOf(heaps);
    const title = `worker, ${world.clients.toLocaleString('en')} clients: memory per opening, ${from} to ${to}`;
    const note = `noise is ${NOISE} standard errors; ${heaps.at(-1)?.[1].toFixed(0)} kB at the end`;
    rows.push(plainRow(title, 'kB', slope, { budget: Number((NOISE * error).toFixed(2)), note }));
  }
  return rows;
}
