import type { Page } from 'puppeteer';
import { launch } from '../e2e/harness/browser.ts';
import { byRole } from '../e2e/harness/selectors.ts';
import { startLocalServer } from '../e2e/harness/server.ts';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { freshBuild } from './freshBuild.ts';
import { longTaskRow } from './longTaskRow.ts';
import { type BenchOptions, plainRow, type Row } from './row.ts';

declare global {
  interface Window {
    overviewTasks: { start: number; duration: number }[];
  }
}

/** Runs in the console before its own scripts, and is sent there as text. */
function installProbe(): void {
  window.overviewTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      window.overviewTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

const ADMIN = 'kim@northwind.example';
const CLIENTS = 10_000;
const PATIENCE = 120_000;

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name=email]').fill(ADMIN);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`[role=option][aria-setsize="${CLIENTS}"]`, { timeout: PATIENCE });
}

async function hasAll(page: Page): Promise<void> {
  await page.waitForSelector('.totals', { timeout: PATIENCE });
  await page.waitForSelector('.recent-table', { timeout: PATIENCE });
  await page.waitForNetworkIdle();
}

/** The overview over 10,000 clients, in real Chromium: opened, and read again. */
export async function measure(_: BenchOptions): Promise<Row[]> {
  await freshBuild('chromium', 'demo');
  const server = await startLocalServer({ clients: CLIENTS });
  const browser = await launch('chromium', { port: server.port });
  try {
    const popup = await browser.openPopup();
    await signIn(popup);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(installProbe);
    const began = performance.now();
    await page.goto(popup.url().replace('popup.html', 'options.html#/overview'));
    await page.waitForSelector('.attention', { timeout: PATIENCE });
    const opened = performance.now() - began;
    await hasAll(page);
    const opening = await page.evaluate(() => window.overviewTasks);
    await page.locator(byRole('button', 'Refresh')).click();
    await page.waitForSelector('.page-title button[aria-busy=true]');
    await page.waitForSelector('.page-title button[aria-busy=false]', { timeout: PATIENCE });
    await hasAll(page);
    const all = await page.evaluate(() => window.overviewTasks);
    const title = 'overview, 10,000 clients';
    return [
      plainRow(`${title}: opened to told`, 'ms', Math.round(opened)),
      longTaskRow(`${title}: tasks over 50 ms, opening`, opening, 1),
      longTaskRow(`${title}: tasks over 50 ms, reading again`, all.slice(opening.length), 1),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
