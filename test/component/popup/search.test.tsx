// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { manyClients } from '../shared/fixtures.ts';
import { press, type } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

/** The search field, once the clients are there and it has the focus. */
async function field(): Promise<HTMLElement> {
  await screen.findAllByRole('option');
  const input = screen.getByRole('combobox', { name: 'Find a client' });
  await waitFor(() => expect(document.activeElement).toBe(input));
  return input;
}
const selected = () => screen.queryByRole('option', { selected: true });
const names = () =>
  screen.getAllByRole('option').map((row) => row.querySelector('.visually-hidden')?.textContent);

describe('the search field', () => {
  it('has the focus with the first frame, and asks for no layout before it', async () => {
    const measured = vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get');
    const scrolled = vi.spyOn(Element.prototype, 'scrollTop', 'get');
    const focused = vi.spyOn(HTMLElement.prototype, 'focus');
    const frames: FrameRequestCallback[] = [];
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
    renderPopup();
    await screen.findAllByRole('option');
    expect([measured, scrolled, focused].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
    for (const frame of frames) frame(0);
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
  });

  it('gets what is typed before the first frame, and leaves a button its keys', async () => {
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    renderPopup();
    await screen.findAllByRole('option');
    press('Tab');
    press('c', { ctrlKey: true });
    expect(document.activeElement).toBe(document.body);
    press('c');
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
    screen.getByRole('button', { name: 'Refresh' }).focus();
    press('c');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Refresh' }));
  });

  it('lists every client in its own order while nothing is typed, with none selected', async () => {
    renderPopup();
    await field();
    expect(names()).toEqual([
      'Acme Legal, Enterprise, 18 of 25 seats',
      'Amber Mutual, Teams, unreadable',
      'Baker & Sons, Teams, 10 of 10 seats, full',
      'Clover Dental, Enterprise, 40 of 60 seats',
      'Fjord Architects, Teams, suspended',
    ]);
    expect(selected()).toBeNull();
    await expectAccessible();
  });

  it('narrows the list with each letter, marks what matched and selects the best match', async () => {
    renderPopup();
    await field();
    type('Find a client', 'clo');
    await waitFor(() => expect(names()).toEqual(['Clover Dental, Enterprise, 40 of 60 seats']));
    const row = selected();
    expect(row?.querySelector('mark')?.textContent).toBe('Clo');
    expect((await field()).getAttribute('aria-activedescendant')).toBe(row?.id);
    expect(screen.getByText('1 of 5 clients').closest('[role=status]')).not.toBeNull();
    await expectAccessible();
  });

  it('says so when nothing matches, and clears on the button', async () => {
    renderPopup();
    await field();
    type('Find a client', 'zentih');
    await screen.findByText('No client matches “zentih”');
    const input = screen.getByRole('combobox');
    expect(input.getAttribute('aria-expanded')).toBe('false');
    await expectAccessible();
    screen.getAllByRole('button', { name: 'Clear search' })[0]?.click();
    await waitFor(() => expect(names()).toHaveLength(5));
    expect(document.activeElement).toBe(input);
  });

  it('comes back to the field with a slash from anywhere', async () => {
    renderPopup();
    const input = await field();
    screen.getByRole('button', { name: 'Refresh' }).focus();
    press('/');
    expect(document.activeElement).toBe(input);
  });
});

describe('the keys of the list', () => {
  it('moves with the arrows and stops at both ends', async () => {
    renderPopup();
    await field();
    press('ArrowDown');
    await waitFor(() => expect(selected()?.getAttribute('aria-posinset')).toBe('1'));
    press('ArrowUp');
    press('End');
    await waitFor(() => expect(selected()?.getAttribute('aria-posinset')).toBe('5'));
    press('ArrowDown');
    press('Home');
    await waitFor(() => expect(selected()?.getAttribute('aria-posinset')).toBe('1'));
    press('PageDown');
    await waitFor(() => expect(selected()?.getAttribute('aria-posinset')).toBe('5'));
    press('PageUp');
    await waitFor(() => expect(selected()?.getAttribute('aria-posinset')).toBe('1'));
  });

  it('does nothing on Enter while no client is selected', async () => {
    const { bridge } = renderPopup();
    await field();
    press('Enter');
    expect(bridge.called()).not.toContain('context.enter');
  });
});

describe('a long list', () => {
  it('keeps only the rows in sight, and tells its true length', async () => {
    renderPopup({}, manyClients(10_000));
    await field();
    const rows = screen.getAllByRole('option');
    expect(rows.length).toBeLessThan(30);
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(within(screen.getByRole('main')).getByText('10,000')).toBeDefined();
  });

  it('always has the selected row, however far it is', async () => {
    renderPopup({}, manyClients(10_000));
    const input = await field();
    press('End');
    await waitFor(() => expect(selected()?.getAttribute('aria-posinset')).toBe('10000'));
    expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')).toBe(selected());
  });
});
