import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { everyTextOf, noteEveryText } from '../harness/everyText.ts';
import { sessionKeys, setLockAlarm, shiftLock } from '../harness/lockTimes.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { clientNames, sees, switchTo } from '../steps.ts';

const HOUR = 3_600_000;
const LOCK_AFTER = 15 * 60_000;

export function tellPaintedLock(stage: Stage): void {
  describe('what is painted before the worker wakes', () => {
    let names: string[] = [];
    beforeEach(async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      names = await clientNames(stage.popup);
      expect(names.length).toBeGreaterThan(0);
    });
    const shownOf = async (page: Page) => {
      const text = await everyTextOf(page);
      return ['Clover Dental', 'Northwind MSP', ...names].filter((name) => text.includes(name));
    };

    it('is the client and the list, as long as the lock holds', async () => {
      await stage.browser.killWorker();
      const popup = await stage.openPopup(noteEveryText);
      await sees(popup, 'Clover Dental');
      expect(await shownOf(popup)).toContain('Clover Dental');
    });

    it.each([
      ['has passed the deadline', -HOUR],
      ['is before the last activity', HOUR],
    ])('is no name at all when the clock %s', async (_, shift) => {
      await stage.browser.killWorker();
      await shiftLock(stage.popup, shift);
      const popup = await stage.openPopup(noteEveryText);
      await sees(popup, 'Enter your master password');
      expect(await shownOf(popup)).toEqual([]);
      expect(await sessionKeys(popup)).not.toEqual(expect.arrayContaining(['secrets']));
      expect((await sessionKeys(popup)).filter((key) => key.startsWith('paint'))).toEqual([]);
    });

    it('goes from an open popup when the time of the lock is over, though the worker sleeps', async () => {
      await shiftLock(stage.popup, 1_500 - LOCK_AFTER);
      await setLockAlarm(stage.popup);
      await stage.browser.killWorker();
      await sees(stage.popup, 'Enter your master password');
      const shown = await stage.popup.evaluate(() => document.documentElement.outerHTML);
      expect(names.filter((name) => shown.includes(name))).toEqual([]);
      await until('the badge to go', async () => (await stage.browser.badge()).text === '');
    });
  });
}
