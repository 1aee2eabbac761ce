import type { Page } from 'puppeteer';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { makeRunFolder } from './runFolder.ts';
import type { TlsFront } from './tlsFront.ts';

export type BrowserName = 'chromium' | 'firefox';

export interface LaunchSettings {
  /** Port of the local server on 127.0.0.1 that the extension is to talk to. */
  port: number;
  /**
   * With it the production build runs instead of the demo's, untouched, and every host name there is leads to this
   * front: `port` then does not matter.
   */
  front?: TlsFront;
  /** Default true. */
  headless?: boolean;
  /** Firefox preferences, for example `extensions.background.idle.timeout`; Chromium has none and refuses them. */
  prefs?: Record<string, string | number | boolean>;
  /** Flags of Chromium's JavaScript engine, for example `--no-opt`; Firefox has none of them and refuses them. */
  engineFlags?: readonly string[];
  /** The browser's language, for example `de`; default `en-US`. */
  locale?: string;
  /**
   * A folder of the caller's, for a browser that is closed and opened again on the same profile: it is made if
   * it is missing and left alone by `close`. Without it the profile is new and is gone after `close`.
   */
  folder?: string;
}

/** A real browser with the extension in it. */
export interface ExtensionBrowser {
  name: BrowserName;
  /** The id by which others may try to send messages to it. */
  extensionId: string;
  /** Folder of the browser's profile. */
  profileDir: string;
  /**
   * Opens popup.html in a tab of the popup's size, 380 x 560.
   *
   * @param first what runs in the page before any script of its own
   */
  openPopup(first?: () => void): Promise<Page>;
  /** Opens sidepanel.html in a tab of a side panel's size; `first` as for the popup. */
  openSidePanel(first?: () => void): Promise<Page>;
  /** Opens options.html in a tab, 1280 x 800 when headless. `hash` with or without its `#`. */
  openConsole(hash?: string): Promise<Page>;
  /** Ends the service worker or event page as the browser does when it is idle; resolves when it is gone. */
  killWorker(): Promise<void>;
  workerIsRunning(): Promise<boolean>;
  /** What the toolbar button shows when no tab overrides it. */
  badge(): Promise<{ text: string; title: string }>;
  /** Addresses of all tabs, also of those the extension opened. */
  tabUrls(): Promise<string[]>;
  /**
   * Types the keyword and this in the address bar: Firefox's own; in Chromium the worker hears what the address bar would
   * tell it. Returns the lines below the browser's own, as they are written by the worker.
   */
  typeInAddressBar(text: string): Promise<string[]>;
  /** Enter on one of the lines that were suggested last, counted from 0; null takes what was typed. */
  enterInAddressBar(line: number | null): Promise<void>;
  newPage(): Promise<Page>;
  /** Gives the keyboard to the page in front, as somebody has it who just came to it. */
  focusPage(): Promise<void>;
  /** The tab that shows this address, whoever opened it. */
  pageAt(url: string): Promise<Page>;
  /** Installs another extension (`test/e2e/stranger`) and opens a page of it. */
  openStranger(): Promise<Page>;
  /** What the worker keeps in `storage.session` under a key, read in the worker. Chromium only. */
  sessionValue(key: string): Promise<unknown>;
  /** Bytes of JavaScript the worker holds when its rubbish was collected. Chromium only. */
  workerHeap(): Promise<number>;
  /** Fetches from within the worker, under its rights and its content security policy. */
  fetchInWorker(url: string): Promise<'fetched' | 'refused'>;
  /** Moves the worker's clock, until it ends; pages keep theirs. */
  moveClock(milliseconds: number): Promise<void>;
  /** Takes back every host the extension may talk to, as a person does in the browser's settings. */
  withdrawHosts(): Promise<void>;
  /** Allows them again, in the same place. */
  allowHosts(): Promise<void>;
  /** Resolves when the browser has ended, by whatever hand. */
  closed: Promise<void>;
  /** Ends it without a chance to write anything; the folder stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a browser with the built demo extension, which talks to `settings.port`, or with the production one.
 *
 * @throws when the browser or the build is missing
 */
export async function launch(name: BrowserName, settings: LaunchSettings): Promise<ExtensionBrowser> {
  const runFolder = await makeRunFolder(name, settings);
  try {
    const start = name === 'chromium' ? launchChromium : launchFirefox;
    const browser = await start(settings, runFolder);
    process.once('exit', runFolder.removeNow);
    return browser;
  } catch (problem) {
    await runFolder.remove();
    throw problem;
  }
}
