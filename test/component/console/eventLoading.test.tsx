// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lastDays } from '../../../utils/domain/logRange.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { eventOf } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { loadJob, loadsAll } from './loadJob.ts';
import {
  AT,
  eventRows,
  HOUR,
  lastAsked,
  log,
  logPage,
  reader,
  rowCount,
  someEvents,
  useLogTime,
} from './logPage.ts';
import { answerLater, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);
useLogTime();

describe('the provider’s log', () => {
  it('says how much is loaded and loads more, while the button keeps the focus', async () => {
    const { bridge } = renderConsole(
      '#/events',
      reader(
        { events: someEvents(50), continuation: 'a' },
        { events: someEvents(50, 50), continuation: 'b' },
      ),
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
      reader(
        { events: someEvents(50), continuation: 'a' },
        { events: someEvents(32, 50), continuation: null },
      ),
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
    const { bridge } = renderConsole('#/events', { 'events.list': logPage(someEvents(50), 'a') });
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
    worker.read(someEvents(90), AT - 89 * HOUR + 1);
    await screen.findByText('90 loaded, more exist.');
    expect(screen.getByText('About 2 minutes left')).toBeDefined();
    const card = await screen.findByRole('article', { name: 'Load the provider log' });
    expect(within(card).getByRole('status').textContent).toMatch(/: 90 newly loaded\. About 2 minutes left$/);
    expect(Number(within(card).getByRole('progressbar').getAttribute('value'))).toBeGreaterThan(0);
    await expectAccessible();
    expect(document.activeElement).toBe(button);
    button.click();
    await waitFor(() => expect(bridge.called()).toContain('jobs.pause'));
    worker.read([], AT - 89 * HOUR + 1, { state: 'paused' });
    await waitFor(() => expect(button.textContent).toBe('Go on loading'));
    button.click();
    await waitFor(() => expect(bridge.called()).toContain('jobs.resume'));
    worker.read(someEvents(7, 90), null, { state: 'ended' });
    await screen.findByText('97 loaded, complete.');
    expect(within(card).getAllByRole('status')[0]?.textContent).toMatch(/: 97 newly loaded, complete\.$/);
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
      'events.kept': yes({ index: { revision: 1, covered, segments: 1 }, events: someEvents(60) }),
      'events.list': logPage([]),
    });
    await screen.findByText('60 loaded, more exist.');
    expect(lastAsked(bridge)).toMatchObject({ range: { start: Date.now() - 2 * HOUR + 1 } });
    expect(screen.getByText('Loading all …')).toBeDefined();
  });

  it('goes on after an empty page that is not the last', async () => {
    renderConsole(
      '#/events',
      reader({ events: [], continuation: 'a' }, { events: someEvents(3), continuation: null }),
    );
    await screen.findByText('0 loaded, more exist.');
    expect(screen.queryByText('No events')).toBeNull();
    await expectAccessible();
    click('Load more');
    await screen.findByText('3 loaded, complete.');
  });

  it('keeps what is loaded when more cannot be read, and tries that again', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': logPage(someEvents(50), 'a') });
    await screen.findByText('50 loaded, more exist.');
    bridge.answers['events.list'] = no('offline');
    click('Load more');
    await screen.findByText(/Offline/);
    expect(rowCount()).toBe(50);
    bridge.answers['events.list'] = logPage(someEvents(10, 50));
    click('Try again');
    await screen.findByText('60 loaded, complete.');
    expect(lastAsked(bridge)).toMatchObject({ continuation: 'a' });
  });

  it('asks on Refresh for what is new', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': logPage(someEvents(50), 'a') });
    await screen.findByText('50 loaded, more exist.');
    bridge.answers['events.list'] = logPage([eventOf('new', 1000, { actor: 'Ada Wren' })]);
    click('Refresh');
    await screen.findByText('51 loaded, more exist.');
    expect(eventRows()[0]?.[2]?.textContent).toBe('Ada Wren logged in');
    expect(lastAsked(bridge)).toMatchObject({ continuation: null });
    expect(document.activeElement).toBe(document.body);
  });

  it('is asked for other dates, longer ones in slices, and not for dates that are none', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': logPage(someEvents(3)) });
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
    const later = answerLater<ReturnType<typeof logPage>>();
    renderConsole('#/events', { 'events.list': later.answer });
    await screen.findByText('Loading events');
    await expectAccessible();
    later.resolve(logPage(someEvents(1)));
    await log();
  });

  it('says why it did not come, and comes on the second try', async () => {
    const { bridge } = renderConsole('#/events', { 'events.list': no('rateLimited') });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible();
    bridge.answers['events.list'] = logPage(someEvents(1));
    again.click();
    await log();
  });

  it('says that it is empty', async () => {
    renderConsole('#/events', { 'events.list': logPage([]) });
    await screen.findByRole('heading', { name: 'No events' });
    expect(screen.queryByRole('grid')).toBeNull();
    await expectAccessible();
  });
});
