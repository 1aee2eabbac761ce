// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { click } from '../shared/typing.ts';
import { begun, dialog, grid, openPeople } from './openPeople.ts';
import { kim, personOf, team } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const [, , ada, , jo] = team;
if (!ada || !jo) throw new Error('The team is not as it was.');

const rowOf = (name: string) =>
  screen.getByRole('rowheader', { name: new RegExp(name) }).closest('[role="row"]') as HTMLElement;
const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });

describe('one person', () => {
  it('is shown with what is known and what nobody tells', async () => {
    await openPeople();
    click('More about Ada Wren');
    const facts = within(await dialog());
    expect(facts.getByText(/Bitwarden does not tell providers/)).toBeDefined();
    expect(facts.getByText(/no invitation was sent from this computer/)).toBeDefined();
    await expectAccessible();
  });

  it('is shown with the day that the log says, where it was read', async () => {
    await openPeople({ 'people.list': yes([kim, { ...jo, loggedInviteAt: Date.UTC(2026, 10, 20, 10) }]) });
    await screen.findByText(/^In the log: Nov 20, 2026/);
    click('More about jo@northwind.example');
    expect((await dialog()).textContent).toMatch(/The log says .*November 20.*not sent from this computer/);
  });

  it('that is oneself, or the last admin, cannot be removed, and is told the way out', async () => {
    const { bridge } = await openPeople({ 'people.list': yes([kim, ada]) });
    click('More about Kim Larsen');
    const door = within(await dialog());
    // once beside the button, and once as what describes it
    expect(door.getAllByText(/^You cannot remove yourself/)).toHaveLength(2);
    expect(door.getAllByText(/^The last confirmed Provider Admin stays one/)).toHaveLength(2);
    door.getByRole('button', { name: /^Remove/ }).click();
    expect(bridge.called()).not.toContain('people.remove');
  });

  it('is made an admin after it was said what that means', async () => {
    const { inputs } = await openPeople({ 'people.changeRole': yes(begun) });
    click('More about Ada Wren');
    await dialog();
    click('Make Provider Admin');
    await screen.findByText(/^A Provider Admin manages people/);
    click('Make 1 a Provider Admin');
    await waitFor(() =>
      expect(inputs('people.changeRole')).toEqual([{ changes: [{ id: ada.id, role: 'providerAdmin' }] }]),
    );
  });
});

describe('the grid by keyboard', () => {
  it('moves, selects, extends and takes all', async () => {
    const { app } = await openPeople();
    rowOf('Ada Wren').focus();
    key(' ');
    key('ArrowDown');
    await waitFor(() => expect(document.activeElement).toBe(rowOf('jo@northwind.example')));
    expect(app.people.selected.value.map(({ id }) => id)).toEqual([ada.id]);
    key('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(document.activeElement).toBe(rowOf('Kim Larsen')));
    expect(app.people.selected.value).toHaveLength(3);
    key('a', { ctrlKey: true });
    expect(app.people.selected.value).toHaveLength(5);
    key('End');
    await waitFor(() => expect(document.activeElement).toBe(rowOf('Priya Natarajan')));
    key('Enter');
    await screen.findByRole('heading', { name: 'Priya Natarajan' });
  });

  it('acts on those who are selected, and says who is left out and why', async () => {
    const { inputs } = await openPeople({ 'people.remove': yes(begun), 'people.resend': yes(begun) });
    screen.getByLabelText('Select all').click();
    await screen.findByText('5 selected');
    await expectAccessible();
    within(screen.getByRole('region', { name: 'Selected people' }))
      .getByText('Remove')
      .click();
    const named = within(await dialog());
    expect(named.getByText(/^You cannot remove yourself/)).toBeDefined();
    expect(named.getByRole('heading', { name: 'Remove 4 people' })).toBeDefined();
    await expectAccessible();
    click('Remove 4 people');
    await waitFor(() => expect(inputs('people.remove')).toHaveLength(1));
    expect((inputs('people.remove')[0] as { ids: string[] }).ids).not.toContain(kim.id);
  });

  it('filters by status and role', async () => {
    await openPeople();
    fireEvent.change(screen.getByLabelText('Status'), { target: { value: 'invited' } });
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
    fireEvent.change(screen.getByLabelText('Role'), { target: { value: 'providerAdmin' } });
    await screen.findByRole('heading', { name: 'Nobody is like that' });
    click('Show everyone');
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(5));
  });
});

describe('a thousand people', () => {
  it('are in a grid that knows them all and renders those in sight', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => personOf(at, `Person ${at}`));
    await openPeople({ 'people.list': yes([kim, ...many]) });
    expect((await grid()).getAttribute('aria-rowcount')).toBe('1002');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });
});
