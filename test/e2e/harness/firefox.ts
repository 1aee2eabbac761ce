import { readFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import * as z from 'zod/mini';
import { findBrowser } from '../../run/browsers.mjs';
import type { ExtensionBrowser, LaunchSettings } from './browser.ts';
import { enterInUrlbar, typeInUrlbar } from './firefoxAddressBar.ts';
import {
  allowHosts,
  backgroundState,
  fetchInBackground,
  firstInPages,
  focusPage,
  loadInTabs,
  loadInTabsNoMore,
  moveBackgroundClock,
  tabAddresses,
  terminateBackground,
  toolbarButton,
  useLocale,
  withdrawHosts,
} from './firefoxWindow.ts';
import { killBrowser } from './killBrowser.ts';
import { pageAt } from './pageAt.ts';
import { MOST_FOR_AN_ANSWER } from './patience.ts';
import { runPrivileged, sendBidi } from './privileged.ts';
import { type RunFolder, STRANGER } from './runFolder.ts';
import { CONSOLE_SIZE, hashOf, PANEL_SIZE, POPUP_SIZE } from './sizes.ts';
import type { TlsFront } from './tlsFront.ts';
import { until } from './until.ts';

/** The host of the extension's pages, which Firefox would otherwise draw by lot. */
const HOST = '0b7a4c1e-52d3-4f69-8e0d-6a9c3f1d2b58';
/** The demo's. */
const KEYWORD = 'sbd';
const STRANGER_ID = 'stranger@switchboard.example';
const STRANGER_HOST = '5d1f0a3b-9c24-4e87-b6f2-2a7c81e3d940';

const Manifest = z.object({
  browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }),
});
const Frame = z.object({ _id: z.string() });
const ToolbarButton = z.object({ text: z.string(), title: z.string() });

async function geckoId(extensionDir: string): Promise<string> {
  const manifest = await readFile(path.join(extensionDir, 'manifest.json'), 'utf8');
  return Manifest.parse(JSON.parse(manifest)).browser_specific_settings.gecko.id;
}

/** A tab starts as a blank page, and each would have a process made for it that ends with the first address. */
const ONE_PROCESS_FOR_BLANK_PAGES = {
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.ipc.processCount': 1,
  'dom.ipc.keepProcessesAlive.web': 1,
};

/** Every name leads to the front, and so does every port of a TLS connection. */
const leadingTo = ({ port }: TlsFront) => ({
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': `443=${port}`,
});

/** Firefox over WebDriver BiDi with the extension as a temporary add-on. */
export async function launchFirefox(settings: LaunchSettings, folder: RunFolder): Promise<ExtensionBrowser> {
  const { headless = true, locale = 'en-US', prefs = {}, front, engineFlags } = settings;
  if (engineFlags) throw new Error('Flags of the engine can be set in Chromium only.');
  const executablePath = findBrowser('firefox');
  if (executablePath === null) throw new Error('There is no Firefox here. Run: npm test');
  const id = await geckoId(folder.extensionDir);

  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    protocolTimeout: MOST_FOR_AN_ANSWER,
    acceptInsecureCerts: front !== undefined,
    userDataDir: folder.profileDir,
    defaultViewport: headless ? CONSOLE_SIZE : null,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: HOST, [STRANGER_ID]: STRANGER_HOST }),
      // A temporary add-on goes when Firefox ends; what it stored stays for the next start on this profile.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'intl.accept_languages': locale,
      ...ONE_PROCESS_FOR_BLANK_PAGES,
      // Nobody is there to answer: whoever presses a button that asks for a host has said yes.
      'extensions.webextOptionalPermissionPrompts': !headless,
      ...(front ? leadingTo(front) : {}),
      ...prefs,
    },
  });
  try {
    await runPrivileged(browser, useLocale, locale);
    return await withExtension(browser, id, folder, headless);
  } catch (problem) {
    await browser.close();
    throw problem;
  }
}

async function withExtension(
  browser: Browser,
  id: string,
  folder: RunFolder,
  headless: boolean,
): Promise<ExtensionBrowser> {
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  await browser.installExtension(folder.extensionDir);
  const state = () => runPrivileged(browser, backgroundState, id);
  await until('the event page to start', async () => (await state()) === 'running');

  async function open(
    file: string,
    size: typeof POPUP_SIZE | null,
    { host = HOST, first }: { host?: string; first?: (() => void) | undefined } = {},
  ): Promise<Page> {
    const page = await browser.newPage();
    if (size) await page.setViewport(size);
    const script = first && firstInPages(host, first);
    if (script) await runPrivileged(browser, loadInTabs, script);
    // Page.goto never resolves here: Firefox reports no load events for pages of extensions.
    await sendBidi(browser, 'browsingContext.navigate', {
      context: Frame.parse(page.mainFrame())._id,
      url: `moz-extension://${host}/${file}`,
      wait: 'complete',
    });
    if (script) await runPrivileged(browser, loadInTabsNoMore, script);
    return page;
  }

  return {
    name: 'firefox',
    extensionId: id,
    profileDir: folder.profileDir,
    closed,
    openPopup: (first) => open('popup.html', POPUP_SIZE, { first }),
    openSidePanel: (first) => open('sidepanel.html', PANEL_SIZE, { first }),
    openConsole: (hash) => open(`options.html${hashOf(hash)}`, headless ? CONSOLE_SIZE : null),
    typeInAddressBar: async (text) =>
      z.array(z.string()).parse(await runPrivileged(browser, typeInUrlbar, `${KEYWORD} ${text}`)),
    async enterInAddressBar(line) {
      await runPrivileged(browser, enterInUrlbar, line === null ? 0 : line + 1);
    },
    newPage: () => browser.newPage(),
    pageAt: (url) => pageAt(browser, url),
    workerIsRunning: async () => (await state()) !== 'stopped',
    async killWorker() {
      await runPrivileged(browser, terminateBackground, id);
    },
    badge: async () => ToolbarButton.parse(await runPrivileged(browser, toolbarButton, id)),
    focusPage: async () => void (await runPrivileged(browser, focusPage)),
    tabUrls: async () => z.array(z.string()).parse(await runPrivileged(browser, tabAddresses)),
    async openStranger() {
      await browser.installExtension(STRANGER);
      return open('page.html', null, { host: STRANGER_HOST });
    },
    fetchInWorker: async (url) =>
      z.enum(['fetched', 'refused']).parse(await runPrivileged(browser, fetchInBackground, id, url)),
    async moveClock(milliseconds) {
      await runPrivileged(browser, moveBackgroundClock, id, milliseconds);
    },
    async sessionValue() {
      throw new Error('What Firefox keeps for its event page cannot be read from outside.');
    },
    async workerHeap() {
      throw new Error('What the event page of Firefox holds cannot be told from the rest of its process.');
    },
    async withdrawHosts() {
      await runPrivileged(browser, withdrawHosts, id);
    },
    async allowHosts() {
      await runPrivileged(browser, allowHosts, id);
    },
    kill: () => killBrowser(browser, closed),
    async close() {
      await browser.close();
      await folder.remove();
    },
  };
}
