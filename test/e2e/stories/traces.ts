import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { byRole } from '../harness/selectors.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import {
  counts,
  enterWith,
  fill,
  focusIsOn,
  isHeaded,
  look,
  press,
  search,
  sees,
  seesNot,
  switchTo,
} from '../steps.ts';

export function tellTraces(stage: Stage): void {
  describe('what Bitwarden records', () => {
    it('is nothing of a whole walk through the popup, and one access for a doubled click on “Open vault”', async () => {
      const { popup } = stage;
      await stage.signedIn();
      await counts(popup, '.glance li', 4);
      const before = await stage.server.eventCounts();
      const earlier = (await stage.server.requests()).length;

      await press(popup, 'Refresh');
      await search(popup, 'clo de', 'Clover Dental');
      await popup.keyboard.press('Escape');
      await switchTo(popup, 'clover', 'Clover Dental');
      await press(popup, 'More for Clover Dental');
      await focusIsOn(popup, 'role', 'menuitem');
      await popup.keyboard.press('Escape');
      await press(popup, 'Back to provider');
      await seesNot(popup, 'More for');
      await switchTo(popup, 'acme', 'Acme Legal');
      await press(popup, 'Open');
      await until('the members page', async () =>
        (await stage.browser.tabUrls()).some((url) => url.endsWith('/members')),
      );
      const second = await stage.openPopup();
      await search(second, 'delta', 'Delta Freight Logistics');
      await enterWith(second, 'Control');
      await until('the console', async () =>
        (await stage.browser.tabUrls()).some((url) => url.endsWith('/options.html#/client')),
      );
      await press(popup, 'Lock now');
      await isHeaded(popup, 'Locked');
      await fill(popup, 'input[name=password]', DEMO_PASSWORD);
      await popup.keyboard.press('Enter');
      await sees(popup, 'Activity');
      await counts(popup, '.glance li', 4);
      expect(await stage.server.eventCounts()).toEqual(before);
      const asked = (await stage.server.requests()).slice(earlier);
      const posted = asked.filter(({ method }) => method !== 'GET').map(({ path }) => path);
      expect(posted.filter((path) => path !== '/identity/connect/token')).toEqual([]);
      expect(asked.filter(({ path }) => /collections\/details|\/collect$/.test(path))).toEqual([]);

      await switchTo(popup, 'clover', 'Clover Dental');
      await press(popup, 'More for Clover Dental');
      await popup.locator(byRole('menuitem', 'Open vault')).click({ count: 2 });
      await until('the access in both logs', async () =>
        (await stage.vaultEvents()).every((count) => count > 0),
      );
      const { 1603: client, 1903: provider, ...others } = await stage.server.eventCounts();
      expect([client, provider]).toEqual([(before[1603] ?? 0) + 1, (before[1903] ?? 0) + 1]);
      expect(others).toEqual(before);

      const next = await stage.openPopup();
      await sees(next, '1 new');
      await look(next, 'popup-news');
    });
  });
}
