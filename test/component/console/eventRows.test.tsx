// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clover, eventOf } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { AT, eventRows, HOUR, log, logPage, rowCount, someEvents, useLogTime } from './logPage.ts';
import { renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);
useLogTime();

describe('the provider’s log', () => {
  it('says when, who did what, for which client, with what and from where', async () => {
    const opened = eventOf('1', 1903, {
      at: AT,
      object: 'Clover Dental',
      client: { id: clover.id, name: clover.name, code: clover.code, hue: clover.hue },
      device: { kind: 'extension', name: 'Firefox' },
      ip: '203.0.113.24',
    });
    const unresolved = eventOf('2', 1801, { at: AT - 1, actor: null, device: { kind: 'cli', name: null } });
    renderConsole('#/events', { 'events.list': logPage([opened, unresolved]) });
    await log();
    const words = eventRows().map((cells) => cells.map((cell) => cell.textContent));
    expect(words[0]).toEqual([
      '10:41 AMFri, Nov 20',
      '',
      'Kim Larsen opened the vault of Clover Dental',
      'CLClover Dental',
      'Extension, Firefox',
      '203.0.113.24',
      '',
    ]);
    expect(words[1]?.slice(2)).toEqual([
      'Someone confirmed someone',
      'Provider',
      'Command line',
      'Unknown',
      '',
    ]);
    await expectAccessible();
  });

  it('says the day of each, or how long ago it was today', async () => {
    const days = [
      eventOf('1', 1000, { at: Date.now() - 2 * HOUR }),
      eventOf('2', 1000, { at: AT - 24 * HOUR }),
    ];
    renderConsole('#/events', { 'events.list': logPage(days, 'a') });
    await log();
    const heads = screen.getAllByRole('rowheader').map((head) => head.textContent);
    expect(heads).toEqual(['10:00 AM2 hr. ago', '10:41 AMThu, Nov 19']);
    await expectAccessible();
  });

  it('is walked with the arrows, and C copies the row that has the focus', async () => {
    renderConsole('#/events', { 'events.list': logPage(someEvents(110), 'a') });
    await log();
    const [first] = eventRows().map(([head]) => head?.parentElement);
    first?.focus();
    const key = (name: string) => fireEvent.keyDown(document.activeElement as Element, { key: name });
    key('End');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Person 109 logged in'));
    key('c');
    await screen.findByText(/^Copied: .* · Person 109 · /);
    expect(await navigator.clipboard.readText()).toContain('Person 109');
  });

  it('says so where the browser refuses to copy, with the line to select', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    renderConsole('#/events', { 'events.list': logPage(someEvents(3), 'a') });
    await log();
    const [first] = eventRows().map(([head]) => head?.parentElement);
    first?.focus();
    fireEvent.keyDown(document.activeElement as Element, { key: 'c' });
    await screen.findByText(/^The browser refused to copy. Select it here: .* · Person 0 · /);
    await expectAccessible();
  });

  it('marks what is severe, with words', async () => {
    renderConsole('#/events', { 'events.list': logPage([eventOf('1', 1003), eventOf('2', 1000)]) });
    await log();
    expect(eventRows().map(([, mark]) => mark?.textContent)).toEqual(['Severe', '']);
  });

  it.each(['All', 'Severe'])(
    'has no stop of Tab inside a row of “%s”: C copies from the row, the button with the mouse',
    async (panel) => {
      renderConsole('#/events', { 'events.list': logPage([eventOf('1', 1003), eventOf('2', 1007)]) });
      await log();
      fireEvent.click(screen.getByRole('radio', { name: panel }));
      const grid = await screen.findByRole('grid', { name: panel === 'Severe' ? 'Severe' : 'Provider log' });
      const rows = within(grid).getAllByRole('row').slice(1);
      expect(rows.map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
      for (const row of rows)
        expect(
          [...row.querySelectorAll('button, a, input')].every((one) => (one as HTMLElement).tabIndex === -1),
        ).toBe(true);
      await expectAccessible();
      rows[0]?.focus();
      fireEvent.keyDown(rows[0] as Element, { key: 'ArrowDown' });
      await waitFor(() => expect(document.activeElement).toBe(rows[1]));
      fireEvent.keyDown(rows[1] as Element, { key: 'c' });
      await screen.findByText(/^Copied: .* exported their own vault/);
      fireEvent.click(
        within(rows[0] as HTMLElement).getByRole('button', { name: 'Copy a line for a ticket' }),
      );
      await screen.findByText(/^Copied: .* turned off two-step login/);
    },
  );

  it('shows an event it does not know with its number', async () => {
    renderConsole('#/events', { 'events.list': logPage([eventOf('1', 2631)]) });
    expect(within(await log()).getByText(/event 2631/)).toBeDefined();
  });

  it('is filtered over all that is loaded, not only what is on screen', async () => {
    renderConsole('#/events', { 'events.list': logPage(someEvents(110), 'a') });
    await screen.findByText('110 loaded, more exist.');
    expect(rowCount()).toBe(110);
    expect(eventRows().length).toBeLessThan(60);
    type('Search events', 'person 109');
    await screen.findByText('1 matches the filters.');
    expect(eventRows().map(([, , words]) => words?.textContent)).toEqual(['Person 109 logged in']);
    await expectAccessible();
    click('Clear filters');
    await waitFor(() => expect(screen.queryByText(/match the filters/)).toBeNull());
  });

  it('is narrowed to one kind of event, and says when nothing of what is loaded is left', async () => {
    const both = [eventOf('1', 1903, { object: 'Clover Dental' }), eventOf('2', 1000)];
    renderConsole('#/events', { 'events.list': logPage(both, 'a') });
    const choice = await screen.findByRole('combobox', { name: 'Event' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Event: any', 'All: Signing in', 'logged in', 'All: Clients', 'opened the vault of a client']);
    fireEvent.change(choice, { target: { value: '=1903' } });
    await screen.findByText('1 matches the filters.');
    type('Search events', 'xyzzy');
    await screen.findByText('Nothing of what is loaded matches the filters. More can be loaded.');
    await expectAccessible();
  });
});
