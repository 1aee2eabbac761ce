import type { EvaluateFunc, Page } from 'puppeteer';
import { until } from './until.ts';

/**
 * Waits until a condition holds in the page. It is asked from outside: a tab in the background paints no frames, and
 * Puppeteer's own `waitForFunction`, which looks once a frame, would never look there again.
 *
 * @param what completes the sentence "Waited 15 s for …"
 * @param condition runs in the page, with `args`
 * @throws when it does not hold in time
 */
export function pageHolds<Args extends unknown[]>(
  page: Page,
  what: string,
  condition: EvaluateFunc<Args>,
  ...args: Args
): Promise<void> {
  return until(what, async () => Boolean(await page.evaluate(condition, ...args)), 15_000);
}
