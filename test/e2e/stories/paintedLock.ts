import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { everyTextOf, noteEveryText } from '../harness/everyText.ts';
import { lockSoon, sessionKeys, setLockAlarm, shiftLock } from '../harness/lockTimes.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { clientNames, sees, switchTo } from '../steps.ts';

const HOUR = 3_600_000;

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

    const surfaces = [
      ['the popup', stage.openPopup],
      ['the side panel', stage.openSidePanel],
    ] as const;

    it.each(surfaces)('in %s is the client and the list, as long as the lock holds', async (_, open) => {
      await stage.browser.killWorker();
      const page = await open(noteEveryText);
      await sees(page, 'Clover Dental');
      expect(await shownOf(page)).toContain('Clover Dental');
    });

    it.each(
      surfaces.flatMap(([surface, open]) => [
        { surface, open, clock: 'has passed the deadline', shift: -HOUR },
        { surface, open, clock: 'is before the last activity', shift: HOUR },
      ]),
    )('in $surface is no name at all when the clock $clock', async ({ open, shift }) => {
      await stage.browser.killWorker();
      await shiftLock(stage.popup, shift);
      const page = await open(noteEveryText);
      await sees(page, 'Enter your master password');
      expect(await shownOf(page)).toEqual([]);
      expect(await sessionKeys(page)).not.toEqual(expect.arrayContaining(['secrets']));
      expect((await sessionKeys(page)).filter((key) => key.startsWith('paint'))).toEqual([]);
    });

    it('goes from an open popup and panel when the time of the lock is over, though the worker sleeps', async () => {
      const panel = await stage.openSidePanel();
      await sees(panel, 'Clover Dental');
      await lockSoon(stage.popup, 1_500);
      await setLockAlarm(stage.popup);
      await stage.browser.killWorker();
      for (const page of [stage.popup, panel]) {
        await page.bringToFront();
        await sees(page, 'Enter your master password');
        const shown = await page.evaluate(() => document.documentElement.outerHTML);
        expect(names.filter((name) => shown.includes(name))).toEqual([]);
      }
      await until('the badge to go', async () => (await stage.browser.badge()).text === '');
    });
  });
}
