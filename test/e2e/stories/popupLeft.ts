import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { pageHolds } from '../harness/pageHolds.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { focusIsOn, isHeaded, look, press } from '../steps.ts';

/** The global of the extension's pages; Firefox has it too. */
declare const chrome: {
  storage: { session: { get(keys: null): Promise<Record<string, unknown>> } };
};

export function tellPopupLeft(stage: Stage): void {
  describe('what the last popup left', () => {
    const left = (page: Page) =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('input[role=combobox]')?.value);

    it('is there when the next one opens, also after the worker ended, gives way to a letter and ends with the lock', async () => {
      await stage.signedIn();
      const first = await stage.openPopup();
      await focusIsOn(first, 'role', 'combobox');
      await first.keyboard.type('er');
      await first.keyboard.press('ArrowDown');
      const id = await first.$eval('[role=option][aria-selected=true]', (row) =>
        row.id.replace('client-', ''),
      );
      await until('the worker to know', async () => {
        const kept = await first.evaluate(async () => (await chrome.storage.session.get(null))['paint.left']);
        return String(kept).includes(id);
      });
      await first.close();
      await stage.browser.killWorker();
      const next = await stage.openPopup();
      await focusIsOn(next, 'role', 'combobox');
      expect(await left(next)).toBe('er');
      expect(await next.$eval('[role=option][aria-selected=true]', (row) => row.id)).toBe(`client-${id}`);
      await look(next, 'popup-left');
      await next.keyboard.type('acme');
      await pageHolds(next, 'the new search', () => document.querySelectorAll('[role=option]').length === 1);
      expect(await left(next)).toBe('acme');

      await press(stage.popup, 'Lock now');
      await isHeaded(next, 'Locked');
      await next.bringToFront();
      await next.keyboard.type(DEMO_PASSWORD);
      await next.keyboard.press('Enter');
      await focusIsOn(next, 'role', 'combobox');
      expect(await left(next)).toBe('');
    });
  });
}
