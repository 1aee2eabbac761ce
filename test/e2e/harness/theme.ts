import type { Page } from 'puppeteer';
import type { BrowserName } from './browser.ts';
import { useColorScheme } from './firefoxWindow.ts';
import { pageHolds } from './pageHolds.ts';
import { runPrivileged } from './privileged.ts';

export type Theme = 'light' | 'dark';

/** Which browser shows the page. */
export async function browserOf(page: Page): Promise<BrowserName> {
  return (await page.browser().version()).toLowerCase().startsWith('firefox') ? 'firefox' : 'chromium';
}

const isTheme = (theme: Theme) => matchMedia(`(prefers-color-scheme: ${theme})`).matches;

/** Makes the page believe that the system is light or dark; in Firefox all pages at once. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  if (await page.evaluate(isTheme, theme)) return;
  if ((await browserOf(page)) === 'firefox') {
    await runPrivileged(page.browser(), useColorScheme, theme === 'dark' ? 0 : 1);
  } else {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  }
  await pageHolds(page, `the ${theme} theme`, isTheme, theme);
}
