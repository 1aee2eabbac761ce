// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { guid, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { cells, nextFile, renderBilling, seatGrid } from './renderBilling.ts';
import { answerLater, bill, providersAnswer, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const page = () => screen.findByRole('heading', { name: 'Seats and bill' });

describe('the bill', () => {
  it('says per plan what is paid for, assigned, bought and what it costs', async () => {
    renderBilling();
    const table = await screen.findByRole('table', { name: 'Plans of the provider' });
    expect(cells(table)).toEqual([
      'Teams monthly5030200$3.20$160.00 a month',
      'Enterprise monthly808505$4.80$408.00 a month',
    ]);
    expect(screen.getByRole('link', { name: 'Contact sales (bitwarden.com)' })).toBeDefined();
  });

  it('is an alarm where it is not in order', async () => {
    renderBilling({
      'billing.subscription': yes({
        ...bill,
        status: 'unpaid',
        payment: null,
        discount: null,
        credit: -12,
        cancelsAt: Date.UTC(2027, 0, 1),
        suspension: { at: Date.UTC(2026, 10, 15), graceDays: 14 },
      }),
      'billing.warnings': yes({
        suspension: { resolution: 'addPayment', cancelsAt: Date.UTC(2027, 0, 1) },
        tax: 'missing',
      }),
    });
    const notice = await screen.findByText(/Add a payment method in the web vault/);
    expect(notice.textContent).toContain('It is cancelled on Jan 1, 2027.');
    expect(screen.getByText(/tax number of this provider is missing/)).toBeDefined();
    expect(await screen.findByText('On Nov 15, 2026, after 14 days of grace')).toBeDefined();
    expect(screen.getByText('$12.00').previousElementSibling?.textContent).toBe('Owed');
    await expectAccessible();
  });

  it('that cannot be read says why and is asked for again; the rest is there', async () => {
    const { bridge } = renderBilling({ 'billing.subscription': no('serverError') });
    await seatGrid();
    bridge.answers['billing.subscription'] = yes(bill);
    (await screen.findByRole('button', { name: 'Try again' })).click();
    await screen.findByText('Visa, *4242, 08/2028');
  });

  it('is waited for in its own place', async () => {
    const later = answerLater<ReturnType<typeof yes<typeof bill>>>();
    renderBilling({ 'billing.subscription': later.answer });
    await screen.findByText('Loading the bill');
    await expectAccessible();
    later.resolve(yes(bill));
    await screen.findByText('Visa, *4242, 08/2028');
  });
});

describe('invoices', () => {
  const table = () => screen.findByRole('table', { name: 'Invoices' });

  it('say what became of them, and lead to the page that shows them', async () => {
    renderBilling();
    const [first, second] = cells(await table());
    expect(first).toBe(
      'Nov 1, 2026ABCD-0002 invoice.stripe.comUnpaid due Nov 15, 2026$568.00Clients as CSV ABCD-0002',
    );
    expect(second).toBe('Oct 1, 2026ABCD-0001Paid$552.50Clients as CSV ABCD-0001');
    const link = within(await table()).getByRole('link');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
  });

  it('are saved with what each client came to, in which nothing is a formula', async () => {
    const { bridge } = renderBilling({
      'billing.invoiceLines': yes([
        { client: '@Acme', clientId: guid(1), assigned: 25, used: 18, plan: 'Teams', total: 80 },
        { client: 'Unassigned seats', clientId: null, assigned: 20, used: 0, plan: 'Teams', total: 64 },
      ]),
    });
    await table();
    const file = nextFile();
    click('Clients as CSV ABCD-0001');
    expect((await file).split('\r\n')).toEqual([
      'client,id,assigned,used,remaining,plan,estimated total',
      `"'@Acme",${guid(1)},25,18,7,Teams,80`,
      'Unassigned seats,,20,0,20,Teams,64',
      '',
    ]);
    expect(bridge.calls.find(({ op }) => op === 'billing.invoiceLines')?.input).toEqual({ id: 'in_1' });
  });

  it('without clients say why there is no file', async () => {
    renderBilling({ 'billing.invoiceLines': no('notFound') });
    await table();
    click('Clients as CSV ABCD-0001');
    await screen.findByRole('alert');
  });

  it('may be none', async () => {
    renderBilling({ 'billing.invoices': yes([]) });
    await screen.findByText('There is no invoice yet.');
    await expectAccessible();
  });

  it('are not asked for by a Service User, who is told why', async () => {
    const { bridge } = renderBilling({ 'providers.list': providersAnswer(serviceUser) });
    await seatGrid();
    await screen.findByText(/Invoices are not shown to Service Users. Only Provider Admins can do this/);
    expect(screen.getByText(/Provider Admins change how this is paid/)).toBeDefined();
    expect(bridge.called()).not.toContain('billing.invoices');
    await expectAccessible();
  });
});

it('is not shown where clients are not', async () => {
  const pending = { ...northwind, status: 'pending' as const };
  renderBilling({ 'providers.list': providersAnswer(pending) });
  await page();
  await screen.findByRole('heading', { name: 'Clients are not shown' });
  await expectAccessible();
});
