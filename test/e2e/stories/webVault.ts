import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { look, search, sees } from '../steps.ts';

export function tellWebVault(stage: Stage): void {
  const vaultTabs = async () =>
    (await stage.browser.tabUrls()).filter((url) => url.startsWith(`${stage.server.url}/`));
  const pagesLoaded = async () => (await stage.server.requests()).filter(({ path }) => path === '/').length;

  /** Two letters and Enter, in a popup that closes over it as popups do. */
  async function enter(text: string, name: string): Promise<void> {
    const popup = await stage.openPopup();
    await search(popup, text, name);
    await popup.keyboard.press('Enter');
  }

  describe('the web vault', () => {
    it('is one tab that Enter leads from client to client without loading it again, and rows say what is open', async () => {
      await stage.signedIn();
      const [before, earlier] = [await vaultTabs(), await pagesLoaded()];
      const events = await stage.vaultEvents();
      const opened = async () => (await vaultTabs()).slice(before.length);
      await enter('acme', 'Acme Legal');
      await until('the tab', async () => (await opened()).some((url) => url.endsWith('/members')));
      const [first] = await opened();
      await until('the page in it', async () => (await pagesLoaded()) === earlier + 1);

      await enter('clo de', 'Clover Dental');
      await until('the tab to go on', async () => (await opened())[0] !== first);
      expect(await opened()).toHaveLength(1);
      expect((await opened())[0]).toMatch(/#\/organizations\/[0-9a-f-]{36}\/members$/);
      expect(await pagesLoaded()).toBe(earlier + 1);
      expect(await stage.vaultEvents()).toEqual(events);

      const popup = await stage.openPopup();
      await sees(popup, 'Clover Dental');
      await popup.waitForSelector('[role=option].is-current .name > .icon');
      await look(popup, 'popup-open-tab');
    });

    it('is opened in another tab when a person has gone elsewhere in ours', async () => {
      await stage.signedIn();
      await enter('acme', 'Acme Legal');
      await until('the tab', async () => (await vaultTabs()).some((url) => url.endsWith('/members')));
      const elsewhere = stage.server.url.replace('127.0.0.1', 'localhost');
      const before = await vaultTabs();
      const tab = await stage.browser.pageAt(before.at(-1) ?? '');
      await tab.evaluate((url) => location.assign(url), `${elsewhere}/vault.css`);
      await until('it to be elsewhere', async () => (await vaultTabs()).length < before.length);
      await enter('clo de', 'Clover Dental');
      await until('another tab', async () => (await vaultTabs()).length === before.length);
      expect(await stage.browser.tabUrls()).toContain(`${elsewhere}/vault.css`);
    });
  });
}
