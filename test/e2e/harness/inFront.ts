import type { Page } from 'puppeteer';

/**
 * Does what needs frames painted, and a page in the background paints none: another tab may come to the front meanwhile,
 * one that was asked for a moment before, and nothing would be answered until the page is brought back.
 */
export async function inFront<Result>(page: Page, step: () => Promise<Result>): Promise<Result> {
  await page.bringToFront();
  const again = setInterval(() => void page.bringToFront().catch(() => undefined), 500);
  try {
    return await step();
  } finally {
    clearInterval(again);
  }
}
