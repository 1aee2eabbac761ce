import type { Browser, Page } from 'puppeteer';
import { until } from './until.ts';

/**
 * The tab with this address, as its page names it: a browser names a tab by where it goes before anything is loaded in it.
 *
 * @throws when no tab shows this address in time
 */
export async function pageAt(browser: Browser, url: string): Promise<Page> {
  let found: Page | undefined;
  await until(`a tab that shows ${url}`, async () => {
    for (const page of await browser.pages()) {
      const address = await page.evaluate(() => location.href).catch(() => null);
      if (address === url) found = page;
    }
    return found !== undefined;
  });
  return found as Page;
}
