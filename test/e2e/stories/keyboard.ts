import type { KeyInput, Page } from 'puppeteer';
import { describe, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { pageHolds } from '../harness/pageHolds.ts';
import { pressLast } from '../harness/pressLast.ts';
import { byRole } from '../harness/selectors.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { ADMIN, counts, enterWith, focusIsOn, isHeaded, sees, seesNot } from '../steps.ts';

/** Waits until the browser's own accessibility tree has it. */
const isTold = (page: Page, role: string, name: string) =>
  page.waitForSelector(byRole(role, name), { timeout: 15_000 });

/**
 * Tab, or Shift and Tab for what stands before, until the element of that selector has the focus: as somebody does who
 * cannot see where it is.
 */
async function tabTo(page: Page, selector: string, direction: 'on' | 'back' = 'on'): Promise<void> {
  const isThere = () => page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector);
  if (direction === 'back') await page.keyboard.down('Shift');
  for (let press = 0; press < 40 && !(await isThere()); press++) await page.keyboard.press('Tab');
  if (direction === 'back') await page.keyboard.up('Shift');
  if (!(await isThere())) throw new Error(`Forty times Tab do not lead to ${selector}.`);
}

/** Waits until there is a ring around the focus. */
const focusShows = (page: Page) =>
  pageHolds(page, 'a ring around the focus', () => document.activeElement?.matches(':focus-visible'));

export function tellKeyboard(stage: Stage): void {
  describe('without a mouse', () => {
    it('a client is found, entered, opened in the web vault’s menu and left, and the popup locked', async () => {
      const { popup } = stage;
      const pressed = (key: KeyInput) => popup.keyboard.press(key);
      /** Presses the button that has the focus. */
      const activate = async () => {
        await stage.browser.focusPage();
        await pressed('Enter');
      };
      await popup.bringToFront();
      await stage.browser.focusPage();
      await focusIsOn(popup, 'name', 'email');
      await popup.keyboard.type(ADMIN);
      await tabTo(popup, 'input[name=password]');
      await popup.keyboard.type(DEMO_PASSWORD);
      await pressed('Enter');
      await focusIsOn(popup, 'role', 'combobox');
      await sees(popup, 'Clover Dental');
      await isTold(popup, 'combobox', 'Find a client');

      await popup.keyboard.type('clo de');
      await pageHolds(popup, 'Clover Dental to be pointed at', () =>
        document
          .querySelector('[aria-selected=true] .visually-hidden')
          ?.textContent?.startsWith('Clover Dental, '),
      );
      const row = await popup.$eval(
        '[aria-selected=true] .visually-hidden',
        (words) => words.textContent ?? '',
      );
      await isTold(popup, 'option', row);
      await enterWith(popup, 'Shift');
      await popup.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await focusIsOn(popup, 'role', 'combobox');

      await tabTo(popup, '.client-bar .menu-holder button', 'back');
      await focusShows(popup);
      await activate();
      await sees(popup, 'Bitwarden records that you opened this vault.');
      await focusIsOn(popup, 'role', 'menuitem');
      await focusShows(popup);
      await pressed('Escape');
      await seesNot(popup, 'Bitwarden records that you opened this vault.');
      await tabTo(popup, 'button[aria-label="Back to provider"]');
      await activate();
      await seesNot(popup, 'Bitwarden records');
      await focusIsOn(popup, 'role', 'combobox');

      await tabTo(popup, 'button[aria-label="Lock now"]', 'back');
      await activate();
      await isHeaded(popup, 'Locked');
      await focusIsOn(popup, 'name', 'password');
      await popup.keyboard.type(DEMO_PASSWORD);
      await pressed('Enter');
      await focusIsOn(popup, 'role', 'combobox');
    });

    it('one key leads from the glance to the whole log, and the console is walked by its links', async () => {
      await stage.signedIn();
      await counts(stage.popup, '.glance li', 4);
      const consoles = async () =>
        (await stage.browser.tabUrls()).filter((url) => url.endsWith('/options.html#/events')).length;
      const popup = await stage.openPopup();
      await counts(popup, '.glance li', 4);
      await focusIsOn(popup, 'role', 'combobox');
      const before = await consoles();
      await pressLast(popup, 'a', 'Alt');
      await until('the console at the log', async () => (await consoles()) > before);

      const console_ = await stage.openConsole('#/people');
      await isHeaded(console_, 'People');
      for (const [page, heading] of [
        ['events', 'Events'],
        ['client', 'Choose a client'],
        ['settings', 'Settings'],
        ['account', 'Account'],
        ['billing', 'Seats and bill'],
        ['clients', 'Clients'],
        ['overview', 'Overview'],
      ] as const) {
        // the heading of the page before has the focus, and the navigation stands before it
        await tabTo(console_, `nav a[href="#/${page}"]`, page === 'events' ? 'on' : 'back');
        await console_.keyboard.press('Enter');
        await isHeaded(console_, heading);
      }
    });
  });
}
