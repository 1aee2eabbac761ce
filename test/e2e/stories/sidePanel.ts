import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { look, press, search, sees, seesNot, switchTo } from '../steps.ts';

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
