// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Menu } from '../../../components/shared/Menu.tsx';
import { MenuItem } from '../../../components/shared/MenuItem.tsx';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { clover, harbour, northwind } from '../shared/fixtures.ts';
import { click, press } from '../shared/typing.ts';
import { inClover, providersAnswer, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  location.hash = '';
});

const focused = () => document.activeElement;
const dialogGone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
const onDialog = async () => within(await screen.findByRole('dialog'));

async function openClients() {
  renderConsole('#/clients', { 'clientColumns.read': yes({ columns: null }), 'clients.facts': yes({}) });
  await screen.findByRole('grid', { name: 'Clients of this provider' });
}

describe('the focus', () => {
  it('is back on the button of a menu before what was chosen acts', async () => {
    const had: (string | undefined)[] = [];
    const onChoose = vi.fn(() => had.push(focused()?.textContent));
    render(
      <Menu
        label="More"
        button={({ onClick, buttonRef }) => (
          <button type="button" ref={buttonRef} onClick={onClick}>
            More
          </button>
        )}
      >
        <MenuItem onChoose={onChoose}>Rename</MenuItem>
        <MenuItem onChoose={onChoose} notAllowed="Not now.">
          Unlink
        </MenuItem>
      </Menu>,
    );
    click('More');
    (await screen.findByRole('menuitem', { name: 'Unlink' })).focus();
    click('Unlink', 'menuitem');
    expect(focused()?.textContent).toBe('Unlink');
    screen.getByRole('menuitem', { name: 'Rename' }).focus();
    click('Rename', 'menuitem');
    expect(had).toEqual(['More']);
  });

  it('is in the first field of a dialog that was chosen in a menu, and back on the button after it', async () => {
    await openClients();
    const add = screen.getByRole('button', { name: 'Add client' });
    add.focus();
    click('Add client');
    click('New client', 'menuitem');
    expect(focused()).toBe((await onDialog()).getByLabelText('Name'));
    click('Cancel');
    await dialogGone();
    expect(focused()).toBe(add);
  });

  it('is in a field whose value the first key replaces, and back on the button of its row', async () => {
    await openClients();
    const more = screen.getByRole('button', { name: 'More for Clover Dental' });
    more.focus();
    more.click();
    const item = await screen.findByRole('menuitem', { name: 'Rename' });
    item.focus();
    item.click();
    const name = (await onDialog()).getByLabelText('Name') as HTMLInputElement;
    expect(focused()).toBe(name);
    expect([name.selectionStart, name.selectionEnd]).toEqual([0, 'Clover Dental'.length]);
    click('Cancel');
    await dialogGone();
    expect(focused()).toBe(more);
  });

  it('is back where it was after a dialog whose field took it before it opened', async () => {
    await openClients();
    const more = screen.getByRole('button', { name: 'More for Clover Dental' });
    more.focus();
    more.click();
    const item = await screen.findByRole('menuitem', { name: 'Open vault with a ticket or reason' });
    item.focus();
    item.click();
    const dialog = await onDialog();
    expect(focused()).toBe(dialog.getByLabelText('Ticket or reason for opening the vault (optional)'));
    dialog.getByText('You are opening the vault of this client');
    click('Cancel');
    await dialogGone();
    expect(focused()).toBe(more);
  });

  it('stays in the list of people when nobody is selected any more, by Esc or by the button', async () => {
    const { app } = renderConsole('#/people');
    await screen.findByRole('grid', { name: 'People of this provider' });
    const row = screen.getByRole('rowheader', { name: /Ada Wren/ }).closest<HTMLElement>('[role="row"]');
    row?.focus();
    press(' ');
    await screen.findByText('1 selected');
    press('Escape');
    await waitFor(() => expect(screen.queryByText('1 selected')).toBeNull());
    expect(focused()).toBe(row);
    press(' ');
    await screen.findByText('1 selected');
    click('Clear selection');
    expect(app.people.selection.value.size).toBe(0);
    expect(focused()).toBe(row);
  });

  it('goes into what is kept of a client once it is edited', async () => {
    renderConsole('#/client', inClover);
    const card = within(await screen.findByRole('region', { name: 'Only on this computer' }));
    (await card.findByRole('button', { name: 'Edit' })).click();
    await waitFor(() => expect(focused()).toBe(card.getByLabelText('Tags')));
  });

  it('begins at the heading of a screen that has no field to take it', async () => {
    renderConsole('', { 'providers.list': providersAnswer(null, [northwind, harbour]) });
    await waitFor(() => expect(focused()).toBe(screen.getByRole('heading', { name: 'Choose a provider' })));
  });

  it('goes by “/” to the search of the page, else to that of the clients, and nowhere while somebody types', async () => {
    renderConsole('#/people');
    await screen.findByRole('grid', { name: 'People of this provider' });
    press('/');
    const field = screen.getByLabelText('Search name or e-mail');
    expect(focused()).toBe(field);
    press('/');
    expect(focused()).toBe(field);
    cleanup();
    const { go } = renderConsole('#/account');
    await screen.findByRole('heading', { level: 1, name: 'Account' });
    press('/');
    await waitFor(() => expect(location.hash).toBe('#/clients'));
    go(location.hash);
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Find a client')));
  });

  it('is on the button that closes a dialog once its form was sent', async () => {
    renderConsole('#/clients', {
      'clientColumns.read': yes({ columns: null }),
      'clients.facts': yes({}),
      'clients.offer': yes({ plan: { id: 'p', digest: 'd', clientIds: [clover.id] }, owners: 2, paid: null }),
      'clients.rename': yes({ outcome: 'done', reason: null }),
    });
    await screen.findByRole('grid', { name: 'Clients of this provider' });
    click('More for Clover Dental');
    click('Rename', 'menuitem');
    const dialog = await onDialog();
    fireEvent.input(dialog.getByLabelText('Name'), { target: { value: 'Clover Dentists' } });
    const rename = dialog.getByRole('button', { name: 'Rename' });
    await waitFor(() => expect(rename.getAttribute('aria-disabled')).toBe('false'));
    rename.focus();
    rename.click();
    await screen.findByText('Done.');
    await waitFor(() => expect(focused()?.textContent).toBe('Close'));
  });

  it('stops once in a table, at the row and what is inside it, and comes back to the row when that is gone', async () => {
    const { app } = renderConsole('#/people');
    await screen.findByRole('grid', { name: 'People of this provider' });
    const doors = () => [...document.querySelectorAll<HTMLElement>('.grid-doors button')];
    const stops = () => doors().filter(({ tabIndex }) => tabIndex === 0);
    expect(stops().map((door) => door.getAttribute('aria-label'))).toEqual(['More about Ada Wren']);
    const confirm = screen.getByRole('button', { name: 'Confirm' });
    confirm.focus();
    await waitFor(() => expect(stops()).toContain(confirm));
    app.people.people.value = (app.people.people.value ?? []).map((one) => ({ ...one, status: 'confirmed' }));
    await waitFor(() => expect(focused()?.getAttribute('role')).toBe('row'));
    expect(focused()?.textContent).toContain('Leo Hartmann');
  });
});
