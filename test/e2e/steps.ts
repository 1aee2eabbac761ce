import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { axeViolations } from './harness/axe.ts';
import { shot } from './harness/screenshots.ts';
import { byRole } from './harness/selectors.ts';
import { setTheme } from './harness/theme.ts';

/** The global of the extension's pages; Firefox has it too. */
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

export const ADMIN = 'kim@northwind.example';
export const SERVICE_USER = 'ada@northwind.example';

/** Waits until the page shows this text to a person. */
export async function sees(page: Page, text: string): Promise<void> {
  try {
    await page.waitForFunction(
      (wanted) => document.body.innerText.includes(wanted),
      { timeout: 15_000 },
      text,
    );
  } catch {
    throw new Error(`Waited for “${text}”. The page shows:\n${await shownText(page)}`);
  }
}

export async function seesNot(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (unwanted) => !document.body.innerText.includes(unwanted),
    { timeout: 15_000 },
    text,
  );
}

export const shownText = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

export async function press(page: Page, name: string, role = 'button'): Promise<void> {
  // a page in the background paints nothing, so nothing in it can be found to stand still
  await page.bringToFront();
  await page.locator(byRole(role, name)).setTimeout(15_000).click();
}

export async function fill(page: Page, selector: string, text: string): Promise<void> {
  await page.bringToFront();
  await page.locator(selector).setTimeout(15_000).click();
  await page.evaluate((css) => document.querySelector<HTMLInputElement>(css)?.select(), selector);
  await page.keyboard.type(text);
}

export async function signIn(page: Page, email = ADMIN, password = DEMO_PASSWORD): Promise<void> {
  await fill(page, 'input[name=email]', email);
  await fill(page, 'input[name=password]', password);
  await page.keyboard.press('Enter');
}

const SEARCH = 'input[role=combobox]';

/** Types into the search and waits for the first row that the list shows. */
export async function search(page: Page, text: string, expected: string): Promise<void> {
  await fill(page, SEARCH, text);
  await page.waitForFunction(
    (name) => document.querySelector('[role=option][aria-selected=true] .name bdi')?.textContent === name,
    { timeout: 15_000 },
    expected,
  );
}

export async function switchTo(page: Page, text: string, name: string): Promise<void> {
  await search(page, text, name);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`section[aria-label="Current client, ${name}"]`, { timeout: 15_000 });
}

/** Names of the clients the list has rendered, from the top. */
export const clientNames = (page: Page): Promise<string[]> =>
  page.$$eval('[role=option] .name bdi', (rows) => rows.map((row) => row.textContent ?? ''));

/** Sends the worker what only one of our pages can send. */
export const ask = (page: Page, op: string, input: object = {}): Promise<unknown> =>
  page.evaluate((message) => chrome.runtime.sendMessage(message), {
    v: 1,
    id: 'e2e',
    op,
    document: 'e2e-document',
    provider: null,
    context: null,
    input,
  });

/** A picture in both themes, and no rule of WCAG 2.2 A or AA broken in either. */
export async function look(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await shot(page, name, { theme });
    expect(await axeViolations(page), `${name}, ${theme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
  }
  await setTheme(page, 'light');
}
