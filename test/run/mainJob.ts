import type { Page } from 'puppeteer';
import type { ExtensionBrowser } from '../e2e/harness/browser.ts';
import { pressLast } from '../e2e/harness/pressLast.ts';
import { shot } from '../e2e/harness/screenshots.ts';
import { byRole, passwordField } from '../e2e/harness/selectors.ts';
import { until } from '../e2e/harness/until.ts';
import { DEMO_PASSWORD } from '../server/seed/cast.ts';

const ADMIN = 'kim@northwind.example';
const CLIENT = 'Clover Dental';
const TYPED = 'clo de';

export interface MainJobOptions {
  /** How many clients the local server has. */
  clients: number;
  /** Where the pictures go. */
  folder: string;
  say: (line: string) => void;
}

async function pictures(page: Page, name: string, folder: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) await shot(page, name, { theme, folder });
}

async function signIn(popup: Page): Promise<void> {
  await popup.locator(byRole('textbox', 'E-mail')).fill(ADMIN);
  await popup.locator(passwordField('Master password')).fill(DEMO_PASSWORD);
  await popup.locator(byRole('button', 'Sign in')).click();
  await popup.waitForSelector(byRole('combobox', 'Find a client'));
}

/** How many clients the list says it has, and the first row as it is read out. */
async function readList(popup: Page): Promise<{ count: number; first: string }> {
  await popup.waitForSelector(byRole('option'));
  return popup.$eval(byRole('option'), (row) => ({
    count: Number(row.getAttribute('aria-setsize')),
    first: row.querySelector('.visually-hidden')?.textContent ?? '',
  }));
}

async function search(popup: Page): Promise<string> {
  await popup.locator(byRole('combobox', 'Find a client')).click();
  await popup.keyboard.type(TYPED);
  await popup.waitForFunction(
    (name: string) =>
      document.querySelector('[role=option][aria-selected=true] .name bdi')?.textContent === name,
    {},
    CLIENT,
  );
  return (await readList(popup)).first;
}

/** The lines of the activity glance, from the newest. */
async function readActivity(popup: Page): Promise<string[]> {
  await popup.waitForSelector(byRole('region', 'Activity'));
  await popup.waitForSelector('section[aria-labelledby] li time');
  return popup.$$eval('section[aria-labelledby] li', (lines) =>
    lines.map((line) => line.innerText.replace(/\s+/g, ' ').trim()),
  );
}

/**
 * What a technician does all day, done once: sign in, find a client, work in it, see what happened, open the
 * console. Says in plain words what it saw.
 *
 * @throws when something is not as expected
 */
export async function mainJob(browser: ExtensionBrowser, options: MainJobOptions): Promise<void> {
  const { clients, folder, say } = options;
  const popup = await browser.openPopup();

  await popup.waitForSelector(byRole('button', 'Sign in'));
  await pictures(popup, '1-sign-in', folder);
  await signIn(popup);
  say(`Signed in as ${ADMIN}.`);

  const list = await readList(popup);
  if (list.count !== clients) throw new Error(`The list has ${list.count} clients instead of ${clients}.`);
  say(`The list shows ${list.count} clients; the first is “${list.first}”.`);

  const activity = await readActivity(popup);
  for (const line of activity) say(`Activity: ${line}`);
  await pictures(popup, '2-clients', folder);

  say(`Typed “${TYPED}”; the first of the matches is “${await search(popup)}”.`);
  await pictures(popup, '3-search', folder);

  await pressLast(popup, 'Enter');
  await until('the web vault to open', async () =>
    (await browser.tabUrls()).some((url) => url.endsWith('/members')),
  );
  await until('the toolbar to show the client', async () => (await browser.badge()).title.includes(CLIENT));
  const { text, title } = await browser.badge();
  say(`Enter: now working in ${CLIENT}. The toolbar button reads “${text}”, its tooltip “${title}”.`);
  // the first closed over it, as popups do
  const next = await browser.openPopup();
  await next.waitForSelector(byRole('region', `Current client, ${CLIENT}`));
  await pictures(next, '4-working-in-a-client', folder);

  await next.locator(byRole('button', 'Open console')).click();
  await until('the console to open', async () =>
    (await browser.tabUrls()).some((url) => url.includes('/options.html')),
  );
  const people = await browser.openConsole('#/people');
  const grid = await people.waitForSelector('[role=grid]');
  // its head is counted as a row
  const rows = Number(await grid?.evaluate((element) => element.getAttribute('aria-rowcount'))) - 1;
  say(`The console opened; its page of people lists ${rows}.`);
  await pictures(people, '5-console-people', folder);
}
