// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ClientId } from '../../../utils/domain/ids.ts';
import type { OwnOrganization } from '../../../utils/domain/seatBook.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, baker, clients, clover, guid, northwind } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { answerLater, bill, providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const HASH = '#/billing';
const page = () => screen.findByRole('heading', { name: 'Seats and bill' });
const seatGrid = () => screen.findByRole('grid', { name: 'Seats of each organization' });
const cells = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
const figures = () => [...document.querySelectorAll('.totals > div')].map((each) => each.textContent ?? '');

/** The text of the file that is saved next. */
function nextFile(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    void (blob as Blob).text().then(resolve);
    return 'blob:file';
  });
  return promise;
}

const separate = {
  ...northwind,
  status: 'created',
  rules: { ...northwind.rules, billing: 'separate' },
} as const;
const organization: OwnOrganization = {
  id: guid(50) as ClientId,
  name: 'Northwind itself',
  plan: 'Enterprise',
  seats: 30,
  isInternal: false,
};

describe('seats under management', () => {
  it('are summed, with what is left, unassigned and due', async () => {
    renderConsole(HASH);
    await seatGrid();
    await screen.findByText('Visa, *4242, 08/2028');
    expect(figures()).toEqual([
      'Seats under management115In 5 Teams and Enterprise organizations',
      'Seats in use76 of 11539 remaining',
      'Unassigned20Paid for, and given to no client',
      'Next invoice$568.00Dec 1, 2026, 20% off',
    ]);
    await expectAccessible();
  });

  it('stand in one table, with what needs somebody', async () => {
    renderConsole(HASH);
    expect(cells(await seatGrid())).toEqual([
      'ACAcme LegalEnterprise25187',
      'AMAmber MutualTeams1046Half unused',
      'BABaker & SonsTeams10100No seat free',
      'CLClover DentalEnterprise604020',
      'FJFjord ArchitectsTeams1046Half unused',
    ]);
    expect(screen.getByText(/shown once Switchboard has seen two months/)).toBeDefined();
  });

  it('are found by name, by threshold, and sorted', async () => {
    renderConsole(HASH);
    await seatGrid();
    type('Find an organization', 'LEGAL');
    await waitFor(async () => expect(cells(await seatGrid())).toHaveLength(1));
    expect(screen.getByText('1 organization found').getAttribute('role')).toBe('status');
    type('Find an organization', 'nobody');
    await screen.findByRole('heading', { name: 'No organization is like that' });
    await expectAccessible();
    click('Show all');
    const head = within(await seatGrid()).getByRole('columnheader', { name: 'Remaining' });
    within(head).getByRole('button').click();
    await waitFor(async () => expect(cells(await seatGrid())[0]).toMatch('Baker'));
  });

  it('say what changed since the month that was seen before', async () => {
    const rows = {
      [acme.id]: [15, 20] as [number, number],
      [baker.id]: [10, 10] as [number, number],
      [clover.id]: [41, 60] as [number, number],
    };
    renderConsole(HASH, { 'seats.book': yes({ organizations: [], before: { month: '2026-10', rows } }) });
    const grid = await seatGrid();
    await within(grid).findByRole('columnheader', { name: 'Since October 2026' });
    const [first, second, third, fourth] = cells(grid);
    expect(first).toMatch(/\+3 used, \+5 assigned$/);
    expect(second).toMatch(/New$/);
    expect(third).toMatch(/No change$/);
    expect(fourth).toMatch(/-1 used$/);
    expect(figures()[0]).toContain('since October 2026');
    await expectAccessible();
  });

  it('leave as a table in which nothing is a formula, with the total', async () => {
    renderConsole(HASH, {
      'clients.list': yes({
        clients: [{ ...acme, name: '=1+1' }, baker],
        syncedAt: Date.now(),
        currentId: null,
        usages: {},
      }),
    });
    await seatGrid();
    const file = nextFile();
    click('Export CSV');
    expect((await file).split('\r\n')).toEqual([
      'organization,internal,plan,counted,assigned,used,remaining,state,id',
      `"'=1+1",no,Enterprise,yes,25,18,7,normal,${acme.id}`,
      `Baker & Sons,no,Teams,yes,10,10,0,full,${baker.id}`,
      'Total,,,yes,35,28,7,,',
      '',
    ]);
  });

  it('lead to the client', async () => {
    const { bridge } = renderConsole(HASH);
    const row = within(await seatGrid()).getAllByRole('row')[1];
    row?.focus();
    row?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await waitFor(() => expect(bridge.called()).toContain('context.enter'));
  });
});

describe('organizations of one’s own', () => {
  it('count once they are marked, and their use is not known', async () => {
    renderConsole(HASH, {
      'seats.book': yes({ organizations: [organization], before: null }),
      'seats.mark': ({ isInternal }) => yes([{ ...organization, isInternal }]),
    });
    const box = await screen.findByRole('checkbox', { name: 'Northwind itself Enterprise, 30 seats' });
    expect(figures()[0]).toContain('115');
    box.click();
    await waitFor(() => expect(figures()[0]).toContain('145In 6 Teams'));
    expect(figures()[1]).toContain('The use of 1 is not known.');
    expect(cells(await seatGrid()).at(-1)).toBe('Northwind itselfInternalEnterprise30Not knownNot known');
    await expectAccessible();
  });

  it('stay as they were when it could not be kept', async () => {
    renderConsole(HASH, {
      'seats.book': yes({ organizations: [organization], before: null }),
      'seats.mark': no('storageFull'),
    });
    (await screen.findByRole('checkbox', { name: /^Northwind itself/ })).click();
    await screen.findByRole('alert');
    expect(figures()[0]).toContain('115');
  });
});

describe('the bill', () => {
  it('says per plan what is paid for, assigned, bought and what it costs', async () => {
    renderConsole(HASH);
    const table = await screen.findByRole('table', { name: 'Plans of the provider' });
    expect(cells(table)).toEqual([
      'Teams monthly5030200$3.20$160.00 a month',
      'Enterprise monthly808505$4.80$408.00 a month',
    ]);
    expect(screen.getByRole('link', { name: 'Contact sales (bitwarden.com)' })).toBeDefined();
  });

  it('is an alarm where it is not in order', async () => {
    renderConsole(HASH, {
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
    const { bridge } = renderConsole(HASH, { 'billing.subscription': no('serverError') });
    await seatGrid();
    bridge.answers['billing.subscription'] = yes(bill);
    (await screen.findByRole('button', { name: 'Try again' })).click();
    await screen.findByText('Visa, *4242, 08/2028');
  });

  it('is waited for in its own place', async () => {
    const later = answerLater<ReturnType<typeof yes<typeof bill>>>();
    renderConsole(HASH, { 'billing.subscription': later.answer });
    await screen.findByText('Loading the bill');
    await expectAccessible();
    later.resolve(yes(bill));
    await screen.findByText('Visa, *4242, 08/2028');
  });
});

describe('invoices', () => {
  const table = () => screen.findByRole('table', { name: 'Invoices' });

  it('say what became of them, and lead to the page that shows them', async () => {
    renderConsole(HASH);
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
    const { bridge } = renderConsole(HASH, {
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
    renderConsole(HASH, { 'billing.invoiceLines': no('notFound') });
    await table();
    click('Clients as CSV ABCD-0001');
    await screen.findByRole('alert');
  });

  it('may be none', async () => {
    renderConsole(HASH, { 'billing.invoices': yes([]) });
    await screen.findByText('There is no invoice yet.');
    await expectAccessible();
  });

  it('are not asked for by a Service User, who is told why', async () => {
    const { bridge } = renderConsole(HASH, { 'providers.list': providersAnswer(serviceUser) });
    await seatGrid();
    await screen.findByText(/Invoices are not shown to Service Users. Only Provider Admins can do this/);
    expect(screen.getByText(/Provider Admins change how this is paid/)).toBeDefined();
    expect(bridge.called()).not.toContain('billing.invoices');
    await expectAccessible();
  });
});

describe('where each client pays by itself', () => {
  const own = (perYear: number) => ({
    status: 'active' as const,
    interval: 'year' as const,
    perYear,
    next: { at: Date.UTC(2027, 2, 1), amount: perYear },
    endsAt: null,
  });
  const answers = {
    'providers.list': providersAnswer(separate),
    'billing.ownSubscriptions': ({ ids }: { ids: ClientId[] }) =>
      yes(
        ids.map((clientId) => ({
          clientId,
          own:
            clientId === acme.id
              ? own(1_200)
              : clientId === baker.id
                ? { ...own(480), status: 'pastDue' as const, next: null, endsAt: Date.UTC(2027, 0, 1) }
                : clientId === clover.id
                  ? ('failed' as const)
                  : ('none' as const),
        })),
      ),
  };
  const grid = () => screen.findByRole('grid', { name: 'What each client pays by itself' });

  it('each one’s subscription and their sum are one table', async () => {
    const { bridge } = renderConsole(HASH, answers);
    await grid();
    await screen.findByText('2 clients, $1,680.00 per year in all');
    expect(cells(await grid())).toEqual([
      'ACAcme LegalEnterprise25Active$1,200.00$1,200.00 Mar 1, 2027',
      'AMAmber MutualTeams10No subscription of its own––',
      'BABaker & SonsTeams10Past due ends Jan 1, 2027$480.00–',
      'CLClover DentalEnterprise60Not told––',
      'FJFjord ArchitectsTeams10No subscription of its own––',
      'Total$1,680.00$1,200.00',
    ]);
    expect(screen.getByText(/did not say what 1 client pays/)).toBeDefined();
    expect(screen.getByText('The subscription of 1 client is not in order.')).toBeDefined();
    const asked = bridge.calls.filter(({ op }) => op === 'billing.ownSubscriptions');
    expect(asked.map(({ input }) => (input as { ids: string[] }).ids.length)).toEqual([4, 1]);
    expect(bridge.called()).not.toContain('billing.subscription');
    await expectAccessible();
  });

  it('leaves as a table with the sum', async () => {
    renderConsole(HASH, answers);
    await screen.findByText('2 clients, $1,680.00 per year in all');
    const file = nextFile();
    screen.getAllByRole('button', { name: 'Export CSV' })[0]?.click();
    const lines = (await file).split('\r\n');
    expect(lines[1]).toBe(`Acme Legal,Enterprise,25,active,1200,1200,2027-03-01,,${acme.id}`);
    expect(lines.at(-2)).toBe('Total,,,,1680,1200,,,');
  });

  it('is stopped by a failure, with what was heard so far, and begun anew', async () => {
    let asked = 0;
    const { bridge } = renderConsole(HASH, {
      ...answers,
      'billing.ownSubscriptions': (input) =>
        ++asked === 2 ? no('offline') : answers['billing.ownSubscriptions'](input),
    });
    // and the row of their sum
    await waitFor(async () => expect(cells(await grid())).toHaveLength(5));
    (await screen.findByRole('button', { name: 'Try again' })).click();
    await waitFor(async () => expect(cells(await grid())).toHaveLength(clients.length + 1));
    expect(bridge.called().filter((op) => op === 'billing.ownSubscriptions')).toHaveLength(4);
  });
});

it('is not shown where clients are not', async () => {
  const pending = { ...northwind, status: 'pending' as const };
  renderConsole(HASH, { 'providers.list': providersAnswer(pending) });
  await page();
  await screen.findByRole('heading', { name: 'Clients are not shown' });
  await expectAccessible();
});
