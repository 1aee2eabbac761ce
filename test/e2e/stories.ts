import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { type BrowserName, type ExtensionBrowser, launch } from './harness/browser.ts';
import { type LocalServer, startLocalServer } from './harness/server.ts';
import { until } from './harness/until.ts';
import {
  ADMIN,
  ask,
  clientNames,
  fill,
  look,
  press,
  SERVICE_USER,
  search,
  sees,
  seesNot,
  shownText,
  signIn,
  switchTo,
} from './steps.ts';

const VAULT_EVENTS = ['1603', '1903'];

/** What a technician does, in a real browser with the built extension and a real server process. */
export function tellStories(name: BrowserName): void {
  let server: LocalServer;
  let browser: ExtensionBrowser;
  let popup: Page;
  let pages: Page[] = [];

  const opened = async (page: Promise<Page>) => {
    pages.push(await page);
    return page;
  };
  const openPopup = () => opened(browser.openPopup());
  const openConsole = (hash?: string) => opened(browser.openConsole(hash));

  async function signedIn(email = ADMIN): Promise<void> {
    await signIn(popup, email);
    await sees(popup, 'Activity');
  }
  const vaultEvents = async () => {
    const counts = await server.eventCounts();
    return VAULT_EVENTS.map((type) => counts[type] ?? 0);
  };

  beforeAll(async () => {
    server = await startLocalServer();
    browser = await launch(name, { port: server.port });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    await server.reset();
    popup = await openPopup();
    await sees(popup, 'Sign in');
  });
  afterEach(async () => {
    await ask(popup, 'session.signOut');
    await Promise.all(pages.map((page) => page.close().catch(() => undefined)));
    pages = [];
  });

  describe('a working day', () => {
    it('goes from signing in to working in a client with two letters and Enter', async () => {
      await look(popup, 'popup-sign-in');
      await signedIn();
      await sees(popup, 'Northwind MSP');
      await sees(popup, 'Clover Dental');
      await look(popup, 'popup-main');

      await search(popup, 'clo de', 'Clover Dental');
      await look(popup, 'popup-search');
      await popup.keyboard.press('Enter');
      await popup.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await look(popup, 'popup-client');

      await until('the toolbar to show the client', async () => (await browser.badge()).text !== '');
      expect(await browser.badge()).toEqual({ text: 'CD', title: 'Clover Dental · Switchboard' });
    });

    it('opens the client’s members page in the web vault and leaves no trace', async () => {
      await signedIn();
      const before = await vaultEvents();
      await switchTo(popup, 'acme', 'Acme Legal');
      await press(popup, 'Open');
      await until('the web vault to open', async () =>
        (await browser.tabUrls()).some((url) => url.endsWith('/members')),
      );
      const [members] = (await browser.tabUrls()).filter((url) => url.includes('/#/organizations/'));
      expect(members).toMatch(new RegExp(`^${server.url}/#/organizations/[0-9a-f-]{36}/members$`));
      expect(await vaultEvents()).toEqual(before);
    });

    it('opens the vault only by its own labelled action', async () => {
      await signedIn();
      await switchTo(popup, 'clover', 'Clover Dental');
      await press(popup, 'More for Clover Dental');
      await sees(popup, 'Bitwarden records that you opened this vault.');
      await look(popup, 'popup-open-vault');
      await press(popup, 'Open vault', 'menuitem');
      await until('the vault to open', async () =>
        (await browser.tabUrls()).some((url) => url.endsWith('/vault')),
      );
    });

    it('shows what just happened to a Provider Admin', async () => {
      await signedIn();
      await popup.waitForFunction(() => document.querySelectorAll('.glance li').length === 4);
      const lines = await popup.$$eval('.glance li', (items) => items.map((item) => item.textContent ?? ''));
      expect(lines[0]).toContain('Kim Larsen logged in');
    });

    it('works by keyboard alone', async () => {
      const pressed = (key: string) => popup.keyboard.press(key as 'Enter');
      await popup.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
      await popup.keyboard.type(ADMIN);
      await pressed('Tab');
      await popup.keyboard.type(DEMO_PASSWORD);
      await pressed('Enter');
      await popup.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox', {
        timeout: 15_000,
      });
      await popup.keyboard.type('east');
      await popup.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
      await pressed('Enter');
      await popup.waitForSelector('section[aria-label="Current client, Eastgate Clinics"]');
      const [, second] = await clientNames(popup);
      await pressed('ArrowDown');
      await pressed('ArrowDown');
      await pressed('Enter');
      await popup.waitForSelector(`section[aria-label="Current client, ${second}"]`);
    });
  });

  describe('roles and providers', () => {
    it('tells a Service User why the provider log is not there, and shows the logs that are', async () => {
      await signedIn(SERVICE_USER);
      await sees(popup, "The provider's log is for Provider Admins.");
      await switchTo(popup, 'clover', 'Clover Dental');
      await popup.waitForFunction(() => document.querySelectorAll('.glance li').length >= 3, {
        timeout: 15_000,
      });
      await look(popup, 'popup-service-user');
    });

    it('asks a person in two providers which one, and switches', async () => {
      await signIn(popup, 'mia@northwind.example');
      await sees(popup, 'Choose a provider');
      await look(popup, 'popup-providers');
      await popup.locator('::-p-text(Harbour IT Partners)').click();
      await sees(popup, 'Activity');
      expect(await shownText(popup)).not.toContain('Clover Dental');
      await popup.locator('.top .menu-holder button').click();
      await sees(popup, 'Service User');
      await look(popup, 'popup-menu');
    });

    it('lets in whoever was just confirmed, after “Check again”', async () => {
      await signIn(popup, 'leo@northwind.example');
      await sees(popup, 'No provider yet');
      await sees(popup, 'a Provider Admin must confirm you');
      await look(popup, 'popup-no-provider');
      await server.confirm('leo@northwind.example');
      await press(popup, 'Check again');
      await sees(popup, 'Clover Dental');
    });

    it('sends the admin of an unfinished provider to the web vault', async () => {
      await signIn(popup, 'olga@pending.example');
      await sees(popup, 'Your provider is not set up yet');
      await look(popup, 'popup-not-set-up');
    });

    it('says what a suspended provider means', async () => {
      await signedIn('sue@fjordline.example');
      await sees(popup, 'Bitwarden suspended Fjordline Services.');
      await look(popup, 'popup-provider-suspended');
    });

    it('marks the one client whose key does not open, and the suspended one, and no other', async () => {
      await signedIn();
      await search(popup, 'meridian', 'Meridian Opticians');
      await sees(popup, 'Unreadable');
      await look(popup, 'popup-unreadable');
      await search(popup, 'fjord', 'Fjord Architects');
      await sees(popup, 'Suspended');
      await search(popup, 'clover', 'Clover Dental');
      expect(await shownText(popup)).not.toMatch(/Unreadable|Suspended/);
    });
  });

  describe('when something is wrong', () => {
    it('says that the password is wrong and keeps what was typed', async () => {
      await signIn(popup, ADMIN, 'not my password');
      await sees(popup, 'wrong');
      await look(popup, 'popup-wrong-password');
      expect(await popup.$eval('input[name=email]', (input) => (input as HTMLInputElement).value)).toBe(
        ADMIN,
      );
      await popup.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
      await fill(popup, 'input[name=password]', DEMO_PASSWORD);
      await popup.keyboard.press('Enter');
      await sees(popup, 'Activity');
    });

    it('says that the server cannot be reached, and goes on with the last list', async () => {
      await signedIn();
      await server.setFaults(['down']);
      await press(popup, 'Refresh');
      await sees(popup, 'The list is less than a minute old.');
      await look(popup, 'popup-offline');
      await switchTo(popup, 'acme', 'Acme Legal');
      await server.setFaults([]);
      await press(popup, 'Try again');
      await seesNot(popup, 'The list is less than a minute old.');
    });

    it('has a sentence for a sign-in without a server', async () => {
      await server.setFaults(['down']);
      await signIn(popup);
      await sees(popup, 'cannot be reached');
      await look(popup, 'popup-sign-in-unreachable');
    });

    it('shows the shape of what comes while it comes', async () => {
      await server.setLatency(1_000);
      await signIn(popup);
      await popup.waitForSelector('[aria-busy=true]');
      await popup.waitForFunction(() => document.querySelector('.skeleton') !== null, { timeout: 15_000 });
      await look(popup, 'popup-loading');
      await server.setLatency(0);
      await sees(popup, 'Clover Dental');
    });

    it('says when the first list could not be read, and reads it when asked again', async () => {
      await server.setFaults(['html@/api/sync']);
      await signIn(popup);
      await sees(popup, 'Your providers could not be read');
      await look(popup, 'popup-unread');
      await server.setFaults([]);
      await press(popup, 'Try again');
      await sees(popup, 'Clover Dental');
    });

    it('says why a suspended client cannot be opened, and does not open it', async () => {
      await signedIn();
      const before = await browser.tabUrls();
      await switchTo(popup, 'fjord', 'Fjord Architects');
      await look(popup, 'popup-client-suspended');
      await press(popup, 'Open');
      expect(await browser.tabUrls()).toEqual(before);
    });

    it('keeps the console’s pages whole when the log cannot be read', async () => {
      await signedIn();
      await server.setFaults(['error-500@/api/providers']);
      const console_ = await openConsole('#/events');
      await sees(console_, 'Bitwarden has a problem of its own right now.');
      await look(console_, 'console-events-unread');
      await server.setFaults([]);
      await press(console_, 'Try again');
      await sees(console_, 'loaded, more exist');
    });

    it('locks at once: nothing of a client stays on the page, the toolbar or in what pages may paint', async () => {
      await signedIn();
      await switchTo(popup, 'clover', 'Clover Dental');
      const console_ = await openConsole('#/client');
      await sees(console_, 'Clover Dental');
      await press(popup, 'Lock now');
      await sees(popup, 'Enter your master password');
      await sees(console_, 'Enter your master password');
      await look(popup, 'popup-locked');
      for (const page of [popup, console_]) expect(await page.content()).not.toContain('Clover');
      expect((await browser.badge()).text).toBe('');

      await fill(popup, 'input[name=password]', 'not it');
      await popup.keyboard.press('Enter');
      await sees(popup, 'wrong');
      await fill(popup, 'input[name=password]', DEMO_PASSWORD);
      await popup.keyboard.press('Enter');
      await sees(popup, 'Clover Dental');
    });
  });

  describe('a worker that the browser ends', () => {
    it('is not missed: a new popup shows the list and switches', async () => {
      await signedIn();
      await switchTo(popup, 'clover', 'Clover Dental');
      await browser.killWorker();
      const again = await openPopup();
      await again.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await switchTo(again, 'acme', 'Acme Legal');
      expect((await browser.badge()).text).toBe('AL');
    });

    it('leaves no half state when it dies while signing in', async () => {
      await server.setLatency(1_500);
      await signIn(popup);
      await until('the sign-in to be under way', async () =>
        (await server.requests()).some(({ path }) => path.includes('/accounts/prelogin')),
      );
      await browser.killWorker();
      await server.setLatency(0);
      await sees(popup, 'The browser paused Switchboard in the middle.');
      await press(popup, 'Sign in');
      await sees(popup, 'Activity');
    });

    it('does not lose the open session when it dies during a refresh', async () => {
      await signedIn();
      await server.setLatency(1_500);
      await press(popup, 'Refresh');
      await browser.killWorker();
      await server.setLatency(0);
      const again = await openPopup();
      await switchTo(again, 'delta', 'Delta Freight Logistics');
    });
  });

  describe('the console', () => {
    it('shows the team, the log and the account', async () => {
      await signedIn();
      const console_ = await openConsole('#/people');
      await sees(console_, 'Ada Wren');
      await sees(console_, 'ada@northwind.example');
      await sees(console_, 'Needs confirmation');
      await look(console_, 'console-people');

      await press(console_, 'Events', 'link');
      await sees(console_, '50 loaded, more exist');
      await look(console_, 'console-events');
      await press(console_, 'Load more');
      await sees(console_, '100 loaded');

      await press(console_, 'Account', 'link');
      await sees(console_, 'What Switchboard keeps on this computer');
      await look(console_, 'console-account');
    });

    it('shows a client’s collections by name without a trace, and its log', async () => {
      await signedIn();
      const before = await vaultEvents();
      await switchTo(popup, 'clover', 'Clover Dental');
      const console_ = await openConsole('#/client');
      await console_.waitForFunction(() =>
        document.querySelector('h1')?.textContent?.includes('Clover Dental'),
      );
      await sees(console_, 'Collections');
      await sees(console_, 'collections. Reading their names leaves no trace.');
      await look(console_, 'console-client');
      expect(await console_.title()).not.toContain('Clover');
      expect(await vaultEvents()).toEqual(before);
    });

    it('lets two tabs work in two clients', async () => {
      await signedIn();
      await switchTo(popup, 'clover', 'Clover Dental');
      const console_ = await openConsole('#/client');
      await console_.waitForFunction(() =>
        document.querySelector('h1')?.textContent?.includes('Clover Dental'),
      );
      await switchTo(popup, 'acme', 'Acme Legal');
      expect(await console_.$eval('h1', (heading) => heading.textContent)).toContain('Clover Dental');
    });

    it('tells a Service User why people and the provider log are not there', async () => {
      await signedIn(SERVICE_USER);
      const console_ = await openConsole('#/people');
      await sees(console_, 'The team is shown to Provider Admins');
      await look(console_, 'console-people-service-user');
      await press(console_, 'Events', 'link');
      await sees(console_, 'The provider log is for Provider Admins.');
      await look(console_, 'console-events-service-user');
    });

    it('signs in, locks, unlocks and signs out by itself', async () => {
      const console_ = await openConsole();
      await sees(console_, 'Sign in');
      await look(console_, 'console-sign-in');
      await signIn(console_);
      await sees(console_, 'People');
      await press(console_, 'Lock now');
      await sees(console_, 'Enter your master password');
      await look(console_, 'console-locked');
      await fill(console_, 'input[name=password]', DEMO_PASSWORD);
      await console_.keyboard.press('Enter');
      await sees(console_, 'Ada Wren');
      await press(console_, 'Account', 'link');
      await press(console_, 'Sign out');
      await sees(console_, 'Sign in');
    });

    it('stays whole at 200 % zoom', async () => {
      await signedIn();
      const console_ = await openConsole('#/people');
      await sees(console_, 'Ada Wren');
      await console_.setViewport({ width: 640, height: 400 });
      await look(console_, 'console-people-zoomed');
      await popup.setViewport({ width: 380, height: 300 });
      await look(popup, 'popup-main-zoomed');
    });
  });

  describe('a provider without clients', () => {
    it('says so, and who can add one', async () => {
      const emptyServer = await startLocalServer({ clients: 0, events: 0 });
      const emptyBrowser = await launch(name, { port: emptyServer.port });
      try {
        const page = await emptyBrowser.openPopup();
        await signIn(page);
        await sees(page, 'No clients yet');
        await look(page, 'popup-empty');
        const console_ = await emptyBrowser.openConsole('#/client');
        await sees(console_, 'No clients yet');
        await look(console_, 'console-empty');
      } finally {
        await emptyBrowser.close();
        await emptyServer.stop();
      }
    });
  });

  describe('the walls', () => {
    it('let no page of ours fetch from anywhere but the product’s hosts', async () => {
      await signedIn();
      const elsewhere = `http://localhost:${server.port}/api/alive`;
      for (const page of [popup, await openConsole()]) {
        const answer = await page.evaluate(
          (url) =>
            fetch(url, { mode: 'no-cors' }).then(
              () => 'fetched',
              () => 'refused',
            ),
          elsewhere,
        );
        expect(answer).toBe('refused');
      }
    });

    it('do not hear a web page', async () => {
      await signedIn();
      const web = await opened(browser.newPage());
      await web.goto(server.url);
      const heard = await web.evaluate(() => {
        const { chrome: api, browser: other } = globalThis as {
          chrome?: { runtime?: unknown };
          browser?: { runtime?: unknown };
        };
        return Boolean(api?.runtime ?? other?.runtime);
      });
      expect(heard).toBe(false);
    });

    it('answer a name from the prototype like any unknown operation', async () => {
      expect(await ask(popup, '__proto__')).toEqual({ ok: false, failure: { kind: 'badRequest' } });
    });
  });
}
