import puppeteer, { type Browser, type LaunchOptions, type Page, type WebWorker } from 'puppeteer';
import { findBrowser } from '../../run/browsers.mjs';
import type { ExtensionBrowser, LaunchSettings } from './browser.ts';
import { enterInOmnibox, typeInOmnibox } from './chromiumAddressBar.ts';
import { killBrowser } from './killBrowser.ts';
import { pageAt } from './pageAt.ts';
import { MOST_FOR_AN_ANSWER } from './patience.ts';
import { type RunFolder, STRANGER } from './runFolder.ts';
import { CONSOLE_SIZE, hashOf, PANEL_SIZE, POPUP_SIZE } from './sizes.ts';
import type { TlsFront } from './tlsFront.ts';
import { until } from './until.ts';

/** The global of the extension's pages, and of Chromium's own page of extensions. */
declare const chrome: {
  action: { getBadgeText(details: object): Promise<string>; getTitle(details: object): Promise<string> };
  storage: { session: { get(key: string): Promise<Record<string, unknown>> } };
  developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
};

const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Chromium's sandbox refuses root, and some systems refuse Chromium's sandbox. */
async function launchSandboxed(options: LaunchOptions & { args: string[] }): Promise<Browser> {
  const unsandboxed = { ...options, args: [...options.args, '--no-sandbox'] };
  if (process.getuid?.() === 0) return puppeteer.launch(unsandboxed);
  try {
    return await puppeteer.launch(options);
  } catch (problem) {
    if (!String(problem).includes('No usable sandbox')) throw problem;
    return puppeteer.launch(unsandboxed);
  }
}

/** Every name and port leads to the front, whose key is trusted. */
const leadingTo = ({ port, keyHash }: TlsFront): string[] => [
  `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
  `--ignore-certificate-errors-spki-list=${keyHash}`,
];

/** Chromium with the extension loaded over its debugging pipe, which Chrome allows too. */
export async function launchChromium(settings: LaunchSettings, folder: RunFolder): Promise<ExtensionBrowser> {
  const { headless = true, locale = 'en-US', prefs, front, engineFlags = [] } = settings;
  if (prefs) throw new Error('Preferences can be set in Firefox only.');
  const executablePath = findBrowser('chromium');
  if (executablePath === null) throw new Error('There is no Chromium here. Run: npm test');

  const browser = await launchSandboxed({
    executablePath,
    headless,
    protocolTimeout: MOST_FOR_AN_ANSWER,
    pipe: true,
    enableExtensions: true,
    userDataDir: folder.profileDir,
    defaultViewport: headless ? CONSOLE_SIZE : null,
    args: [
      ...ARGUMENTS,
      `--js-flags=${engineFlags.join(' ')}`,
      `--lang=${locale}`,
      `--accept-lang=${locale}`,
      ...(front ? leadingTo(front) : []),
    ],
    // On Linux Chromium takes its language from here.
    env: { ...process.env, LANGUAGE: locale },
  });
  try {
    return await withExtension(browser, folder, headless);
  } catch (problem) {
    await browser.close();
    throw problem;
  }
}

async function withExtension(
  browser: Browser,
  folder: RunFolder,
  headless: boolean,
): Promise<ExtensionBrowser> {
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const id = await browser.installExtension(folder.extensionDir);
  const origin = `chrome-extension://${id}`;
  // Asked of the browser each time: Puppeteer's own list of targets follows the workers with a delay.
  const session = await browser.target().createCDPSession();
  async function workerTargets(): Promise<string[]> {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos
      .filter(({ type, url }) => type === 'service_worker' && url.startsWith(`${origin}/`))
      .map(({ targetId }) => targetId);
  }
  const workerIsRunning = async () => (await workerTargets()).length > 0;
  await until('the service worker to start', workerIsRunning);

  async function open(path: string, size: typeof POPUP_SIZE | null, first?: () => void): Promise<Page> {
    const page = await browser.newPage();
    if (size) await page.setViewport(size);
    if (first) await page.evaluateOnNewDocument(first);
    await page.goto(`${origin}/${path}`);
    return page;
  }

  async function theWorker(): Promise<WebWorker> {
    const target = await browser.waitForTarget(
      (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(`${origin}/`),
    );
    const worker = await target.worker();
    if (!worker) throw new Error('The service worker cannot be reached.');
    return worker;
  }

  /** “Site access” on the extension's page in the browser's settings. */
  async function setHostAccess(hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
    const page = await browser.newPage();
    try {
      await page.goto('chrome://extensions');
      await page.evaluate((change) => chrome.developerPrivate.updateExtensionConfiguration(change), {
        extensionId: id,
        hostAccess,
      });
    } finally {
      await page.close();
    }
  }

  let typed = '';
  let lines: string[] = [];
  return {
    name: 'chromium',
    extensionId: id,
    profileDir: folder.profileDir,
    closed,
    openPopup: (first) => open('popup.html', POPUP_SIZE, first),
    openSidePanel: (first) => open('sidepanel.html', PANEL_SIZE, first),
    openConsole: (hash) => open(`options.html${hashOf(hash)}`, headless ? CONSOLE_SIZE : null),
    async typeInAddressBar(text) {
      const suggested = await (await theWorker()).evaluate(typeInOmnibox, text);
      lines = suggested.map(({ content }) => content);
      typed = text;
      return suggested.map(({ description }) => description);
    },
    enterInAddressBar: async (line) =>
      (await theWorker()).evaluate(enterInOmnibox, line === null ? typed : (lines[line] ?? '')),
    newPage: () => browser.newPage(),
    pageAt: (url) => pageAt(browser, url),
    async openStranger() {
      const stranger = await browser.installExtension(STRANGER);
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${stranger}/page.html`);
      return page;
    },
    fetchInWorker: async (url) =>
      (await theWorker()).evaluate(
        (address) =>
          fetch(address, { mode: 'no-cors' }).then(
            () => 'fetched' as const,
            () => 'refused' as const,
          ),
        url,
      ),
    moveClock: async (milliseconds) =>
      (await theWorker()).evaluate((by) => {
        const { now } = Date;
        Date.now = () => now.call(Date) + by;
      }, milliseconds),
    sessionValue: async (key) =>
      (await theWorker()).evaluate(async (name) => (await chrome.storage.session.get(name))[name], key),
    async workerHeap() {
      const { client } = await theWorker();
      await client.send('HeapProfiler.collectGarbage');
      return (await client.send('Runtime.getHeapUsage')).usedSize;
    },
    withdrawHosts: () => setHostAccess('ON_CLICK'),
    allowHosts: () => setHostAccess('ON_ALL_SITES'),
    workerIsRunning,
    async killWorker() {
      for (const targetId of await workerTargets()) {
        await session.send('Target.closeTarget', { targetId });
        await until('the service worker to end', async () => !(await workerTargets()).includes(targetId));
      }
    },
    async badge() {
      // Any file of the extension is a page with its rights; this one runs none of its code.
      const page = await browser.newPage({ type: 'tab', background: true });
      try {
        await page.goto(`${origin}/manifest.json`);
        return await page.evaluate(async () => ({
          text: await chrome.action.getBadgeText({}),
          title: await chrome.action.getTitle({}),
        }));
      } finally {
        await page.close();
      }
    },
    focusPage: async () => undefined,
    async tabUrls() {
      const pages = browser.targets().filter((target) => target.type() === 'page');
      return pages.map((target) => target.url());
    },
    kill: () => killBrowser(browser, closed),
    async close() {
      await browser.close();
      await folder.remove();
    },
  };
}
