import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { PANEL_SIZE } from '../harness/sizes.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { counts, focusIsOn, look, press, search, sees, seesNot, switchTo } from '../steps.ts';

export function tellSidePanel(stage: Stage): void {
  describe('the side panel', () => {
    it('shows what the popup shows, as high as the window, and follows it', async () => {
      await stage.signedIn();
      const panel = await stage.openSidePanel();
      await sees(panel, 'Northwind MSP');
      await sees(panel, 'Activity');
      const { height, width } = await panel.evaluate(() => {
        const box = document.querySelector('.popup')?.getBoundingClientRect();
        return { height: box && innerHeight - box.height, width: box && innerWidth - box.width };
      });
      expect([height, width]).toEqual([0, 0]);

      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await panel.bringToFront();
      await panel.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await look(panel, 'panel-client');
      await search(panel, 'acm', 'Acme Legal');
      await look(panel, 'panel-search');
    });

    it('stays when it is done, and opens the client it shows without a trace', async () => {
      await stage.signedIn();
      const before = await stage.vaultEvents();
      const panel = await stage.openSidePanel();
      await switchTo(panel, 'acme', 'Acme Legal');
      await press(panel, 'Open');
      await until('the web vault to open', async () =>
        (await stage.browser.tabUrls()).some((url) => url.endsWith('/members')),
      );
      await panel.bringToFront();
      await panel.keyboard.press('Escape');
      await sees(panel, 'Acme Legal');
      expect(await stage.vaultEvents()).toEqual(before);
    });

    it('locks with all the others and paints no name after that', async () => {
      await stage.signedIn();
      const panel = await stage.openSidePanel();
      await switchTo(panel, 'clover', 'Clover Dental');
      await press(stage.popup, 'Lock now');
      await panel.bringToFront();
      await sees(panel, 'Locked');
      await seesNot(panel, 'Clover Dental');
      await look(panel, 'panel-locked');
    });

    it.each([
      ['as narrow as a sidebar can be', 240],
      ['as wide as half a window', 640],
    ])('reads well %s', async (_, width) => {
      await stage.signedIn();
      const panel = await stage.openSidePanel();
      await panel.setViewport({ ...PANEL_SIZE, width });
      await sees(panel, 'Activity');
      await look(panel, `panel-${width}`);
      await switchTo(panel, 'donau', 'Donaudampfschifffahrt- und Lagergesellschaften mbH');
      await look(panel, `panel-${width}-client`);
      await press(panel, 'More for Donaudampfschifffahrt- und Lagergesellschaften mbH');
      await sees(panel, 'Open vault');
      await look(panel, `panel-${width}-more`);
      await panel.keyboard.press('Escape');
      await panel.locator('.provider-button').click();
      await sees(panel, 'Sign out');
      await look(panel, `panel-${width}-menu`);
      await press(panel, 'Lock now', 'menuitem');
      await sees(panel, 'Locked');
      await look(panel, `panel-${width}-locked`);
    });

    it('is worked by the keyboard alone, through a lock and back', async () => {
      await stage.signedIn();
      const panel = await stage.openSidePanel();
      await sees(panel, 'Activity');
      const { keyboard } = panel;
      await focusIsOn(panel, 'role', 'combobox');
      await keyboard.type('clover');
      await keyboard.press('Escape');
      await keyboard.type('acme');
      await counts(panel, '[role=option]', 1);
      await keyboard.press('Escape');
      await counts(panel, '[role=option]', 9, 60);
      const focused = () => panel.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      await keyboard.down('Shift');
      for (let step = 0; step < 20 && (await focused()) !== 'Lock now'; step++) await keyboard.press('Tab');
      await keyboard.up('Shift');
      expect(await focused()).toBe('Lock now');
      await keyboard.press('Enter');
      await focusIsOn(panel, 'name', 'password');
      await keyboard.type(DEMO_PASSWORD);
      await keyboard.press('Enter');
      await sees(panel, 'Acme Legal');
      await focusIsOn(panel, 'role', 'combobox');
    });

    it('of each window shows the client that counts, and locks with that of the other', async () => {
      await stage.signedIn();
      const [left, right] = [await stage.openSidePanel(), await stage.openSidePanel()];
      await switchTo(left, 'clover', 'Clover Dental');
      await right.bringToFront();
      await right.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await switchTo(right, 'acme', 'Acme Legal');
      await left.bringToFront();
      await left.waitForSelector('section[aria-label="Current client, Acme Legal"]');
      await press(left, 'Lock now');
      await right.bringToFront();
      await sees(right, 'Locked');
      await seesNot(right, 'Acme Legal');
    });

    it('is opened from the popup’s menu, and the popup closes behind it', async () => {
      await stage.signedIn();
      const popup = await stage.openPopup();
      await sees(popup, 'Northwind MSP');
      const browser = popup.browser();
      // Firefox lists no sidebar among its pages; there the popup that closes says that it was opened
      const opened =
        stage.name === 'chromium'
          ? browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html'), { timeout: 15_000 })
          : undefined;
      await popup.locator('.provider-button').click();
      await press(popup, 'Open at the side', 'menuitem');
      await opened;
      const popups = async () =>
        (await stage.browser.tabUrls()).filter((url) => url.endsWith('/popup.html')).length;
      await until('the popup to close', async () => (await popups()) === 1);
    });
  });
}
