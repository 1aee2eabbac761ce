import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';
import { axeViolations } from './harness/axe.ts';
import { inFront } from './harness/inFront.ts';
import { named } from './harness/named.ts';
import { pageHolds } from './harness/pageHolds.ts';
import { pressLast } from './harness/pressLast.ts';
import { readyPoint, takeText } from './harness/ready.ts';
import { shot } from './harness/screenshots.ts';
import { setTheme } from './harness/theme.ts';
import { until } from './harness/until.ts';

/** The global of the extension's pages; Firefox has it too. */
declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  storage: { session: { remove(key: string): Promise<void> } };
};

export const ADMIN = 'kim@northwind.example';
export const SERVICE_USER = 'ada@northwind.example';

/** Waits until the page shows this text to a person. */
export async function sees(page: Page, text: string): Promise<void> {
  try {
    await pageHolds(page, `“${text}”`, (wanted) => document.body.innerText.includes(wanted), text);
  } catch {
    throw new Error(`Waited for “${text}”. The page shows:\n${await shownText(page)}`);
  }
}

export async function seesNot(page: Page, text: string): Promise<void> {
  await pageHolds(page, `“${text}” to go`, (unwanted) => !document.body.innerText.includes(unwanted), text);
}

/** Waits until the page's own heading says so. */
export async function isHeaded(page: Page, text: string): Promise<void> {
  await pageHolds(
    page,
    `the heading “${text}”`,
    (wanted) => document.querySelector('h1')?.textContent?.includes(wanted),
    text,
  );
}

/** Waits until the keyboard is in the element of that attribute, for example the field named `email`. */
export async function focusIsOn(page: Page, attribute: 'name' | 'role', value: string): Promise<void> {
  await pageHolds(
    page,
    `the focus on ${attribute}=${value}`,
    (name, wanted) => document.activeElement?.getAttribute(name) === wanted,
    attribute,
    value,
  );
}

/** Waits until the page has that many elements of a selector. */
export async function counts(page: Page, selector: string, least: number, most = least): Promise<void> {
  await pageHolds(
    page,
    `${least} of ${selector}`,
    (css, from, to) => {
      const count = document.querySelectorAll(css).length;
      return from <= count && count <= to;
    },
    selector,
    least,
    most,
  );
}

export const shownText = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

/** Waits for the control of that role and name, then until it stands still, and clicks in its middle. */
export async function press(page: Page, name: string, role = 'button'): Promise<void> {
  const stands = async () => (await named(page, role, name))?.evaluate(readyPoint);
  await until(
    `the ${role} “${name}” to be pressed`,
    async () => {
      const point = await inFront(page, stands);
      if (point) await page.mouse.click(point.x, point.y);
      return Boolean(point);
    },
    15_000,
  );
}

/** Puts the text in place of what is in the field, in one piece, as from the clipboard. */
export async function fill(page: Page, selector: string, text: string): Promise<void> {
  await page.bringToFront();
  await pageHolds(page, `${selector} to take “${text}”`, takeText, selector, text);
}

/** As `fill`, key by key. */
export async function type(page: Page, selector: string, text: string): Promise<void> {
  await fill(page, selector, '');
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
  await type(page, SEARCH, text);
  await pageHolds(
    page,
    `${expected} as the first row`,
    (name) => document.querySelector('[role=option][aria-selected=true] .name bdi')?.textContent === name,
    expected,
  );
}

/** Enter with a key held; the popup may close over it. */
export const enterWith = (page: Page, modifier: 'Shift' | 'Control'): Promise<void> =>
  pressLast(page, 'Enter', modifier);

/** Switches and stays on the page. */
export async function switchTo(page: Page, text: string, name: string): Promise<void> {
  await search(page, text, name);
  await enterWith(page, 'Shift');
  await page.waitForSelector(`section[aria-label="Current client, ${name}"]`, { timeout: 15_000 });
}

/** Names of the clients the list has rendered, from the top. */
export const clientNames = (page: Page): Promise<string[]> =>
  page.$$eval('[role=option] .name bdi', (rows) => rows.map((row) => row.textContent ?? ''));

/** Sends the worker what only one of our pages can send. */
export const ask = (
  page: Page,
  op: string,
  input: object = {},
  provider: string | null = null,
): Promise<unknown> =>
  page.evaluate((message) => chrome.runtime.sendMessage(message), {
    v: 1,
    id: crypto.randomUUID(),
    op,
    document: 'e2e-document',
    provider,
    context: null,
    input,
  });

/** Signs out until no account is left on this computer. */
export async function signOutAll(page: Page): Promise<void> {
  let left: unknown[] = [null];
  while (left.length > 0) {
    const answer = (await ask(page, 'session.signOut')) as { value?: { accounts: unknown[] } };
    left = answer.value?.accounts ?? [];
  }
}

/** A new address, as it were: no technician signs in as often in a minute as these stories do. */
export const forgetRates = (page: Page): Promise<void> =>
  page.evaluate(() => chrome.storage.session.remove('rates'));

/** A lock that pages have not heard of yet. */
export const lockUnheard = (page: Page): Promise<void> =>
  page.evaluate(() => chrome.storage.session.remove('secrets'));

/** A picture in both themes, and no rule of WCAG 2.2 A or AA broken in either, which differ in colours alone (test/unit/themes.test.ts). */
export async function look(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await shot(page, name, { theme });
    expect(await axeViolations(page, theme === 'light' ? 'all' : 'colours'), `${name}, ${theme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
  }
  await setTheme(page, 'light');
}
