import { longTaskRow } from './longTaskRow.ts';
import type { LongTask, Opening } from './popupProbe.ts';
import type { PopupWorld } from './popupWorld.ts';
import { median, medianRow, type Row } from './row.ts';

const BUDGET = 1.5;

interface Seen {
  openings: Opening[];
  longTasks: LongTask[];
}

async function openOnce(world: PopupWorld, seen: Seen): Promise<void> {
  const popup = await world.openCold();
  seen.openings.push(await popup.evaluate(() => window.popupProbe.opening));
  await world.settled(popup);
  seen.longTasks.push(...(await popup.evaluate(() => window.popupProbe.longTasks)));
  await popup.close();
}

function rowsOf({ clients }: PopupWorld, { openings, longTasks }: Seen): Row[] {
  const title = `popup, ${clients.toLocaleString('en')} clients`;
  const first = openings.map(({ firstPaint }) => firstPaint);
  const whole = openings.map(({ wholeList }) => wholeList);
  return [
    medianRow(`${title}: first list paint, worker stopped`, 'ms', first),
    medianRow(`${title}: whole list there`, 'ms', whole),
    longTaskRow(`${title}: tasks over 50 ms, opening`, longTasks, openings.length),
  ];
}

/** First paints of the largest list against those of the smallest, of the same round. */
function ratioRow(smallest: Seen, largest: Seen, what: string): Row {
  const first = ({ openings }: Seen) => openings.map(({ firstPaint }) => firstPaint);
  const rounds = first(largest).map((paint, round) => paint / (first(smallest)[round] ?? Number.NaN));
  const row = medianRow(what, 'times', rounds, { budget: BUDGET, note: 'ratio of the medians' });
  return { ...row, value: median(first(largest)) / median(first(smallest)) };
}

/**
 * From opening the popup's address, while the worker is stopped, to the first frame with a client in it. The
 * sizes take turns, so that what slows the machine down for a while slows them all.
 *
 * @param worlds from the fewest clients to the most
 */
export async function measureOpenings(worlds: readonly PopupWorld[], runs: number): Promise<Row[]> {
  const all = worlds.map((world): { world: PopupWorld; seen: Seen } => ({
    world,
    seen: { openings: [], longTasks: [] },
  }));
  for (let run = 0; run < runs; run++) {
    for (const { world, seen } of all) await openOnce(world, seen);
  }
  const rows = all.flatMap(({ world, seen }) => rowsOf(world, seen));
  const smallest = all[0];
  const largest = all.at(-1);
  if (!smallest || !largest) return rows;
  const sizes = [largest, smallest].map(({ world }) => world.clients.toLocaleString('en')).join(' : ');
  return [...rows, ratioRow(smallest.seen, largest.seen, `popup: first list paint, ${sizes} clients`)];
}
