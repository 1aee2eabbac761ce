import type { Page } from 'puppeteer';

/**
 * Brings the page to the front and waits until what it shows stands still: fonts loaded, transitions over. (A
 * page in the background never ends its transitions.)
 */
export async function settle(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}
