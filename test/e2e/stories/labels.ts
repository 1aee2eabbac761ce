import { describe, expect, it } from 'vitest';
import { pageHolds } from '../harness/pageHolds.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import {
  clientNames,
  counts,
  fill,
  isHeaded,
  look,
  press,
  search,
  sees,
  seesNot,
  switchTo,
} from '../steps.ts';

export function tellLabels(stage: Stage): void {
  describe('what a technician attaches to clients', () => {
    it('is a pin with a key, which puts the client first, until it is taken away', async () => {
      await stage.signedIn();
      const { popup } = stage;
      const [before] = await clientNames(popup);
      await search(popup, 'clover', 'Clover Dental');
      await popup.keyboard.down('Control');
      await popup.keyboard.press('d');
      await popup.keyboard.up('Control');
      await counts(popup, '.star.is-on', 1);
      await look(popup, 'popup-pin');
      await popup.keyboard.press('Escape');
      await pageHolds(
        popup,
        'the pinned client first',
        () => document.querySelector('[role=option] .name bdi')?.textContent === 'Clover Dental',
      );
      expect(before).not.toBe('Clover Dental');
      await look(popup, 'popup-pinned');
    });

    it('is edited in the console, shown on the toolbar and found by its tag', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const page = await stage.openConsole('#/client');
      await isHeaded(page, 'Clover Dental');
      await press(page, 'Edit');
      await fill(page, 'input[name=own-tags]', 'Gold, On site');
      await fill(page, 'textarea[name=own-note]', 'Ask Ana before anything changes.');
      await page.locator('label.hue[data-hue=plum]').click();
      await fill(page, 'input[name=own-code]', 'q7');
      await look(page, 'console-labels-form');
      await press(page, 'Keep');
      await sees(page, '#Gold');
      await seesNot(page, 'Cancel');
      await look(page, 'console-labels');
      await until('the toolbar to show the code', async () => (await stage.browser.badge()).text === 'Q7');
      const icon = await page.$eval('link[rel=icon]', (link) => link.getAttribute('href'));
      expect(icon).toBe('/tab/plum.svg');
      expect(await page.title()).toBe('Switchboard');

      await fill(stage.popup, 'input[role=combobox]', '#gold');
      await counts(stage.popup, '[role=option]', 1);
      expect(await clientNames(stage.popup)).toEqual(['Clover Dental']);
      await look(stage.popup, 'popup-tag');
    });
  });
}
