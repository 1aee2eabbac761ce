import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { pressLast } from '../harness/pressLast.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import {
  ADMIN,
  ask,
  clientNames,
  counts,
  enterWith,
  focusIsOn,
  look,
  press,
  search,
  sees,
  switchTo,
} from '../steps.ts';

export function tellWorkingDay(stage: Stage): void {
  describe('a working day', () => {
    it('goes from signing in to working in a client with two letters and Enter', async () => {
      await look(stage.popup, 'popup-sign-in');
      await stage.signedIn();
      await sees(stage.popup, 'Northwind MSP');
      await sees(stage.popup, 'Clover Dental');
      await look(stage.popup, 'popup-main');

      await search(stage.popup, 'clo de', 'Clover Dental');
      await look(stage.popup, 'popup-search');
      await enterWith(stage.popup, 'Shift');
      await stage.popup.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await look(stage.popup, 'popup-client');

      await until('the toolbar to show the client', async () => {
        const { text, title } = await stage.browser.badge();
        return text === 'CD' && title === 'Clover Dental · Switchboard';
      });
    });

    it('opens the client’s members page in the web vault and leaves no trace', async () => {
      await stage.signedIn();
      const before = await stage.vaultEvents();
      await switchTo(stage.popup, 'acme', 'Acme Legal');
      await press(stage.popup, 'Open');
      await until('the web vault to open', async () =>
        (await stage.browser.tabUrls()).some((url) => url.endsWith('/members')),
      );
      const [members] = (await stage.browser.tabUrls()).filter((url) => url.includes('/#/organizations/'));
      expect(members).toMatch(new RegExp(`^${stage.server.url}/#/organizations/[0-9a-f-]{36}/members$`));
      expect(await stage.vaultEvents()).toEqual(before);
    });

    it('opens the vault only by its own labelled action', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await press(stage.popup, 'More for Clover Dental');
      await sees(stage.popup, 'Bitwarden records that you opened this vault.');
      await look(stage.popup, 'popup-open-vault');
      await press(stage.popup, 'Open vault', 'menuitem');
      await until('the vault to open', async () =>
        (await stage.browser.tabUrls()).some((url) => url.endsWith('/vault')),
      );
    });

    it('opens the vault with a ticket, which is kept for the log', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await press(stage.popup, 'More for Clover Dental');
      await press(stage.popup, 'Open vault with a ticket or reason', 'menuitem');
      await sees(stage.popup, 'Kept on this computer only');
      await look(stage.popup, 'popup-open-vault-reason');
      await stage.popup.keyboard.type('T-4712');
      await pressLast(stage.popup, 'Enter');
      await until('the access', async () => (await stage.vaultEvents()).every((count) => count > 0));
      const console_ = await stage.openConsole('#/events');
      await sees(console_, 'loaded, more exist');
      await console_.bringToFront();
      await console_.focus('.grid-body [role=row]');
      await console_.keyboard.press('c');
      await sees(console_, 'Copied: ');
      await look(console_, 'console-events-copied');
      const { value: list } = (await ask(console_, 'providers.list')) as { value: { currentId: string } };
      const { value } = (await ask(console_, 'notes.read', {}, list.currentId)) as {
        value: { notes: { reasons: { text: string }[] } };
      };
      expect(value.notes.reasons.map(({ text }) => text)).toEqual(['T-4712']);
    });

    it('shows what just happened to a Provider Admin', async () => {
      await stage.signedIn();
      await counts(stage.popup, '.glance li', 4);
      const lines = await stage.popup.$$eval('.glance li', (items) =>
        items.map((item) => item.textContent ?? ''),
      );
      expect(lines[0]).toContain('Kim Larsen logged in');
    });

    it('works by keyboard alone', async () => {
      const pressed = (key: string) => stage.popup.keyboard.press(key as 'Enter');
      await focusIsOn(stage.popup, 'name', 'email');
      await stage.popup.keyboard.type(ADMIN);
      await pressed('Tab');
      await stage.popup.keyboard.type(DEMO_PASSWORD);
      await pressed('Enter');
      await focusIsOn(stage.popup, 'role', 'combobox');
      await stage.popup.keyboard.type('east');
      await counts(stage.popup, '[role=option]', 1);
      await enterWith(stage.popup, 'Shift');
      await stage.popup.waitForSelector('section[aria-label="Current client, Eastgate Clinics"]');
      const names = () => clientNames(stage.popup);
      await until(
        'the client used last to come first',
        async () => (await names())[0] === 'Eastgate Clinics',
      );
      const [, second] = await names();
      await pressed('ArrowDown');
      await pressed('ArrowDown');
      await enterWith(stage.popup, 'Shift');
      await stage.popup.waitForSelector(`section[aria-label="Current client, ${second}"]`);
    });
  });
}
