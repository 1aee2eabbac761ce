import type { Page } from 'puppeteer';
import { it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import type { Stage } from '../stage.ts';
import { counts, fill, look, press, sees } from '../steps.ts';

const LATER = 40 * 86_400_000;
const monthNow = () =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.now());

const moveClock = (page: Page, by: number): Promise<void> =>
  page.evaluate((milliseconds) => {
    const { now } = Date;
    Date.now = () => now.call(Date) + milliseconds;
  }, by);

export function tellNextMonth(stage: Stage): void {
  it('seats say in another month what changed since this one', async () => {
    await stage.signedIn();
    const console_ = await stage.openConsole('#/clients');
    await sees(console_, 'Clover Dental');
    await press(console_, 'Lock now');
    await console_.waitForSelector('input[name=password]');
    const month = monthNow();
    await stage.browser.moveClock(LATER);
    try {
      await moveClock(console_, LATER);
      await fill(console_, 'input[name=password]', DEMO_PASSWORD);
      await console_.keyboard.press('Enter');
      await press(console_, 'More for Clover Dental');
      await press(console_, 'Change seats', 'menuitem');
      await fill(console_, 'input[name=clientSeats]', '63');
      await press(console_, 'Set to 63 seats');
      await sees(console_, 'Done.');
      await console_.keyboard.press('Escape');
      await counts(console_, 'dialog', 0);
      await console_.locator('nav a[href="#/billing"]').click();
      await sees(console_, `since ${month}`);
      await fill(console_, '.search-field input', 'clover');
      await sees(console_, '+3 assigned');
      await look(console_, 'console-billing-month');
    } finally {
      await stage.browser.moveClock(-LATER);
    }
  });
}
