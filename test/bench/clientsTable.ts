import type { Page } from 'puppeteer';
import { launch } from '../e2e/harness/browser.ts';
import { pageHolds } from '../e2e/harness/pageHolds.ts';
import { byRole } from '../e2e/harness/selectors.ts';
import { startLocalServer } from '../e2e/harness/server.ts';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { freshBuild } from './freshBuild.ts';
import { QUERIES } from './keystrokes.ts';
import { longTaskRow } from './longTaskRow.ts';
import { type BenchOptions, medianRow, type Row } from './row.ts';

interface TableProbe {
  /** From the input event of each key, in milliseconds: our code is done, and the frame after it is painted. */
  changed: number[];
  painted: number[];
  longTasks: { start: number; duration: number }[];
}

declare global {
  interface Window {
    tableProbe: TableProbe;
  }
}

/** Runs in the console before its own scripts, and is sent there as text. */
function installTableProbe(): void {
  const probe: TableProbe = { changed: [], painted: [], longTasks: [] };
  let typed: number | null = null;
  new MutationObserver(() => {
    if (typed === null) return;
    const start = typed;
    typed = null;
    probe.changed.push(performance.now() - start);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => probe.painted.push(performance.now() - start);
      port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener(
    'input',
    (event) => {
      typed = event.timeStamp;
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      probe.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  window.tableProbe = probe;
}

const ADMIN = 'kim@northwind.example';
const CLIENTS = 10_000;
const PATIENCE = 120_000;
/** One frame at 60 Hz, in milliseconds. */
const FRAME = 16;

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name=email]').fill(ADMIN);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`[role=option][aria-setsize="${CLIENTS}"]`, { timeout: PATIENCE });
}

const hasAllRows = (page: Page) =>
  page.waitForSelector(`[role=grid][aria-rowcount="${CLIENTS + 1}"]`, { timeout: PATIENCE });

async function typeQueries(page: Page): Promise<void> {
  for (const query of QUERIES) {
    await page.locator(byRole('textbox', 'Find a client')).click();
    for (const letter of query) {
      const before = await page.evaluate(() => window.tableProbe.painted.length);
      await page.keyboard.type(letter);
      await pageHolds(
        page,
        'the key to be painted',
        (count) => window.tableProbe.painted.length > count,
        before,
      );
    }
    await page.keyboard.press('Escape');
    await hasAllRows(page);
  }
}

async function tasksDuring(page: Page, what: () => Promise<void>) {
  const before = await page.evaluate(() => window.tableProbe.longTasks.length);
  await what();
  return page.evaluate((from) => window.tableProbe.longTasks.slice(from), before);
}

async function sortAndSave(page: Page): Promise<void> {
  for (const column of ['Used', 'Remaining', 'Status', 'Client'])
    await page.locator(byRole('button', column)).click();
  await page.locator(byRole('button', 'Export CSV')).click();
  await page.waitForSelector('.page-title button[aria-busy=false]');
}

/** 10,000 clients in the console's table, in real Chromium: opened, searched, sorted, saved. */
export async function measure(_: BenchOptions): Promise<Row[]> {
  await freshBuild('chromium', 'demo');
  const server = await startLocalServer({ clients: CLIENTS });
  const browser = await launch('chromium', { port: server.port });
  try {
    const popup = await browser.openPopup();
    await signIn(popup);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(installTableProbe);
    await page.goto(popup.url().replace('popup.html', 'options.html#/clients'));
    await hasAllRows(page);
    await page.waitForNetworkIdle();
    const opening = await page.evaluate(() => window.tableProbe.longTasks);
    const typing = await tasksDuring(page, () => typeQueries(page));
    const { changed, painted } = await page.evaluate(() => window.tableProbe);
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
    await browser.close();
    await server.stop();
  }
}
