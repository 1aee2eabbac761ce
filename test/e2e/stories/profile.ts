import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { accountSecrets, OpenSecrets, rememberedNeedle } from '../harness/accountSecrets.ts';
import { type BrowserName, type ExtensionBrowser, launch } from '../harness/browser.ts';
import { type Needle, type Scan, scanProfile } from '../harness/profileScan.ts';
import { type LocalServer, startLocalServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { ADMIN, fill, isHeaded, press, sees, signIn, switchTo } from '../steps.ts';

/** The global of the extension's pages; Firefox has it too. */
declare const chrome: { storage: { session: { get(key: string): Promise<{ secrets?: unknown }> } } };

const CLIENT = 'Clover Dental';
const ACCOUNT_MENU = '.top .menu-holder .provider-button';
const SVEN = 'sven@northwind.example';
const PIN: Needle = { name: 'PIN', value: '718329504461' };
const CANARY: Needle = { name: 'canary', value: 'canary-7c1e-in-the-mine' };

/** What the extension could do by mistake: writes a value as it is, in a store of the browser. */
const plant = (page: Page, value: string): Promise<void> =>
  page.evaluate(async (canary) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('canary');
      request.onupgradeneeded = () => request.result.createObjectStore('canaries');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('canaries', 'readwrite', { durability: 'strict' });
    // twice, so that a browser that compresses has something to compress
    transaction.objectStore('canaries').put({ once: `${canary} `, again: `${canary} `.repeat(200) }, 1);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, value);

/** An account with a second step, on a device that shall be remembered, with a PIN, left for another account. */
async function workBefore(browser: ExtensionBrowser, server: LocalServer): Promise<Needle[]> {
  const popup = await browser.openPopup();
  await signIn(popup, SVEN);
  await isHeaded(popup, 'Second step');
  await press(popup, 'Remember this device for 30 days', 'checkbox');
  await fill(popup, 'input[name=code]', await server.authenticatorCode(SVEN));
  await popup.keyboard.press('Enter');
  await sees(popup, 'Activity');
  const secrets = await openSecrets(popup);
  const console_ = await browser.openConsole('#/settings');
  await fill(console_, 'input[name=new-pin]', String(PIN.value));
  await press(console_, 'Set the PIN');
  await sees(console_, 'A PIN is set.');
  await console_.close();
  await press(popup, 'Lock now');
  await fill(popup, 'input[name=pin]', String(PIN.value));
  await popup.keyboard.press('Enter');
  await sees(popup, CLIENT);
  await popup.locator(ACCOUNT_MENU).click();
  await popup.locator('::-p-text(Add an account)').click();
  await sees(popup, 'The accounts on this computer stay as they are.');
  await popup.close();
  return [...(await accountSecrets(server, SVEN, CLIENT, secrets)), rememberedNeedle(secrets), PIN];
}

/** Signed in, worked, locked, mistyped, unlocked, with the worker ended in between: open at the end. */
async function work(browser: ExtensionBrowser): Promise<Page> {
  const popup = await browser.openPopup();
  await signIn(popup);
  await sees(popup, 'Activity');
  await switchTo(popup, 'clover', CLIENT);
  const console_ = await browser.openConsole('#/client');
  await isHeaded(console_, CLIENT);
  await sees(console_, 'collections. Reading their names leaves no trace.');
  await press(popup, 'Lock now');
  await sees(popup, 'Enter your master password');
  await browser.killWorker();
  await fill(popup, 'input[name=password]', `${DEMO_PASSWORD} not quite`);
  await popup.keyboard.press('Enter');
  await sees(popup, 'The master password is wrong.');
  await fill(popup, 'input[name=password]', DEMO_PASSWORD);
  await popup.keyboard.press('Enter');
  await sees(popup, CLIENT);
  const panel = await browser.openSidePanel();
  await sees(panel, CLIENT);
  await switchTo(popup, 'clover', CLIENT);
  await sees(popup, 'Activity');
  return popup;
}

/** Once the worker has renewed its token, which it does when it first asks after an unlock. */
async function openSecrets(popup: Page): Promise<OpenSecrets> {
  const read = async () =>
    OpenSecrets.safeParse((await popup.evaluate(() => chrome.storage.session.get('secrets'))).secrets);
  await until('an access token', async () => (await read()).success);
  return OpenSecrets.parse((await read()).data);
}

const found = ({ hits }: Scan, of: readonly Needle[]) =>
  hits.filter(({ needle }) => of.some(({ name }) => name === needle));

/** Every file that a browser leaves, whichever way it ended, searched for what must not be there (security.md section 2). */
export function tellProfile(name: BrowserName): void {
  describe('the profile on disk', () => {
    it.each(['closed', 'killed'] as const)('of a browser that was %s holds no secret', async (end) => {
      const folder = await mkdtemp(path.join(tmpdir(), `switchboard-profile-${name}-`));
      const server = await startLocalServer();
      const browser = await launch(name, { port: server.port, folder });
      try {
        const before = await workBefore(browser, server);
        const popup = await work(browser);
        const now = await accountSecrets(server, ADMIN, CLIENT, await openSecrets(popup));
        const needles = [...before, ...now];
        await plant(popup, String(CANARY.value));
        await (end === 'closed' ? browser.close() : browser.kill());

        const inClear: Needle = { name: 'address of the account', value: ADMIN };
        const scan = await scanProfile(browser.profileDir, [...needles, CANARY, inClear]);
        expect(found(scan, needles)).toEqual([]);
        expect(scan.unopened).toEqual([]);
        // the scan saw what was planted, and what the extension itself wrote
        expect(found(scan, [CANARY])).not.toEqual([]);
        expect(found(scan, [inClear])).not.toEqual([]);
        expect(Object.keys(scan.opened)).toContain(name === 'chromium' ? 'LevelDB log' : 'SQLite');
      } finally {
        await browser.close();
        await server.stop();
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  });
}
