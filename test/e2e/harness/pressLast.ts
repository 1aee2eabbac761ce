import type { KeyInput, Page } from 'puppeteer';

/** A key after which the page closes, as popups do: there may be no page left for it to be let go in. */
export async function pressLast(
  page: Page,
  key: KeyInput,
  modifier?: 'Alt' | 'Shift' | 'Control',
): Promise<void> {
  try {
    if (modifier) await page.keyboard.down(modifier);
    await page.keyboard.press(key);
    if (modifier) await page.keyboard.up(modifier);
  } catch (problem) {
    if (!/closed|no such frame/i.test(String(problem))) throw problem;
  }
}
