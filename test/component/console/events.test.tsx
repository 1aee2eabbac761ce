// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventPage, LogEvent } from '../../../utils/domain/events.ts';
import { lastDays } from '../../../utils/domain/logRange.ts';
import { useEnglish } from '../catalogue.ts';
import { type FakeBridge, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clover, eventOf } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { loadJob, loadsAll } from './loadJob.ts';
import { answerLater, inClover, providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

const AT = new Date(2026, 10, 20, 10, 41).getTime();

beforeAll(() => {
  useEnglish();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 25, 12, 0) });
});
afterEach(cleanup);
afterAll(() => {
  vi.useRealTimers();
});

const HOUR = 3_600_000;

const some = (count: number, from = 0): LogEvent[] =>
  Array.from({ length: count }, (_, index) =>
    eventOf(`${from + index}`, 1000, { at: AT - (from + index) * HOUR, actor: `Person ${from + index}` }),
  );
const page = (events: LogEvent[], continuation: string | null = null) => yes({ events, continuation });
const log = (name = 'Provider log') => screen.findByRole('grid', { name });
/** The cells of the rows in sight, the time first. */
const eventRows = () =>
  screen.getAllByRole('rowheader').map((head) => [...(head.parentElement?.children ?? [])]);
/** How many rows there are, in sight or not. */
const rowCount = () => Number(screen.getByRole('grid').getAttribute('aria-rowcount')) - 1;
/** What the log was asked for last. */
const lastAsked = ({ calls }: FakeBridge) => calls.findLast(({ op }) => op === 'events.list')?.input;
const reader = (first: EventPage, rest: EventPage) => ({
  'events.list': ({ continuation }: { continuation: string | null }) => yes(continuation ? rest : first),
});

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
    renderConsole('#/events', { 'events.list': page([opened, unresolved]) });
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
    renderConsole('#/events', { 'events.list': page(days, 'a') });
    await log();
    const heads = screen.getAllByRole('rowheader').map((head) => head.textContent);
    expect(heads).toEqual(['10:00 AM2 hr. ago', '10:41 AMThu, Nov 19']);
    await expectAccessible();
  });

  it('is walked with the arrows, and C copies the row that has the focus', async () => {
    renderConsole('#/events', { 'events.list': page(some(110), 'a') });
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

  it('marks what is severe, with words', async () => {
    renderConsole('#/events', { 'events.list': page([eventOf('1', 1003), eventOf('2', 1000)]) });
    await log();
    expect(eventRows().map(([, mark]) => mark?.textContent)).toEqual(['Severe', '']);
  });

  it.each(['All', 'Severe'])(
    'has no stop of Tab inside a row of “%s”: C copies from the row, the button with the mouse',
    async (panel) => {
      renderConsole('#/events', { 'events.list': page([eventOf('1', 1003), eventOf('2', 1007)]) });
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
    renderConsole('#/events', { 'events.list': page([eventOf('1', 2631)]) });
    expect(within(await log()).getByText(/event 2631/)).toBeDefined();
  });

  it('says how much is loaded and loads more, while the button keeps the focus', async () => {
    const { bridge } = renderConsole(
      '#/events',
      reader({ events: some(50), continuation: 'a' }, { events: some(50, 50), continuation: 'b' }),
    );
    await screen.findByText('50 loaded, more exist.');
    expect(screen.getByText(/^Times in /)).toBeDefined();
    const more = screen.getByRole('button', { name: 'Load more' });
    more.focus();
    more.click();
    const coverage = await screen.findByText('100 loaded, more exist.');
    expect(coverage.closest('[role=status]')).not.toBeNull();
    expect(document.activeElement).toBe(more);
    expect(rowCount()).toBe(100);
    expect(lastAsked(bridge)).toMatchObject({ continuation: 'a' });
  });

  it('says when it is complete, and moves the focus from the button that goes to that sentence', async () => {
    renderConsole(
      '#/events',
      reader({ events: some(50), continuation: 'a' }, { events: some(32, 50), continuation: null }),
    );
    await screen.findByText('50 loaded, more exist.');
    const more = screen.getByRole('button', { name: 'Load more' });
    more.focus();
    more.click();
    await screen.findByText('82 loaded, complete.');
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
    const end = screen.getByText('Bitwarden gives no more for these dates.');
    await waitFor(() => expect(document.activeElement).toBe(end));
  });

  it('loads all by a job that every page shows, and says at each moment what it has', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': page(some(50), 'a') });
    await screen.findByText('50 loaded, more exist.');
    const worker = loadsAll(bridge, 'provider');
    bridge.answers['jobs.pause'] = yes({});
    bridge.answers['jobs.resume'] = yes({});
    const button = screen.getByRole('button', { name: 'Load all' });
    button.focus();
    button.click();
    await screen.findByText('Loading all …');
    await waitFor(() => expect(worker.job).not.toBeNull());
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
    worker.read(some(90), AT - 89 * HOUR + 1);
    await screen.findByText('90 loaded, more exist.');
    expect(screen.getByText('About 2 minutes left')).toBeDefined();
    const card = await screen.findByRole('article', { name: 'Load the provider log' });
    expect(within(card).getByRole('status').textContent).toMatch(/: 90 read\. About 2 minutes left$/);
    expect(Number(within(card).getByRole('progressbar').getAttribute('value'))).toBeGreaterThan(0);
    await expectAccessible();
    expect(document.activeElement).toBe(button);
    button.click();
    await waitFor(() => expect(bridge.called()).toContain('jobs.pause'));
    worker.read([], AT - 89 * HOUR + 1, { state: 'paused' });
    await waitFor(() => expect(button.textContent).toBe('Go on loading'));
    button.click();
    await waitFor(() => expect(bridge.called()).toContain('jobs.resume'));
    worker.read(some(7, 90), null, { state: 'ended' });
    await screen.findByText('97 loaded, complete.');
    expect(within(card).getAllByRole('status')[0]?.textContent).toMatch(/: 97 read, complete\.$/);
    expect(bridge.called().filter((op) => op === 'events.list')).toHaveLength(1);
  });

  it('shows in a tab that was opened later what a job reads, and asks only for what is new', async () => {
    const range = lastDays(30, Date.now());
    const job = loadJob(
      { range, covered: [{ start: AT, end: range.end }] },
      { startedAt: Date.now() - HOUR },
    );
    const covered = [{ start: AT, end: Date.now() - 2 * HOUR }];
    const { bridge } = renderConsole('#/events', {
      'jobs.list': yes([job]),
      'events.kept': yes({ index: { revision: 1, covered, segments: 1 }, events: some(60) }),
      'events.list': page([]),
    });
    await screen.findByText('60 loaded, more exist.');
    expect(lastAsked(bridge)).toMatchObject({ range: { start: Date.now() - 2 * HOUR + 1 } });
    expect(screen.getByText('Loading all …')).toBeDefined();
  });

  it('goes on after an empty page that is not the last', async () => {
    renderConsole(
      '#/events',
      reader({ events: [], continuation: 'a' }, { events: some(3), continuation: null }),
    );
    await screen.findByText('0 loaded, more exist.');
    expect(screen.queryByText('No events')).toBeNull();
    await expectAccessible();
    click('Load more');
    await screen.findByText('3 loaded, complete.');
  });

  it('keeps what is loaded when more cannot be read, and tries that again', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': page(some(50), 'a') });
    await screen.findByText('50 loaded, more exist.');
    bridge.answers['events.list'] = no('offline');
    click('Load more');
    await screen.findByText(/Offline/);
    expect(rowCount()).toBe(50);
    bridge.answers['events.list'] = page(some(10, 50));
    click('Try again');
    await screen.findByText('60 loaded, complete.');
    expect(lastAsked(bridge)).toMatchObject({ continuation: 'a' });
  });

  it('asks on Refresh for what is new', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': page(some(50), 'a') });
    await screen.findByText('50 loaded, more exist.');
    bridge.answers['events.list'] = page([eventOf('new', 1000, { actor: 'Ada Wren' })]);
    click('Refresh');
    await screen.findByText('51 loaded, more exist.');
    expect(eventRows()[0]?.[2]?.textContent).toBe('Ada Wren logged in');
    expect(lastAsked(bridge)).toMatchObject({ continuation: null });
    expect(document.activeElement).toBe(document.body);
  });

  it('is filtered over all that is loaded, not only what is on screen', async () => {
    renderConsole('#/events', { 'events.list': page(some(110), 'a') });
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
    renderConsole('#/events', { 'events.list': page(both, 'a') });
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

  it('is asked for other dates, longer ones in slices, and not for dates that are none', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': page(some(3)) });
    await screen.findByLabelText('From');
    const asked = bridge.calls.length;
    type('From', '2026-12-01');
    expect((await screen.findByRole('button', { name: 'Show' })).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getAllByText('Enter two dates, the earlier one first.').length).toBeGreaterThan(0);
    click('Show');
    expect(bridge.calls).toHaveLength(asked);
    type('From', '2024-11-25');
    await screen.findByText('Bitwarden gives at most 367 days at once, so this is read in 2 slices.');
    click('Show');
    await screen.findByText('3 loaded, more exist, from 1 of 2 slices.');
    await expectAccessible();
  });

  it('shows its shape while it comes', async () => {
    const later = answerLater<ReturnType<typeof page>>();
    renderConsole('#/events', { 'events.list': later.answer });
    await screen.findByText('Loading events');
    await expectAccessible();
    later.resolve(page(some(1)));
    await log();
  });

  it('says why it did not come, and comes on the second try', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': no('rateLimited') });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible();
    bridge.answers['events.list'] = page(some(1));
    again.click();
    await log();
  });

  it('says that it is empty', async () => {
    renderConsole('#/events', { 'events.list': page([]) });
    await screen.findByRole('heading', { name: 'No events' });
    expect(screen.queryByRole('grid')).toBeNull();
    await expectAccessible();
  });
});

describe('the events of a Service User', () => {
  const asServiceUser = { 'providers.list': providersAnswer(serviceUser) };

  it('are their own account’s, after the sentence why, and never the provider’s', async () => {
    const { bridge } = renderConsole('#/events', asServiceUser);
    await log('Your account');
    expect(screen.getByText(/The provider log is for Provider Admins\./)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Choose a client to see its log' })).toBeDefined();
    await expectAccessible();
    expect(bridge.called()).not.toContain('events.list');
  });

  it('lead to the log of the client worked in', async () => {
    renderConsole('#/events', { ...asServiceUser, ...inClover });
    const link = await screen.findByRole('link', { name: 'Open the log of Clover Dental' });
    expect(link.getAttribute('href')).toBe('#/client');
    expect(within(link).getByText('Clover Dental').tagName).toBe('BDI');
  });
});

describe('the vaults opened', () => {
  it('are summed up by person, by client, then by both', async () => {
    const openings = [1, 2, 3].map((at) =>
      eventOf(`${at}`, 1903, {
        at: AT - at * HOUR,
        object: `Client ${at % 2}`,
        objectId: `link ${at % 2}`,
        client: { id: null, name: `Client ${at % 2}`, code: null, hue: null },
      }),
    );
    renderConsole('#/events', { 'events.list': page(openings) });
    (await screen.findByRole('radio', { name: 'Vaults opened' })).click();
    const people = within(await screen.findByRole('table', { name: 'Vaults opened, by person' }));
    const [, row] = people.getAllByRole('row');
    expect(row?.textContent).toMatch(/^Kim Larsen23/);
    const clients = within(screen.getByRole('table', { name: 'Vaults opened, by client' }));
    expect(clients.getAllByRole('row').map((one) => one.textContent?.slice(0, 10))).toEqual([
      'ClientPeop',
      'Client 112',
      'Client 011',
    ]);
    expect(within(screen.getByRole('table', { name: 'Vaults opened' })).getAllByRole('row')).toHaveLength(3);
    await expectAccessible();
  });
});

describe('an export', () => {
  it('that cannot be made says so, and can be tried again', async () => {
    const address = vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new RangeError('no room');
    });
    renderConsole('#/events');
    (await screen.findByRole('button', { name: 'Export' })).click();
    (await screen.findByRole('menuitem', { name: /CSV/ })).click();
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was saved');
    address.mockImplementation(() => 'blob:log');
    screen.getByRole('button', { name: 'Export' }).click();
    (await screen.findByRole('menuitem', { name: /CSV/ })).click();
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    address.mockRestore();
  });
});
