import type { Page } from 'puppeteer';
import { launch } from '../e2e/harness/browser.ts';
import { byRole } from '../e2e/harness/selectors.ts';
import { startLocalServer } from '../e2e/harness/server.ts';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { freshBuild } from './freshBuild.ts';
import { longTaskRow } from './longTaskRow.ts';
import { installProbe, type Key } from './popupProbe.ts';
import { type BenchOptions, medianRow, plainRow, type Row } from './row.ts';

/** The global of the extension's pages. */
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<Answer> } };

interface Answer {
  ok: boolean;
  value: { currentId: string; revision: number | null };
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
    const index = { revision: segment, covered, segments: segment + 1 };
    const began = performance.now();
    const { ok, value } = await send('events.keep', currentId, { index, segment, events: rows });
    if (!ok || value.revision === null) throw new Error('A segment was not kept.');
    writes.push(performance.now() - began);
  }
  for (let segment = 0; segment * size < events; segment++) {
    const began = performance.now();
    await send('events.kept', currentId, { segment });
    reads.push(performance.now() - began);
  }
  return { writes, reads };
}

async function typeQueries(page: Page): Promise<Key[]> {
  let keys: Key[] = [];
  for (const query of QUERIES) {
    await page.locator(byRole('textbox', 'Search events')).click();
    for (const letter of query) {
      await page.keyboard.type(letter);
      keys = await page.evaluate((count) => window.popupProbe.keys(count), keys.length + 1);
    }
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.popupProbe.quiet(300));
  }
  return keys;
}

/** Long tasks while all of the log is made a file. */
async function exportAll(page: Page) {
  const before = await page.evaluate(() => window.popupProbe.longTasks.length);
  await page.locator(byRole('button', 'Export')).click();
  await page.locator(byRole('menuitem', 'As a table (CSV)')).click();
  await page.evaluate(() => window.popupProbe.quiet(1_000));
  return page.evaluate((from) => window.popupProbe.longTasks.slice(from), before);
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
    await page.evaluateOnNewDocument(installProbe, 1);
    const address = popup.url().replace('popup.html', 'options.html#/events');
    const began = performance.now();
    await page.goto(address);
    await page.waitForFunction(() => document.body.innerText.includes('100,0'), { timeout: PATIENCE });
    const opened = performance.now() - began;
    await page.evaluate(() => window.popupProbe.quiet(1_000));
    const { JSHeapUsedSize: heap = 0 } = await page.metrics();
    const keys = await typeQueries(page);
    const tasks = await exportAll(page);
    const title = 'events, 100,000 in the console';
    const [slowest] = keys.toSorted((a, b) => b.painted - a.painted);
    return [
      medianRow('events, a segment of 1,000: sealed and written', 'ms', writes),
      medianRow('events, a segment of 1,000: read and opened', 'ms', reads),
      plainRow(`${title}: opened from what was kept`, 'ms', opened),
      plainRow(`${title}: memory of the page`, 'kB', heap / 1_000),
      medianRow(
        `${title}: key to painted`,
        'ms',
        keys.map(({ painted }) => painted),
        {
          budget: FRAME,
          note: `slowest: “${slowest?.query}”, ${slowest?.painted.toFixed(0)} ms`,
        },
      ),
      medianRow(
        `${title}: key to changed, without the wait for a frame`,
        'ms',
        keys.map(({ changed }) => changed),
      ),
      longTaskRow(`${title}: tasks over 50 ms, export`, tasks, 1),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
