import type { Page } from 'puppeteer';
import { byRole } from '../e2e/harness/selectors.ts';
import { createConsoleWorld, PATIENCE, tasksDuring, typeQueries } from './consoleWorld.ts';
import { longTaskRow } from './longTaskRow.ts';
import { type BenchOptions, FRAME, medianRow, type Row } from './row.ts';

const CLIENTS = 10_000;

const hasAllRows = (page: Page) =>
  page.waitForSelector(`[role=grid][aria-rowcount="${CLIENTS + 1}"]`, { timeout: PATIENCE });

async function sortAndSave(page: Page): Promise<void> {
  for (const column of ['Used', 'Remaining', 'Status', 'Client'])
    await page.locator(byRole('button', column)).click();
  await page.locator(byRole('button', 'Export CSV')).click();
  await page.waitForSelector('.page-title button[aria-busy=false]');
}

/** 10,000 clients in the console's table, in real Chromium: opened, searched, sorted, saved. */
export async function measure(_: BenchOptions): Promise<Row[]> {
  const world = await createConsoleWorld(CLIENTS);
  try {
    const page = await world.open('#/clients');
    await hasAllRows(page);
    await page.waitForNetworkIdle();
    const opening = await page.evaluate(() => window.consoleProbe.longTasks);
    const typing = await tasksDuring(page, () => typeQueries(page, 'Find a client', hasAllRows));
    const { changed, painted } = await page.evaluate(() => window.consoleProbe);
    const sorting = await tasksDuring(page, () => sortAndSave(page));
    const title = 'clients table, 10,000 clients';
    return [
      medianRow(`${title}: key to painted`, 'ms', painted, { budget: FRAME }),
      medianRow(`${title}: key to changed, without the wait for a frame`, 'ms', changed),
      longTaskRow(`${title}: tasks over 50 ms, opening`, opening, 1),
      longTaskRow(`${title}: tasks over 50 ms, typing`, typing, painted.length),
      longTaskRow(`${title}: tasks over 50 ms, sorting and saving`, sorting, 1),
    ];
  } finally {
    await world.close();
  }
}
