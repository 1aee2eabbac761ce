// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as files from '../../../components/console/events/saveFile.ts';
import type { ClientColumn } from '../../../utils/domain/clientColumns.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clients, clover, manyClients, northwind } from '../shared/fixtures.ts';
import { click, press, type } from '../shared/typing.ts';
import { providersAnswer, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  location.hash = '';
});

const SEARCH = 'Find a client';
const NAMES = ['Acme Legal', 'Amber Mutual', 'Baker & Sons', 'Clover Dental', 'Fjord Architects'];
const listOf = (some: typeof clients) => () =>
  yes({ clients: some, syncedAt: Date.now(), currentId: null, usages: {} });
const table = () => screen.findByRole('grid', { name: 'Clients of this provider' });
const names = () => screen.getAllByRole('rowheader').map((cell) => cell.querySelector('bdi')?.textContent);
const head = (name: string) => screen.getByRole('columnheader', { name });
const heads = () => screen.getAllByRole('columnheader').map((cell) => cell.textContent);
const sortBy = (name: string) => within(head(name)).getByRole('button').click();
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

async function open(answers: Answers = {}) {
  const opened = renderConsole('#/clients', {
    'clientColumns.read': yes({ columns: null }),
    'clientColumns.write': ({ columns }) => yes({ columns }),
    ...answers,
  });
  await table();
  return opened;
}

describe('the table of clients', () => {
  it('counts them by what is the matter, and shows each with plan, seats, state and tags', async () => {
    await open({ 'clients.list': listOf([{ ...acme, tags: ['Onsite'] }, ...clients.slice(1)]) });
    expect(
      screen.getByText('5 clients: 1 without a free seat, 1 suspended, 1 with a key that does not open'),
    ).toBeDefined();
    const rows = within(await table())
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      'ACAcme LegalEnterprise25187Active#Onsite',
      'AMAmber MutualTeams1046Unreadable',
      'BABaker & SonsTeams10100Active',
      'CLClover DentalEnterprise604020Active',
      'FJFjord ArchitectsTeams1046Suspended',
    ]);
    await expectAccessible();
  });

  it('finds as the popup does, says how many, and is whole again after Esc', async () => {
    await open();
    type(SEARCH, 'dental clo');
    await waitFor(() => expect(names()).toEqual(['Clover Dental']));
    expect(screen.getByText('1 of 5 clients').getAttribute('role')).toBe('status');
    expect(head('Client').getAttribute('aria-sort')).toBe('none');
    type(SEARCH, 'cloevr');
    await waitFor(() => expect(names()).toEqual(['Clover Dental']));
    screen.getByLabelText(SEARCH).focus();
    press('Escape');
    await waitFor(() => expect(names()).toEqual(NAMES));
    expect(head('Client').getAttribute('aria-sort')).toBe('ascending');
  });

  it('sorts by what a column shows, either way', async () => {
    await open();
    sortBy('Client');
    await waitFor(() => expect(names()).toEqual(NAMES.toReversed()));
    sortBy('Remaining');
    await waitFor(() => expect(names()[0]).toBe('Baker & Sons'));
    sortBy('Remaining');
    await waitFor(() => expect(names()[0]).toBe('Clover Dental'));
    sortBy('Status');
    await waitFor(() => expect(names().slice(0, 2)).toEqual(['Amber Mutual', 'Fjord Architects']));
  });

  it('sorts what was found only when asked to, and forgets that with the search', async () => {
    await open();
    type(SEARCH, 'a');
    await waitFor(() => expect(screen.getByText(/ of 5 clients/)).toBeDefined());
    sortBy('Client');
    await waitFor(() => expect(head('Client').getAttribute('aria-sort')).toBe('ascending'));
    expect(names()).toEqual(names().toSorted());
    type(SEARCH, '');
    await waitFor(() => expect(names()).toEqual(NAMES));
  });

  it('is narrowed by plan, tag, seats and status together, and by none of them again', async () => {
    await open({ 'clients.list': listOf([{ ...acme, tags: ['Onsite'] }, ...clients.slice(1)]) });
    choose('Plan', 'Enterprise');
    await waitFor(() => expect(names()).toEqual(['Acme Legal', 'Clover Dental']));
    choose('Tag', 'Onsite');
    await waitFor(() => expect(names()).toEqual(['Acme Legal']));
    choose('Seats', 'full');
    await screen.findByRole('heading', { name: 'No client is like that' });
    await expectAccessible();
    click('Show all clients');
    await waitFor(() => expect(names()).toEqual(NAMES));
    choose('Status', 'suspended');
    await waitFor(() => expect(names()).toEqual(['Fjord Architects']));
  });

  it('may find nobody, which says so and can be cleared', async () => {
    await open();
    type(SEARCH, 'zzzz');
    await screen.findByRole('heading', { name: 'No client matches “zzzz”' });
    await expectAccessible();
    click('Clear search');
    await waitFor(() => expect(names()).toEqual(NAMES));
  });

  it('holds only the rows in sight of many', async () => {
    await open({ 'clients.list': listOf(manyClients(10_000)) });
    expect((await table()).getAttribute('aria-rowcount')).toBe('10001');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('is the list of no clients where there are none', async () => {
    renderConsole('#/clients', { 'clients.list': listOf([]) });
    await screen.findByRole('heading', { name: 'No clients yet' });
    expect(screen.getByText('Create the first one, or add an organization that exists.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Add client' })).toBeDefined();
    await expectAccessible();
  });

  it('says why it did not come, and comes on the second try', async () => {
    const { bridge } = renderConsole('#/clients', {
      'clients.list': no('unreachable'),
      'clients.refresh': no('unreachable'),
    });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible();
    bridge.answers['clients.refresh'] = yes({ syncedAt: Date.now() });
    bridge.answers['clients.list'] = listOf(clients);
    again.click();
    await table();
  });

  it('says why not while the provider is not set up', async () => {
    renderConsole('#/clients', {
      'providers.list': providersAnswer({ ...northwind, status: 'pending' }),
    });
    await screen.findByRole('heading', { name: 'Clients are not shown' });
    await expectAccessible();
  });
});

describe('the columns', () => {
  const item = (name: string) => screen.getByRole('menuitemcheckbox', { name });

  it('are chosen in a menu that stays open, and kept', async () => {
    const { bridge } = await open();
    expect(heads().slice(0, -1)).toEqual([
      'Client',
      'Plan',
      'Assigned',
      'Used',
      'Remaining',
      'Status',
      'Tags',
    ]);
    click('Columns');
    item('Code').click();
    await waitFor(() => expect(heads()).toContain('Code'));
    item('Plan').click();
    await waitFor(() => expect(heads()).not.toContain('Plan'));
    await expectAccessible();
    const kept: ClientColumn[] = ['client', 'code', 'assigned', 'used', 'remaining', 'status', 'tags'];
    expect(bridge.calls.findLast(({ op }) => op === 'clientColumns.write')?.input).toEqual({ columns: kept });
  });

  it('are those chosen before', async () => {
    await open({ 'clientColumns.read': yes({ columns: ['client', 'used'] }) });
    await waitFor(() => expect(heads().slice(0, -1)).toEqual(['Client', 'Used']));
  });

  it('say when they could not be kept', async () => {
    await open({ 'clientColumns.write': no('storageFull') });
    click('Columns');
    item('Code').click();
    await screen.findByText(/storage|disk/i);
    await expectAccessible();
  });
});

describe('a client of the table', () => {
  const row = (name: string) => screen.getByRole('rowheader', { name: new RegExp(name) }).parentElement;

  it('is reached by arrows from the search, and opened by Enter', async () => {
    const { bridge } = await open();
    screen.getByLabelText(SEARCH).focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(row('Acme Legal'));
    press('ArrowDown');
    await waitFor(() => expect(document.activeElement).toBe(row('Amber Mutual')));
    press('ArrowUp');
    await waitFor(() => expect(document.activeElement).toBe(row('Acme Legal')));
    press('Enter');
    await waitFor(() => expect(location.hash).toBe('#/client'));
    expect(bridge.calls.find(({ op }) => op === 'context.enter')?.input).toEqual({
      clientId: acme.id,
      asCurrent: true,
    });
  });

  it('is opened by its name, and the first found by Enter in the search', async () => {
    const { app } = await open();
    click('Clover Dental');
    await waitFor(() => expect(app.context.client.value?.id).toBe(clover.id));
    location.hash = '';
    type(SEARCH, 'acme');
    await waitFor(() => expect(names()).toEqual(['Acme Legal']));
    const field = screen.getByLabelText(SEARCH);
    if (field instanceof HTMLInputElement) field.form?.requestSubmit();
    await waitFor(() => expect(location.hash).toBe('#/client'));
    expect(app.context.client.value?.id).toBe(acme.id);
  });

  it('has a menu that names the trace, opened by the button or on the row, and closed by Esc', async () => {
    const { bridge } = await open();
    const more = screen.getByRole('button', { name: 'More for Clover Dental' });
    more.focus();
    more.click();
    await screen.findByRole('menu', { name: 'More for Clover Dental' });
    expect(screen.getAllByRole('menuitem').map((one) => one.parentElement?.textContent)).toEqual([
      'Open in the console',
      'Open in the web vaultMembers page; nothing is recorded',
      'Open vaultBitwarden records that you opened this vault. It does not record which items you view there.',
      'Open vault with a ticket or reason',
      'Rename',
      'Change seats',
      'Unlink',
    ]);
    await expectAccessible();
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(document.activeElement).toBe(more);

    const line = row('Clover Dental');
    if (line) fireEvent.contextMenu(line);
    (await screen.findByRole('menuitem', { name: 'Open in the web vault' })).click();
    await waitFor(() => expect(bridge.called()).toContain('client.open'));
    expect(bridge.calls.at(-1)?.context).toBe('token of Clover Dental');
    expect(bridge.called()).not.toContain('client.openVault');
  });

  it('takes a ticket or a reason for the vault of the row, under the client’s name', async () => {
    const { bridge } = await open();
    click('More for Clover Dental');
    (await screen.findByRole('menuitem', { name: 'Open vault with a ticket or reason' })).click();
    const dialog = await screen.findByRole('dialog', { name: 'Open vault with a ticket or reason' });
    expect(dialog.textContent).toContain('Clover Dental');
    await expectAccessible();
    type('Ticket or reason for opening the vault (optional)', 'T-4711');
    fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    await waitFor(() =>
      expect(bridge.calls.at(-1)).toMatchObject({
        op: 'client.openVault',
        input: { reason: 'T-4711' },
        context: 'token of Clover Dental',
      }),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why it cannot be opened', async () => {
    await open();
    click('More for Fjord Architects');
    const item = await screen.findByRole('menuitem', { name: 'Open in the web vault' });
    expect(item.getAttribute('aria-disabled')).toBe('true');
    await expectAccessible();
  });

  it('is not entered when the worker says no, and why stands above the table', async () => {
    await open({ 'context.enter': no('notFound') });
    click('Clover Dental');
    await screen.findByRole('alert');
    expect(location.hash).toBe('');
  });
});

describe('the file', () => {
  it('holds exactly what search and filters leave', async () => {
    const saved = vi.spyOn(files, 'saveFile').mockImplementation(() => undefined);
    await open();
    choose('Plan', 'Enterprise');
    sortBy('Used');
    await waitFor(() => expect(names()).toEqual(['Acme Legal', 'Clover Dental']));
    click('Export CSV');
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    const [name, , parts] = saved.mock.calls[0] ?? [];
    expect(name).toMatch(/^clients-\d{4}-\d\d-\d\d\.csv$/);
    const text = await new Blob([...(parts ?? [])]).text();
    expect(text.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      'client',
      'Acme Legal',
      'Clover Dental',
      '',
    ]);
  });
});
