import type { Page } from 'puppeteer';
import { byRole } from '../e2e/harness/selectors.ts';
import { createConsoleWorld, PATIENCE, refresh, tasksDuring, typeQueries } from './consoleWorld.ts';
import { QUERIES } from './keystrokes.ts';
import { longTaskRow } from './longTaskRow.ts';
import { type BenchOptions, FRAME, medianRow, type Row } from './row.ts';

const CLIENTS = 10_000;
/** This search forgives no typo. */
const EXACT = QUERIES.filter((query) => query !== 'larksur');

const hasAllRows = (page: Page) =>
  page.waitForSelector(`[role=grid][aria-rowcount="${CLIENTS + 1}"]`, { timeout: PATIENCE });

async function sortAndSave(page: Page): Promise<void> {
  for (const column of ['Used', 'Plan', 'Remaining', 'Organization'])
    await page.locator(byRole('button', column)).click();
  await page.locator(byRole('button', 'Export CSV')).click();
  await page.waitForNetworkIdle();
}

/** Seats and bill of 10,000 clients, in real Chromium: opened, searched, sorted, saved, and read again. */
export async function measure(_: BenchOptions): Promise<Row[]> {
  const world = await createConsoleWorld(CLIENTS);
  try {
    const page = await world.open('#/billing');
    await hasAllRows(page);
    await page.waitForNetworkIdle();
    const opening = await page.evaluate(() => window.consoleProbe.longTasks);
    const typing = await tasksDuring(page, () =>
      typeQueries(page, 'Find an organization', hasAllRows, EXACT),
    );
    const { changed, painted } = await page.evaluate(() => window.consoleProbe);
    const sorting = await tasksDuring(page, () => sortAndSave(page));
    const again = await tasksDuring(page, () => refresh(page));
    const title = 'seats and bill, 10,000 clients';
    return [
      medianRow(`${title}: key to painted`, 'ms', painted, { budget: FRAME }),
      medianRow(`${title}: key to changed, without the wait for a frame`, 'ms', changed),
      longTaskRow(`${title}: tasks over 50 ms, opening`, opening, 1),
      longTaskRow(`${title}: tasks over 50 ms, typing`, typing, painted.length),
      longTaskRow(`${title}: tasks over 50 ms, sorting and saving`, sorting, 1),
      longTaskRow(`${title}: tasks over 50 ms, reading again`, again, 1),
    ];
  } finally {
    await world.close();
  }
}
