import type { Browser, Page } from 'puppeteer';

/** @throws when no tab shows this address */
export async function pageAt(browser: Browser, url: string): Promise<Page> {
  for (const page of await browser.pages()) {
    const address = await page.evaluate(() => location.href).catch(() => null);
    if (address === url) return page;
  }
  throw new Error(`No tab shows ${url}.`);
}
