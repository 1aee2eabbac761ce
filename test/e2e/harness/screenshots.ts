import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { projectRoot } from '../../run/process.ts';
import { inFront } from './inFront.ts';
import { settle } from './settle.ts';
import { browserOf, setTheme, type Theme } from './theme.ts';

/**
 * Takes a picture of what the page shows.
 *
 * @param name of the state, for example `popup-main`
 * @param folder default `test-output/screenshots/<browser>` of the project
 * @returns the file, `<folder>/<name>-<theme>.png`
 */
export async function shot(
  page: Page,
  name: string,
  { theme, folder }: { theme: Theme; folder?: string },
): Promise<string> {
  await setTheme(page, theme);
  await settle(page);
  const target = folder ?? path.join(projectRoot, 'test-output', 'screenshots', await browserOf(page));
  await mkdir(target, { recursive: true });
  const file = `${path.join(target, `${name}-${theme}`)}.png` as const;
  await inFront(page, () => page.screenshot({ path: file }));
  return file;
}
