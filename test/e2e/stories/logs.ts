import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { byRole } from '../harness/selectors.ts';
import type { Stage } from '../stage.ts';
import { counts, isHeaded, look, press, SERVICE_USER, sees, seesNot, switchTo } from '../steps.ts';

const READS_EVENTS = /\/(?:providers|organizations)\/[^/]+\/events$|^\/api\/events$|^\/events$/;

async function choose(page: Page, label: string, words: string): Promise<void> {
  await page.bringToFront();
  const select = await page.waitForSelector(byRole('combobox', label));
  const value = await select?.evaluate(
    (element, wanted) =>
      [...(element as HTMLSelectElement).options].find(({ textContent }) => textContent === wanted)?.value,
    words,
  );
  await select?.select(value ?? '');
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await page.locator(byRole('textbox', label)).click();
  await page.keyboard.type(text);
}

export function tellLogs(stage: Stage): void {
  const eventReads = async () =>
    (await stage.server.requests()).filter(({ path }) => READS_EVENTS.test(path)).length;

  describe('the logs', () => {
    it('are explored, filtered, summed up and kept for the next time, without a trace', async () => {
      await stage.signedIn();
      const written = await stage.server.eventCounts();
      const console_ = await stage.openConsole('#/events');
      await sees(console_, '50 loaded, more exist');
      await look(console_, 'console-events');

      await choose(console_, 'Event', 'opened the vault of a client');
      await sees(console_, 'match the filters.');
      await press(console_, 'Save filter');
      await type(console_, 'Name of the filter', 'Openings');
      await console_.keyboard.press('Enter');
      await sees(console_, 'Remove saved filter');
      await press(console_, 'Clear filters');
      await choose(console_, 'Saved filter', 'Openings');
      await sees(console_, 'match the filters.');
      await press(console_, 'Clear filters');
      await seesNot(console_, 'match the filters.');

      await press(console_, 'Load all');
      await sees(console_, 'loaded, complete.');
      await press(console_, 'Severe', 'radio');
      await sees(console_, 'This log cannot show: Vault purged');
      await look(console_, 'console-events-severe');
      await press(console_, 'Vaults opened', 'radio');
      await counts(console_, 'tbody th[scope=row]', 2, 1_000);
      await look(console_, 'console-events-openings');
      await press(console_, 'Our own accounts', 'radio');
      await sees(console_, 'Failed sign-ins');
      await look(console_, 'console-events-own');

      const before = await eventReads();
      await console_.close();
      const again = await stage.openConsole('#/events');
      await sees(again, 'loaded, complete.');
      expect((await eventReads()) - before).toBeLessThanOrEqual(1);
      expect(await stage.server.eventCounts()).toEqual(written);
    });

    it('are loaded to the end by a job that goes on when its tab is closed and its worker dies', async () => {
      await stage.signedIn();
      const written = await stage.server.eventCounts();
      const console_ = await stage.openConsole('#/events');
      await sees(console_, '50 loaded, more exist');
      const before = await eventReads();
      await press(console_, 'Load all');
      await sees(console_, 'Load the provider log');
      await console_.close();
      await stage.browser.killWorker();
      const again = await stage.openConsole('#/events');
      await sees(again, 'loaded, complete.');
      await sees(again, ' newly loaded, complete.');
      await look(again, 'console-events-loaded');
      // each page once, and what is new when the tab comes back
      expect((await eventReads()) - before).toBeLessThanOrEqual(10);
      expect(await stage.server.eventCounts()).toEqual(written);
    });

    it('show a burst in the timeline, and a part of it by keys alone', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/events');
      await sees(console_, '50 loaded, more exist');
      await console_.focus('[role=slider]');
      await console_.keyboard.press('End');
      await console_.keyboard.press('Enter');
      await sees(console_, 'Chosen:');
      // one or many of today: it depends on the hour
      await sees(console_, ' the filters.');
      await counts(console_, '.grid-body [role=row]', 1, 50);
      await look(console_, 'console-events-part');
      await console_.keyboard.press('Escape');
      await seesNot(console_, 'Chosen:');
      await console_.locator('.timeline summary').click();
      await counts(console_, '.timeline-table tbody tr', 1, 40);
      await look(console_, 'console-events-timeline-table');
    });

    it('give a Service User a client’s log and their own', async () => {
      await stage.signedIn(SERVICE_USER);
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/client');
      await isHeaded(console_, 'Clover Dental');
      await sees(console_, 'loaded, more exist');
      await press(console_, 'Severe', 'radio');
      await sees(console_, 'This log cannot show: Client removed');
      await look(console_, 'console-client-severe');
      await press(console_, 'Events', 'link');
      await sees(console_, 'The provider log is for Provider Admins.');
      await sees(console_, 'loaded, complete.');
    });

    it('keep the ticket of an opening beside it, and give a line for the ticket', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/client');
      await isHeaded(console_, 'Clover Dental');
      await type(console_, 'Ticket or reason for opening the vault (optional)', 'T-4711');
      await press(console_, 'Open vault, which Bitwarden records');
      await sees(console_, 'opened, which Bitwarden records · T-4711');
      await look(console_, 'console-client-noted');
    });
  });
}
