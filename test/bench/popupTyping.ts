import type { Page } from 'puppeteer';
import { longTaskRow } from './longTaskRow.ts';
import type { Key } from './popupProbe.ts';
import type { PopupWorld } from './popupWorld.ts';
import { medianRow, type Row } from './row.ts';

/** One frame at 60 Hz, in milliseconds. */
const BUDGET = 16;

interface Typist {
  world: PopupWorld;
  popup: Page;
  tasksBefore: number;
  keys: Key[];
}

async function sitDown(world: PopupWorld): Promise<Typist> {
  const popup = await world.openCold();
  await world.settled(popup);
  const tasksBefore = await popup.evaluate(() => window.popupProbe.longTasks.length);
  return { world, popup, tasksBefore, keys: [] };
}

/** Types a query letter by letter and clears the field again; each key waits until the one before is painted. */
async function typeQuery(typist: Typist, query: string): Promise<void> {
  const { popup } = typist;
  await popup.bringToFront();
  for (const letter of query) {
    await popup.keyboard.type(letter);
    typist.keys = await popup.evaluate((count) => window.popupProbe.keys(count), typist.keys.length + 1);
  }
  await popup.keyboard.press('Escape');
  await popup.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[role=combobox]')?.value === '',
  );
}

async function rowsOf({ world, popup, tasksBefore, keys }: Typist): Promise<Row[]> {
  const title = `popup, ${world.clients.toLocaleString('en')} clients`;
  const tasks = await popup.evaluate((from) => window.popupProbe.longTasks.slice(from), tasksBefore);
  const [slowest] = keys.toSorted((a, b) => b.painted - a.painted);
  return [
    medianRow(
      `${title}: key to painted`,
      'ms',
      keys.map(({ painted }) => painted),
      { budget: BUDGET, note: `slowest: “${slowest?.query}”` },
    ),
    medianRow(
      `${title}: key to changed, without the wait for a frame`,
      'ms',
      keys.map(({ changed }) => changed),
    ),
    longTaskRow(`${title}: tasks over 50 ms, typing`, tasks, keys.length),
  ];
}

/** From the input event of a key typed into the search to the frame that shows its matches. */
export async function measureTyping(
  worlds: readonly PopupWorld[],
  queries: readonly string[],
): Promise<Row[]> {
  const typists: Typist[] = [];
  for (const world of worlds) typists.push(await sitDown(world));
  for (const query of queries) {
    for (const typist of typists) await typeQuery(typist, query);
  }
  const rows: Row[] = [];
  for (const typist of typists) {
    rows.push(...(await rowsOf(typist)));
    await typist.popup.close();
  }
  return rows;
}
