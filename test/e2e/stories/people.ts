import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../server/hold.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { counts, fill, look, press, SERVICE_USER, sees, seesNot } from '../steps.ts';

const NEW = Array.from({ length: 40 }, (_, at) => `tech${at + 1}@northwind.example`);
/** Forty-five, as people keep them: three are there twice, two are none. */
const MESS = [
  NEW.slice(0, 15).join(', '),
  NEW.slice(15, 30)
    .map((email) => `"Tech, New" <${email}>`)
    .join('; '),
  NEW.slice(30).join('\n'),
  'TECH1@northwind.example;tech2@northwind.example',
  'Again <tech3@northwind.example>',
  'kim@',
  'not an address',
].join('\n');

export function tellPeople(stage: Stage): void {
  const team = async (): Promise<Page> => {
    await stage.signedIn();
    const console_ = await stage.openConsole('#/people');
    await sees(console_, 'Ada Wren');
    return console_;
  };
  const invitedSoFar = async () => (await stage.server.eventCounts())['1800'] ?? 0;

  async function pasteMess(page: Page): Promise<void> {
    await press(page, 'Invite people');
    await page.locator('textarea[name=addresses]').fill(MESS);
    await sees(page, '40 of 45 addresses will be invited');
  }

  describe('the team', () => {
    it('grows by forty out of a mess of forty-five', async () => {
      const console_ = await team();
      await pasteMess(console_);
      await sees(console_, '2 are not addresses. 3 are there twice.');
      await look(console_, 'console-invite');
      await press(console_, 'Invite 40 people');
      await sees(console_, '40 done');
      await look(console_, 'console-invited');
      await sees(console_, 'tech1@northwind.example');
      expect(await invitedSoFar()).toBe(40);
    });

    it.each<[string, Moment]>([
      ['before it arrived', 'arrived'],
      ['when only the answer was missing', 'answered'],
    ])('grows by exactly forty when the worker ends during a request, %s', async (_, moment) => {
      const console_ = await team();
      await pasteMess(console_);
      await stage.server.holdNext(await invitePath(), moment);
      await press(console_, 'Invite 40 people');
      await stage.server.held();
      await stage.browser.killWorker();
      await stage.server.release();
      // whoever looks wakes the next worker, which goes on
      const again = await stage.openConsole('#/people');
      await sees(again, '40 done');
      await until('forty rows', async () => (await invitedSoFar()) === 40);
      await fill(again, '.search-field input', 'tech');
      await counts(again, '.grid-body [role=row]', 12, 40);
      await sees(again, '40 people found');
    });

    it('confirms who reads the same words, after the check and not before', async () => {
      const console_ = await team();
      await press(console_, 'Confirm');
      await sees(console_, 'Not invited from here');
      await counts(console_, '.phrase li', 5);
      await look(console_, 'console-confirm');
      await press(console_, 'Confirm people');
      await console_.locator('.key-check input').click();
      await press(console_, 'Confirm 1 person');
      await sees(console_, '1 done');
      expect((await stage.server.eventCounts())['1801']).toBe(1);
    });

    it('is changed by keyboard alone, and says what it will not do', async () => {
      const console_ = await team();
      await console_.bringToFront();
      await console_.focus('.grid-body [role=row][tabindex="0"]');
      await console_.keyboard.press('Enter');
      await sees(console_, 'Bitwarden does not tell providers');
      await look(console_, 'console-person');
      await console_.keyboard.press('Escape');
      await console_.keyboard.down('Control');
      await console_.keyboard.press('a');
      await console_.keyboard.up('Control');
      await sees(console_, 'selected');
      await look(console_, 'console-people-selected');
      await press(console_, 'Remove');
      await sees(console_, 'You cannot remove yourself');
      await look(console_, 'console-remove');
      await console_.keyboard.press('Escape');
      await seesNot(console_, 'Whoever kept a copy');
    });

    it('warns while one admin could lock everybody out, shows the way, and stops when there is a second', async () => {
      const console_ = await team();
      await sees(console_, 'Only you are a confirmed Provider Admin.');
      await press(console_, 'Promote someone');
      await press(console_, 'More about Ada Wren');
      await press(console_, 'Make Provider Admin');
      await sees(console_, 'can remove other admins');
      await press(console_, 'Make 1 a Provider Admin');
      await sees(console_, '1 done');
      await seesNot(console_, 'Only you are a confirmed Provider Admin.');
    });

    it('loses somebody after it was said whose vaults they opened', async () => {
      const console_ = await team();
      await press(console_, 'More about Ada Wren');
      await press(console_, 'Remove');
      await sees(console_, 'Ada Wren opened the vault');
      await sees(console_, 'Ada Wren is a member of');
      await look(console_, 'console-remove-one');
      await press(console_, 'Remove 1 person');
      await sees(console_, '1 done');
      await seesNot(console_, 'ada@northwind.example');
    });

    it('is paid for by whoever gets the invoices, which its settings say and change', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/settings');
      await sees(console_, 'Billing e-mail');
      await fill(console_, 'input[name=billingEmail]', 'money@northwind.example');
      await press(console_, 'Save provider');
      await sees(console_, 'Saved.');
      await look(console_, 'console-provider-settings');
      const again = await stage.openConsole('#/settings');
      await again.waitForSelector('input[name=billingEmail]');
      const kept = await again.$eval('input[name=billingEmail]', (input) => input.value);
      expect(kept).toBe('money@northwind.example');
    });

    it('is not shown to a Service User', async () => {
      await stage.signedIn(SERVICE_USER);
      const console_ = await stage.openConsole('#/people');
      await sees(console_, 'The team is shown to Provider Admins');
      await seesNot(console_, 'Invite people');
    });
  });

  async function invitePath(): Promise<string> {
    const asked = (await stage.server.requests()).find(({ path }) => /\/providers\/[^/]+\/users/.test(path));
    return `${asked?.path ?? ''}/invite`;
  }
}
