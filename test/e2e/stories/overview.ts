import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { pageHolds } from '../harness/pageHolds.ts';
import { readPdf } from '../harness/pdf.ts';
import type { Stage } from '../stage.ts';
import { counts, fill, isHeaded, look, press, SERVICE_USER, sees, seesNot, switchTo } from '../steps.ts';

const BOX = '.onboarding-list input[type=checkbox]';
const boxes = (page: Page, state: string): Promise<number> =>
  page.$$eval(`${BOX}${state}`, (found) => found.length);

export function tellOverview(stage: Stage): void {
  describe('the overview', () => {
    it('says what needs a Provider Admin, and drops what is solved', async () => {
      await stage.signedIn();
      const before = await stage.vaultEvents();
      const console_ = await stage.openConsole();
      await isHeaded(console_, 'Overview');
      await sees(console_, 'waits to be confirmed');
      await sees(console_, '1 client has no seat left.');
      await pageHolds(
        console_,
        'eight events',
        () => document.querySelectorAll('.recent-table tbody tr').length === 8,
      );
      await look(console_, 'console-overview');

      await console_.locator('.attention a[href="#/people"]').click();
      await isHeaded(console_, 'People');
      await sees(console_, 'Needs confirmation');
      expect(await stage.vaultEvents()).toEqual(before);
    });

    it('leads to a client it names', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole();
      await press(console_, 'Baker & Sons');
      await isHeaded(console_, 'Baker & Sons');
    });

    it('tells a Service User what is not shown, and shows what is', async () => {
      await stage.signedIn(SERVICE_USER);
      const console_ = await stage.openConsole();
      await isHeaded(console_, 'Overview');
      await sees(console_, 'Service Users do not see the provider’s people and its log');
      await sees(console_, 'Activity of your account');
      await look(console_, 'console-overview-service-user');
    });
  });

  describe('the checklist of a client', () => {
    it('marks what the data shows, and keeps what is ticked by hand over a lock', async () => {
      await stage.signedIn(SERVICE_USER);
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const before = await stage.vaultEvents();
      const console_ = await stage.openConsole('#/client');
      await isHeaded(console_, 'Clover Dental');
      await press(console_, 'Show the steps');
      await sees(console_, 'There are collections beside the default one.');
      await press(console_, 'Set up single sign-on', 'checkbox');
      await sees(console_, 'Ticked by Ada Wren');
      await look(console_, 'console-onboarding');

      await press(console_, 'Lock now');
      await fill(console_, 'input[name=password]', DEMO_PASSWORD);
      await console_.keyboard.press('Enter');
      await press(console_, 'Clover Dental, Enterprise, 41 of 60 seats');
      await isHeaded(console_, 'Clover Dental');
      await press(console_, 'Show the steps');
      await sees(console_, 'Ticked by Ada Wren');
      await press(console_, 'Set up single sign-on', 'checkbox');
      await seesNot(console_, 'Ticked by Ada Wren');
      expect(await stage.vaultEvents()).toEqual(before);
    });
  });

  describe('a new client', () => {
    it('goes from nothing to a checked-off list', async () => {
      await stage.signedIn();
      const before = await stage.vaultEvents();
      const console_ = await stage.openConsole('#/clients');
      await press(console_, 'Add client');
      await press(console_, 'New client', 'menuitem');
      await fill(console_, 'input[name=clientName]', 'Quill Printing');
      await fill(console_, 'input[name=ownerEmail]', 'owner@quill.example');
      await fill(console_, 'input[name=clientSeats]', '5');
      await press(console_, 'Create client');
      await sees(console_, '1 done');
      await fill(console_, '.search-field input', 'quill');
      await press(console_, 'Quill Printing');
      await isHeaded(console_, 'Quill Printing');
      await press(console_, 'Show the steps');
      await sees(console_, 'This client’s plan does not include it.');
      await look(console_, 'console-onboarding-new');
      // one that is ticked does not wait for the next
      for (let left = await boxes(console_, ':not(:checked)'); left > 0; left--) {
        await console_.locator(`${BOX}:not(:checked)`).click();
        await counts(console_, `${BOX}:not(:checked)`, left - 1);
      }
      await sees(console_, 'All ');
      await sees(console_, 'steps are done.');
      await look(console_, 'console-onboarding-done');
      expect(await stage.vaultEvents()).toEqual(before);
    });
  });

  describe('the report about a client', () => {
    it('tells the last quarter on one page of paper, without a trace', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const before = await stage.vaultEvents();
      const console_ = await stage.openConsole('#/client');
      await press(console_, 'Report to print', 'link');
      await sees(console_, 'Wait to be confirmed');
      await sees(console_, 'When we opened your vault');
      await sees(console_, 'The vault was opened ');
      await look(console_, 'console-report');
      expect(await stage.vaultEvents()).toEqual(before);
      // only Chromium's files can be read here
      if (stage.name !== 'chromium') return;

      const { pages, text } = readPdf(await console_.pdf({ format: 'A4' }));
      expect(pages).toBe(1);
      for (const said of [
        'Clover Dental',
        'Northwind MSP',
        'Wait to be confirmed',
        'From the log of this',
        'Kim Larsen',
      ])
        expect(text).toContain(said.replaceAll(' ', ''));
      for (const pressed of ['Print, or save', 'Lock now', 'Overview', 'Last quarter'])
        expect(text).not.toContain(pressed.replaceAll(' ', ''));
    });
  });
}
