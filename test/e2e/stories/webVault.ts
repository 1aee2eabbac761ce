import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { pageHolds } from '../harness/pageHolds.ts';
import { pressLast } from '../harness/pressLast.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { ask, fill, focusIsOn, lockUnheard, look, search, sees, shownText, switchTo } from '../steps.ts';

/** The global of the extension's pages. */
declare const chrome: {
  tabs: { query(all: object): Promise<{ id: number }[]> };
  action: { getPopup(tab: { tabId: number }): Promise<string> };
};

/** Runs in a page of the extension: whether the toolbar's button opens a marked popup in any tab. */
async function marksATab(): Promise<boolean> {
  const ids = (await chrome.tabs.query({})).map(({ id }) => id);
  const popups = await Promise.all(ids.map((tabId) => chrome.action.getPopup({ tabId })));
  return popups.some((popup) => popup.endsWith('#own'));
}

export function tellWebVault(stage: Stage): void {
  const vaultTabs = async () =>
    (await stage.browser.tabUrls()).filter((url) => url.startsWith(`${stage.server.url}/`));
  const pagesLoaded = async () => (await stage.server.requests()).filter(({ path }) => path === '/').length;

  /** Two letters and Enter, in a popup that closes over it as popups do. */
  async function enter(text: string, name: string): Promise<void> {
    const popup = await stage.openPopup();
    await search(popup, text, name);
    await pressLast(popup, 'Enter');
  }

  describe('the web vault', () => {
    /** Those of stories before show what nobody looks for here. */
    beforeEach(async () => {
      for (const url of await vaultTabs()) {
        const page = await stage.browser.pageAt(url).catch(() => null);
        await page?.close();
      }
      // a browser goes on naming a tab for a moment after it was closed
      await until('them to be gone', async () => (await vaultTabs()).length === 0);
    });

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

    it.each(['had loaded', 'still loaded'])(
      'is opened in another tab when a person has gone elsewhere in ours that %s',
      async (state) => {
        await stage.signedIn();
        const before = await vaultTabs();
        if (state === 'still loaded') await stage.server.holdNext('/vault.css', 'arrived');
        await enter('acme', 'Acme Legal');
        await until('the tab', async () => (await vaultTabs()).length > before.length);
        const tracked = async () =>
          ((await ask(stage.popup, 'tabs.open')) as { value: unknown[] }).value.length;
        await until('it to be a tab of ours', async () => (await tracked()) === 1);
        const page = await stage.browser.pageAt((await vaultTabs()).at(-1) ?? '');
        if (state === 'still loaded') {
          await stage.server.held();
        } else {
          await pageHolds(page, 'it to load', () => document.readyState === 'complete');
          await until('it to be marked', () => stage.popup.evaluate(marksATab));
        }
        await page.goto(stage.server.url.replace('http:', 'data:text/plain,'));
        await stage.server.release();
        await until('it to be no tab of ours any more', async () => (await tracked()) === 0);
        await enter('clo de', 'Clover Dental');
        await until('another tab', async () => (await vaultTabs()).length > before.length);
        expect((await stage.browser.tabUrls()).filter((url) => url.startsWith('data:'))).toHaveLength(1);
        await page.close();
      },
    );

    it('is gone on to after an unlock when a lock came in between, with nothing typed again', async () => {
      await stage.signedIn();
      const before = await vaultTabs();
      const popup = await stage.openPopup();
      await search(popup, 'acme', 'Acme Legal');
      // the page has not heard of it yet, as when the time runs out at this very moment
      await lockUnheard(stage.popup);
      await pressLast(popup, 'Enter');
      await sees(popup, 'Unlock to go on with what you began.');
      await look(popup, 'popup-unlock-goes-on');
      expect(await shownText(popup)).not.toContain('Acme');
      await fill(popup, 'input[name=password]', DEMO_PASSWORD);
      await pressLast(popup, 'Enter');
      await until('the tab', async () => (await vaultTabs()).length > before.length);
      expect(await stage.vaultEvents()).toEqual([0, 0]);
    });

    it('is gone back to by one key for the last client', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await switchTo(stage.popup, 'acme', 'Acme Legal');
      await sees(stage.popup, 'Last client: Clover Dental');
      await look(stage.popup, 'popup-last-client');
      const popup = await stage.openPopup();
      await sees(popup, 'Last client: Clover Dental');
      await focusIsOn(popup, 'role', 'combobox');
      await pressLast(popup, 'Enter', 'Alt');
      await stage.popup.waitForSelector('section[aria-label="Current client, Clover Dental"]');
    });

    it('opens at the page that the last word names, and the row says so before', async () => {
      await stage.signedIn();
      const events = await stage.vaultEvents();
      const popup = await stage.openPopup();
      await search(popup, 'clo de pol', 'Clover Dental');
      await sees(popup, 'Policies');
      await look(popup, 'popup-page-word');
      await pressLast(popup, 'Enter');
      const arrived = (url: string) => /#\/organizations\/[0-9a-f-]{36}\/settings\/policies$/.test(url);
      await until('the page', async () => (await vaultTabs()).some(arrived));
      expect(await stage.vaultEvents()).toEqual(events);
    });
  });
}
