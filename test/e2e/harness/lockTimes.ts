import type { Page } from 'puppeteer';

interface Lock {
  lastActivity: number;
  deadline: number;
}

/** The globals of the extension's pages; Firefox has them too. */
declare const chrome: {
  storage: {
    session: {
      get(keys: null): Promise<Record<string, unknown>>;
      set(items: object): Promise<void>;
    };
  };
  alarms: { create(name: string, when: object): void };
};

/**
 * Moves what is stored of the lock, for the worker and for pages, as if the clock had been moved by so many milliseconds
 * the other way.
 */
export async function shiftLock(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate(async (by) => {
    const { secrets, 'paint.head': head } = (await chrome.storage.session.get(null)) as {
      secrets: { lock: Lock };
      'paint.head': string;
    };
    const moved = <T extends { lock: Lock }>(kept: T): T => ({
      ...kept,
      lock: { lastActivity: kept.lock.lastActivity + by, deadline: kept.lock.deadline + by },
    });
    const items = { secrets: moved(secrets), 'paint.head': JSON.stringify(moved(JSON.parse(head))) };
    await chrome.storage.session.set(items);
  }, milliseconds);
}

/** As if so much of the time until the lock had passed that only these milliseconds are left. */
export async function lockSoon(page: Page, milliseconds: number): Promise<void> {
  const left = await page.evaluate(async () => {
    const { secrets } = (await chrome.storage.session.get(null)) as { secrets: { lock: Lock } };
    return secrets.lock.deadline - Date.now();
  });
  await shiftLock(page, milliseconds - left);
}

/** Lets the alarm of the lock ring when the lock is due; the worker sets it so by itself, at every activity. */
export async function setLockAlarm(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { secrets } = (await chrome.storage.session.get(null)) as { secrets: { lock: Lock } };
    chrome.alarms.create('lock', { when: secrets.lock.deadline });
  });
}

/** What the worker keeps for as long as the browser runs, by name. */
export const sessionKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => Object.keys(await chrome.storage.session.get(null)));
