import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { counts, fill, look, SERVICE_USER, sees, seesNot } from '../steps.ts';

const HARBOUR_USER = 'petra@harbour.example';

export function tellBilling(stage: Stage): void {
  async function bill(email?: string): Promise<Page> {
    await stage.signedIn(email);
    const console_ = await stage.openConsole('#/billing');
    await sees(console_, 'Seats under management');
    return console_;
  }

  describe('seats and bill', () => {
    it('are one page for a Provider Admin: what is assigned, what is due, what was paid', async () => {
      const console_ = await bill();
      await sees(console_, 'Visa, *4242, 08/2028');
      await sees(console_, 'Clients as CSV');
      await console_.setViewport({ width: 1280, height: 2_200 });
      await look(console_, 'console-billing');
      await fill(console_, '.search-field input', 'baker &');
      await counts(console_, '.grid-body [role=row]', 1);
      await sees(console_, 'No seat free');
      await console_.locator('td.doors button').click();
      await until('the clients of an invoice', async () =>
        (await stage.server.requests()).some(({ path }) => path.includes('/billing/invoices/in_')),
      );
      expect(await stage.vaultEvents()).toEqual([0, 0]);
    });

    it('count an organization of one’s own once it is marked, in every tab', async () => {
      const console_ = await bill();
      await sees(console_, 'Thornbury Estates');
      await seesNot(console_, 'The use of');
      await console_.locator('.own-organizations li:last-child input').click();
      await sees(console_, 'The use of 1 is not known.');
      await fill(console_, '.search-field input', 'thornbury');
      await sees(console_, 'Internal');
      const again = await stage.openConsole('#/billing');
      await sees(again, 'The use of 1 is not known.');
    });

    it('are shown to a Service User but for the invoices, with the reason', async () => {
      const console_ = await bill(SERVICE_USER);
      await sees(console_, 'Invoices are not shown to Service Users. Only Provider Admins can do this.');
      await sees(console_, 'Visa, *4242, 08/2028');
      await console_.setViewport({ width: 640, height: 1_600 });
      await look(console_, 'console-billing-service-user');
    });

    it('are summed over the clients where each pays by itself', async () => {
      const console_ = await bill(HARBOUR_USER);
      await sees(console_, '6 clients, $');
      await sees(console_, 'per year in all');
      await console_.setViewport({ width: 1280, height: 1_500 });
      await look(console_, 'console-billing-separate');
      await seesNot(console_, 'Reseller discount');
      expect(await stage.vaultEvents()).toEqual([0, 0]);
    });
  });
}
