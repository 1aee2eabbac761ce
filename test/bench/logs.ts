import type { Page } from 'puppeteer';
import { launch } from '../e2e/harness/browser.ts';
import { pageHolds } from '../e2e/harness/pageHolds.ts';
import { byRole } from '../e2e/harness/selectors.ts';
import { startLocalServer } from '../e2e/harness/server.ts';
import { sees } from '../e2e/steps.ts';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { freshBuild } from './freshBuild.ts';
import { longTaskRow } from './longTaskRow.ts';
import { type BenchOptions, medianRow, plainRow, type Row } from './row.ts';

/** The global of the extension's pages. */
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<Answer> } };

interface Answer {
  ok: boolean;
  value: { currentId: string };
}

interface LogProbe {
  /** From the input event of each key to the frame that was painted next, in milliseconds. */
  keys: number[];
  longTasks: { start: number; duration: number }[];
}

declare global {
  interface Window {
    logProbe: LogProbe;
  }
}

/** Runs in the console before its own scripts, and is sent there as text. A key that changes nothing is painted too. */
function installLogProbe(): void {
  const probe: LogProbe = { keys: [], longTasks: [] };
  addEventListener(
    'input',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => probe.keys.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      probe.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  window.logProbe = probe;
}

const ADMIN = 'kim@northwind.example';
const EVENTS = 100_000;
const SEGMENT = 1_000;
const PATIENCE = 120_000;
/** One frame at 60 Hz, in milliseconds. */
const FRAME = 16;
const QUERIES = ['kim opened', 'client 12', '203.0.113', 'nothing like it'];

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name=email]').fill(ADMIN);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=option]', { timeout: PATIENCE });
}

/** Hands the worker a long log as the console would, a segment at a time. Runs in a page of the extension. */
async function fillArchive(events: number, size: number): Promise<{ writes: number[]; reads: number[] }> {
  const send = (op: string, provider: string | null, input: object) =>
    chrome.runtime.sendMessage({
      v: 1,
      id: crypto.randomUUID(),
      op,
      document: 'bench-document',
      provider,
      context: null,
      input,
    });
  const { currentId } = (await send('providers.list', null, {})).value;
  const [writes, reads]: [number[], number[]] = [[], []];
  const now = Date.now();
  const covered = [{ start: now - 3 * 86_400_000, end: now - 1_800_000 }];
  const eventAt = (at: number) => ({
    key: `event ${at}`,
    at: now - 1_900_000 - at * 1_000,
    type: at % 3 === 0 ? 1903 : 1000,
    actor: at % 2 === 0 ? 'Kim Larsen' : 'Ada Wren',
    actorId: '0a000000-0000-4000-8000-000000000001',
    object: at % 3 === 0 ? `Client ${at % 400}` : null,
    objectId: at % 3 === 0 ? '0b000000-0000-4000-8000-000000000002' : null,
    client: at % 3 === 0 ? { id: null, name: `Client ${at % 400}`, code: null, hue: null } : null,
    device: { kind: 'webVault', name: 'Chrome' },
    ip: `203.0.113.${at % 250}`,
  });
  for (let segment = 0; segment * size < events; segment++) {
    const rows = Array.from({ length: size }, (_, at) => eventAt(segment * size + at));
    const began = performance.now();
    if (!(await send('events.keep', currentId, { covered, events: rows })).ok)
      throw new Error('A segment was not kept.');
    writes.push(performance.now() - began);
  }
  for (let segment = 0; segment * size < events; segment++) {
    const began = performance.now();
    await send('events.kept', currentId, { segment });
    reads.push(performance.now() - began);
  }
  return { writes, reads };
}

async function typeQueries(page: Page): Promise<number[]> {
  for (const query of QUERIES) {
    await page.locator(byRole('textbox', 'Search events')).click();
    for (const letter of query) {
      const before = await page.evaluate(() => window.logProbe.keys.length);
      await page.keyboard.type(letter);
      await pageHolds(page, 'the key to be painted', (count) => window.logProbe.keys.length > count, before);
    }
    await page.keyboard.press('Escape');
  }
  return page.evaluate(() => window.logProbe.keys);
}

/** Long tasks while all of the log is made a file. */
async function exportAll(page: Page) {
  const before = await page.evaluate(() => window.logProbe.longTasks.length);
  await page.locator(byRole('button', 'Export')).click();
  await page.locator(byRole('menuitem', 'As a table (CSV)')).click();
  await page.waitForSelector('button[aria-haspopup=menu][aria-busy=true]');
  await page.waitForSelector('button[aria-haspopup=menu][aria-busy=false]', { timeout: PATIENCE });
  return page.evaluate((from) => window.logProbe.longTasks.slice(from), before);
}

/** 100,000 events in the console of the minified demo build, in real Chromium: kept, opened, searched, exported. */
export async function measure(_: BenchOptions): Promise<Row[]> {
  await freshBuild('chromium', 'demo');
  const server = await startLocalServer({ events: 60 });
  const browser = await launch('chromium', { port: server.port });
  try {
    const popup = await browser.openPopup();
    await signIn(popup);
    const filling = await browser.openConsole('#/account');
    const { writes, reads } = await filling.evaluate(fillArchive, EVENTS, SEGMENT);
    await filling.close();
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(installLogProbe);
    const address = popup.url().replace('popup.html', 'options.html#/events');
    const began = performance.now();
    await page.goto(address);
    await sees(page, ' loaded, more exist');
    const opened = performance.now() - began;
    const { JSHeapUsedSize: heap = 0 } = await page.metrics();
    const keys = await typeQueries(page);
    const tasks = await exportAll(page);
    const title = 'events, 100,000 in the console';
    return [
      medianRow('events, a segment of 1,000: sealed and written', 'ms', writes),
      medianRow('events, a segment of 1,000: read and opened', 'ms', reads),
      plainRow(`${title}: opened from what was kept`, 'ms', opened),
      plainRow(`${title}: memory of the page`, 'kB', heap / 1_000),
      medianRow(`${title}: key to painted`, 'ms', keys, { budget: FRAME }),
      longTaskRow(`${title}: tasks over 50 ms, export`, tasks, 1),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
