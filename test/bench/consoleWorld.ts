import type { Page } from 'puppeteer';
import { launch } from '../e2e/harness/browser.ts';
import { pageHolds } from '../e2e/harness/pageHolds.ts';
import { byRole } from '../e2e/harness/selectors.ts';
import { startLocalServer } from '../e2e/harness/server.ts';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { installConsoleProbe } from './consoleProbe.ts';
import { freshBuild } from './freshBuild.ts';
import { QUERIES } from './keystrokes.ts';
import type { LongTask } from './popupProbe.ts';

const ADMIN = 'kim@northwind.example';
/** Reading and opening 10,000 clients for the first time takes a while. */
export const PATIENCE = 120_000;

/** A browser with the extension, signed in to a provider with so many clients. */
export interface ConsoleWorld {
  /** The console at that place, with the probe in it. */
  open(hash: string): Promise<Page>;
  close(): Promise<void>;
}

async function signIn(page: Page, clients: number): Promise<void> {
  await page.locator('input[name=email]').fill(ADMIN);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`[role=option][aria-setsize="${clients}"]`, { timeout: PATIENCE });
}

/** Starts server and Chromium, and signs in. */
export async function createConsoleWorld(clients: number): Promise<ConsoleWorld> {
  await freshBuild('chromium', 'demo');
  const server = await startLocalServer({ clients });
  const browser = await launch('chromium', { port: server.port });
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  try {
    const popup = await browser.openPopup();
    await signIn(popup, clients);
    return {
      async open(hash) {
        const page = await browser.newPage();
        await page.setViewport({ width: 1280, height: 900 });
        await page.evaluateOnNewDocument(installConsoleProbe);
        await page.goto(popup.url().replace('popup.html', `options.html${hash}`));
        return page;
      },
      close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** Tasks over 50 ms while something is done. */
export async function tasksDuring(page: Page, what: () => Promise<void>): Promise<LongTask[]> {
  const before = await page.evaluate(() => window.consoleProbe.longTasks.length);
  await what();
  return page.evaluate((from) => window.consoleProbe.longTasks.slice(from), before);
}

/** Reads everything again. */
export async function refresh(page: Page): Promise<void> {
  await page.locator(byRole('button', 'Refresh')).click();
  await page.waitForSelector('.page-title button[aria-busy=true]');
  await page.waitForSelector('.page-title button[aria-busy=false]', { timeout: PATIENCE });
}

/** Types a letter, and waits until the frame after it is painted. */
async function typeLetter(page: Page, letter: string): Promise<void> {
  const before = await page.evaluate(() => window.consoleProbe.painted.length);
  await page.keyboard.type(letter);
  await pageHolds(
    page,
    'the key to be painted',
    (count) => window.consoleProbe.painted.length > count,
    before,
  );
}

/** Types each query into a search, letter by letter, and clears it. @param isWhole resolves when all rows are there again */
export async function typeQueries(
  page: Page,
  label: string,
  isWhole: (page: Page) => Promise<unknown>,
): Promise<void> {
  for (const query of QUERIES) {
    await page.locator(byRole('textbox', label)).click();
    for (const letter of query) await typeLetter(page, letter);
    await page.keyboard.press('Escape');
    await isWhole(page);
  }
}

/** The same keys into a field that nobody listens to: what the browser and this machine take by themselves. @returns key to painted */
export async function typeBare(page: Page): Promise<number[]> {
  const before = await page.evaluate(() => {
    const field = document.createElement('input');
    document.body.prepend(field);
    field.focus();
    return window.consoleProbe.painted.length;
  });
  for (const letter of QUERIES.join('')) await typeLetter(page, letter);
  return page.evaluate((from) => window.consoleProbe.painted.slice(from), before);
}
