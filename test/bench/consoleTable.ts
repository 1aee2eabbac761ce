import type { Page } from 'puppeteer';
import { byRole } from '../e2e/harness/selectors.ts';
import {
  type ConsoleWorld,
  createConsoleWorld,
  PATIENCE,
  tasksDuring,
  typeBare,
  typeQueries,
} from './consoleWorld.ts';
import { longTaskRow } from './longTaskRow.ts';
import { FRAME, medianRow, type Row } from './row.ts';

interface TableBench {
  title: string;
  clients: number;
  /** Where in the console. */
  hash: string;
  /** Of its search. */
  search: string;
  /** Whose heads are pressed. */
  columns: readonly string[];
  /** What is measured besides. */
  more?: (page: Page, title: string) => Promise<Row[]>;
}

async function sortAndSave(page: Page, columns: readonly string[]): Promise<void> {
  for (const column of columns) await page.locator(byRole('button', column)).click();
  await page.locator(byRole('button', 'Export CSV')).click();
  await page.waitForSelector('button:not([aria-busy=true]) ::-p-text(Export CSV)');
}

/** A table of all clients in the console, in real Chromium: opened, searched, sorted, saved. */
export async function measureTable(bench: TableBench): Promise<Row[]> {
  const { clients, hash, search, columns, more } = bench;
  const world: ConsoleWorld = await createConsoleWorld(clients);
  const isWhole = (page: Page) =>
    page.waitForSelector(`[role=grid][aria-rowcount="${clients + 1}"]`, { timeout: PATIENCE });
  try {
    const page = await world.open(hash);
    await isWhole(page);
    await page.waitForNetworkIdle();
    const opening = await page.evaluate(() => window.consoleProbe.longTasks);
    const typing = await tasksDuring(page, () => typeQueries(page, search, isWhole));
    const { changed, painted } = await page.evaluate(() => window.consoleProbe);
    const sorting = await tasksDuring(page, () => sortAndSave(page, columns));
    const title = `${bench.title}, ${clients.toLocaleString('en')} clients`;
    const besides = (await more?.(page, title)) ?? [];
    const bare = await typeBare(page);
    return [
      medianRow(`${title}: key to painted`, 'ms', painted, { budget: FRAME }),
      medianRow(`${title}: key to painted in a bare field of the same page`, 'ms', bare),
      medianRow(`${title}: key to changed, without the wait for a frame`, 'ms', changed),
      longTaskRow(`${title}: tasks over 50 ms, opening`, opening, 1),
      longTaskRow(`${title}: tasks over 50 ms, typing`, typing, painted.length),
      longTaskRow(`${title}: tasks over 50 ms, sorting and saving`, sorting, 1),
      ...besides,
    ];
  } finally {
    await world.close();
  }
}
