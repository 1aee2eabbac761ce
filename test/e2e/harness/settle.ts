import type { Page } from 'puppeteer';
import { inFront } from './inFront.ts';

/**
 * Brings the page to the front and waits until what it shows stands still: fonts loaded, transitions over. (A
 * page in the background never ends its transitions.)
 */
export function settle(page: Page): Promise<void> {
  return inFront(page, () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    }),
  );
}
