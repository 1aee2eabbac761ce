import type { Page } from 'puppeteer';
import { type ExtensionBrowser, launch } from '../e2e/harness/browser.ts';
import { type LocalServer, startLocalServer } from '../e2e/harness/server.ts';
import { POPUP_SIZE } from '../e2e/harness/sizes.ts';
import { until } from '../e2e/harness/until.ts';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { installProbe } from './popupProbe.ts';

const ADMIN = 'kim@northwind.example';
/** Reading and opening 10,000 clients for the first time takes a while. */
const PATIENCE = 120_000;
/** Longer than any pause between two pieces of the same work. */
const QUIET = 300;
const PROVIDER_LOG = /\/providers\/[^/]+\/events/;

/** A browser with the extension, signed in to a provider with so many clients. */
export interface PopupWorld {
  clients: number;
  /** Opens the popup in a new tab while the worker is stopped, with the probe in it. */
  openCold(): Promise<Page>;
  /** As `openCold`, while the worker runs on. */
  openWarm(): Promise<Page>;
  /** A page with the rights of the extension, and none of its code. */
  openBystander(): Promise<Page>;
  /** Bytes of JavaScript in the worker, without what can be collected. */
  workerHeap(): Promise<number>;
  /** Resolves when the popup has painted all, asked the worker and the server, and shows their answers. */
  settled(popup: Page): Promise<void>;
  close(): Promise<void>;
}

async function signIn(popup: Page, clients: number): Promise<void> {
  await popup.bringToFront();
  await popup.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
  await popup.keyboard.type(ADMIN);
  await popup.keyboard.press('Tab');
  await popup.keyboard.type(DEMO_PASSWORD);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector(`[role=option][aria-setsize="${clients}"]`, { timeout: PATIENCE });
}

function worldOf(
  clients: number,
  server: LocalServer,
  browser: ExtensionBrowser,
  address: string,
): PopupWorld {
  let logReads = 0;
  const readLogs = async () => (await server.requests()).filter(({ path }) => PROVIDER_LOG.test(path)).length;
  async function preparePopup(): Promise<Page> {
    const popup = await browser.newPage();
    await popup.setViewport(POPUP_SIZE);
    await popup.evaluateOnNewDocument(installProbe, clients);
    return popup;
  }
  return {
    clients,
    async openWarm() {
      const popup = await preparePopup();
      await popup.goto(address);
      return popup;
    },
    async openBystander() {
      const page = await browser.newPage();
      await page.goto(new URL('/manifest.json', address).href);
      return page;
    },
    workerHeap: browser.workerHeap,
    async openCold() {
      logReads = await readLogs();
      const popup = await preparePopup();
      await browser.killWorker();
      if (await browser.workerIsRunning()) throw new Error('The worker runs again before the popup opens.');
      await popup.goto(address);
      return popup;
    },
    async settled(popup) {
      await until('the log to be read', async () => (await readLogs()) > logReads, PATIENCE);
      await popup.evaluate((quiet) => window.popupProbe.quiet(quiet), QUIET);
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/**
 * Starts server and browser, signs in by keyboard, and opens the popup once so that all is warm and kept.
 *
 * @param engineFlags of Chromium's JavaScript engine
 */
export async function createPopupWorld(
  clients: number,
  engineFlags?: readonly string[],
): Promise<PopupWorld> {
  const server = await startLocalServer({ clients });
  try {
    const browser = await launch('chromium', { port: server.port, ...(engineFlags && { engineFlags }) });
    try {
      const first = await browser.openPopup();
      await signIn(first, clients);
      const world = worldOf(clients, server, browser, first.url());
      await first.close();
      const warm = await world.openCold();
      await world.settled(warm);
      await warm.close();
      return world;
    } catch (problem) {
      await browser.close();
      throw problem;
    }
  } catch (problem) {
    await server.stop();
    throw problem;
  }
}
