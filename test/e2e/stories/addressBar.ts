import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { ask, isHeaded, look, press, sees } from '../steps.ts';

export function tellAddressBar(stage: Stage): void {
  /** Chromium may keep what is chosen, so there names are shown when somebody chose that. */
  async function showNames(): Promise<void> {
    await ask(await stage.openConsole('#/settings'), 'addressBar.write', { showsNames: true });
  }
  const lastAddress = async () => (await stage.browser.tabUrls()).at(-1) ?? '';

  describe('the address bar', () => {
    it('finds a client and opens its members page without a trace', async () => {
      await stage.signedIn();
      const before = await stage.vaultEvents();
      expect(await stage.browser.typeInAddressBar('clover')).toEqual([
        stage.name === 'chromium' ? 'CD, match 1' : 'Clover Dental',
      ]);
      await stage.browser.enterInAddressBar(0);
      await until('the members page', async () => (await lastAddress()).endsWith('/members'));
      await until('the badge', async () => (await stage.browser.badge()).text === 'CD');
      expect(await stage.vaultEvents()).toEqual(before);
    });

    it('opens the best match by Enter alone', async () => {
      await stage.signedIn();
      expect(await stage.browser.typeInAddressBar('acme')).toHaveLength(1);
      await stage.browser.enterInAddressBar(null);
      await until('the badge', async () => (await stage.browser.badge()).text === 'AL');
    });

    it('shows what a lying server calls its clients as words and nothing else', async () => {
      await stage.server.setFaults(['names-spoofed']);
      await stage.signedIn();
      await showNames();
      const shown = (await stage.browser.typeInAddressBar('url')).join();
      expect(shown).toContain(stage.name === 'chromium' ? '&lt;url&gt;' : '<url>');
    });

    it('suggests nothing while it is locked, and Enter leads to where it is unlocked', async () => {
      await stage.signedIn();
      await showNames();
      await stage.popup.bringToFront();
      await press(stage.popup, 'Lock now');
      await sees(stage.popup, 'Locked');
      expect(await stage.browser.typeInAddressBar('clover')).toEqual([]);
      const tabs = (await stage.browser.tabUrls()).length;
      await stage.browser.enterInAddressBar(null);
      await until('the console', async () =>
        (await stage.browser.tabUrls()).some((url) => url.includes('/options.html')),
      );
      expect((await stage.browser.tabUrls()).length).toBeLessThanOrEqual(tabs + 1);
    });

    it('is told in the settings', async () => {
      await stage.signedIn();
      const settings = await stage.openConsole('#/settings');
      await isHeaded(settings, 'Settings');
      await sees(settings, 'Type sbd, a space');
      await settings.evaluate(() =>
        document.querySelector('main :last-child > .card:last-child')?.scrollIntoView(),
      );
      await look(settings, 'console-settings-address-bar');
    });
  });
}
