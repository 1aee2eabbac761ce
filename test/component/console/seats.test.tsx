// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ClientId } from '../../../utils/domain/ids.ts';
import type { OwnOrganization } from '../../../utils/domain/seatBook.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, baker, clover, guid } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { cells, nextFile, renderBilling, seatGrid } from './renderBilling.ts';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const figures = () => [...document.querySelectorAll('.totals > div')].map((each) => each.textContent ?? '');

const organization: OwnOrganization = {
  id: guid(50) as ClientId,
  name: 'Northwind itself',
  plan: 'Enterprise',
  seats: 30,
  isInternal: false,
};

describe('seats under management', () => {
  it('are summed, with what is left, unassigned and due', async () => {
    renderBilling();
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
    renderBilling();
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
    renderBilling();
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
    renderBilling({ 'seats.book': yes({ organizations: [], before: { month: '2026-10', rows } }) });
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
    renderBilling({
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
    const { bridge } = renderBilling();
    const row = within(await seatGrid()).getAllByRole('row')[1];
    row?.focus();
    row?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await waitFor(() => expect(bridge.called()).toContain('context.enter'));
  });
});

describe('organizations of one’s own', () => {
  it('count once they are marked, and their use is not known', async () => {
    renderBilling({
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
    renderBilling({
      'seats.book': yes({ organizations: [organization], before: null }),
      'seats.mark': no('storageFull'),
    });
    (await screen.findByRole('checkbox', { name: /^Northwind itself/ })).click();
    await screen.findByRole('alert');
    expect(figures()[0]).toContain('115');
  });
});
