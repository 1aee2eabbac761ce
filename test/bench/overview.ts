import type { Page } from 'puppeteer';
import { createConsoleWorld, PATIENCE, refresh, tasksDuring } from './consoleWorld.ts';
import { longTaskRow } from './longTaskRow.ts';
import { type BenchOptions, plainRow, type Row } from './row.ts';

const CLIENTS = 10_000;

async function hasAll(page: Page): Promise<void> {
  await page.waitForSelector('.totals', { timeout: PATIENCE });
  await page.waitForSelector('.recent-table', { timeout: PATIENCE });
  await page.waitForNetworkIdle();
}

/** The overview over 10,000 clients, in real Chromium: opened, and read again. */
export async function measure(_: BenchOptions): Promise<Row[]> {
  const world = await createConsoleWorld(CLIENTS);
  try {
    const began = performance.now();
    const page = await world.open('#/overview');
    await page.waitForSelector('.attention', { timeout: PATIENCE });
    const opened = performance.now() - began;
    await hasAll(page);
    const opening = await page.evaluate(() => window.consoleProbe.longTasks);
    const again = await tasksDuring(page, async () => {
      await refresh(page);
      await hasAll(page);
    });
    const title = 'overview, 10,000 clients';
    return [
      plainRow(`${title}: opened to told`, 'ms', Math.round(opened)),
      longTaskRow(`${title}: tasks over 50 ms, opening`, opening, 1),
      longTaskRow(`${title}: tasks over 50 ms, reading again`, again, 1),
    ];
  } finally {
    await world.close();
  }
}
