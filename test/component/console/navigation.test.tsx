// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routeOf } from '../../../components/console/routes.ts';
import { NO_NOTES } from '../../../utils/domain/logNotes.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { account, acme, eventOf, northwind } from '../shared/fixtures.ts';
import { click, descriptionOf } from '../shared/typing.ts';
import {
  inClover,
  lock,
  providersAnswer,
  renderConsole,
  serviceUser,
  unlockedUntil,
} from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const currentEntry = () => screen.getByRole('link', { current: 'page' });
const lockingIn = (milliseconds: number) => {
  const lastActivity = Date.now();
  return unlockedUntil({ lastActivity, deadline: lastActivity + milliseconds });
};

describe('the address', () => {
  it('names a page, never a client; without a page it is the first one', () => {
    expect(routeOf('#/account')).toBe('account');
    expect(routeOf('')).toBe('overview');
    expect(routeOf('#/constructor')).toBe('overview');
  });

  it('opens on the overview, whatever the role', async () => {
    renderConsole('', { 'providers.list': providersAnswer(serviceUser) });
    await heading('Overview');
    expect(currentEntry().textContent).toBe('Overview');
  });
});

describe('the navigation', () => {
  it('leads to every page and gives the heading of a new one the focus, but not that of the first', async () => {
    const { go } = renderConsole('#/people');
    const people = await heading('People');
    expect(document.activeElement).not.toBe(people);
    const links = within(screen.getByRole('navigation', { name: 'Console' })).getAllByRole('link');
    expect(links.slice(1).map((link) => link.getAttribute('href'))).toEqual([
      '#/overview',
      '#/clients',
      '#/people',
      '#/events',
      '#/billing',
      '#/account',
      '#/settings',
      '#/client',
    ]);
    for (const [hash, name] of [
      ['#/events', 'Events'],
      ['#/account', 'Account'],
      ['#/client', 'Choose a client'],
    ] as const) {
      go(hash);
      const title = await heading(name);
      await waitFor(() => expect(document.activeElement).toBe(title));
      expect(currentEntry().getAttribute('href')).toBe(hash);
    }
  });

  it('skips to the page without changing the address', async () => {
    renderConsole('#/events');
    const title = await heading('Events');
    const skip = screen.getByRole('link', { name: 'Skip to the page' });
    expect(fireEvent.click(skip)).toBe(false);
    expect(document.activeElement).toBe(title);
  });

  it('counts what waits on a page as far as it was read, and describes the page by it', async () => {
    const { bridge, go } = renderConsole('#/clients', {
      'notes.read': yes({ revision: 1, notes: { ...NO_NOTES, seen: { provider: Date.now() - 3_600_000 } } }),
      'events.list': yes({ events: [eventOf('1', 1007), eventOf('2', 1004)], continuation: null }),
    });
    await heading('Clients');
    const entry = (name: string) => screen.getByRole('link', { name });
    expect([entry('People').textContent, entry('Events').textContent]).toEqual(['People', 'Events']);
    expect(bridge.called().filter((op) => op === 'people.list' || op === 'events.list')).toEqual([]);
    go('#/overview');
    await waitFor(() => expect(entry('Events').textContent).toBe('Events2'));
    expect(descriptionOf(entry('Events'))).toBe('2 events deserve a look since you last looked.');
    await waitFor(() => expect(entry('People').textContent).toBe('People1'));
    expect(descriptionOf(entry('People'))).toBe('1 person waits to be confirmed.');
    expect(entry('Clients').textContent).toBe('Clients');
    await expectAccessible();
    go('#/events');
    await heading('Events');
    click('Mark as seen');
    await waitFor(() => expect(entry('Events').textContent).toBe('Events'));
    expect(descriptionOf(entry('Events'))).toBeNull();
  });

  it('names the client worked in', async () => {
    renderConsole('#/people', inClover);
    const entry = await screen.findByRole('link', { name: 'Clover Dental' });
    expect(entry.getAttribute('href')).toBe('#/client');
    expect(screen.getByRole('region', { name: 'Working in' }).contains(entry)).toBe(true);
    await expectAccessible();
  });

  it('keeps its own client when the popup switches to another', async () => {
    const { app, bridge } = renderConsole('#/people', inClover);
    await screen.findByRole('link', { name: 'Clover Dental' });
    bridge.readHead = async () => ({
      v: 3,
      usages: {},
      stamp: 'stamp',
      lock,
      account,
      host: 'bitwarden.com',
      provider: northwind,
      providerCount: 1,
      current: acme,
      syncedAt: Date.now(),
      total: 1,
      rows: [acme],
      list: 'head',
      glance: null,
    });
    bridge.change('paint');
    await waitFor(() => expect(app.clients.total.value).toBe(1));
    expect(app.context.client.value?.name).toBe('Clover Dental');
  });

  it('says who works here in which role, and when it locks', async () => {
    renderConsole('', { 'session.state': lockingIn(14 * 60_000 - 5_000) });
    const nav = await screen.findByRole('navigation', { name: 'Console' });
    expect(within(nav).getByText('Locks in 14 min')).toBeDefined();
    expect(within(nav).getByText('Kim Larsen')).toBeDefined();
    expect(within(nav).getByText('Provider Admin')).toBeDefined();
  });

  it('counts anew when input has put the lock off', async () => {
    const { app, bridge } = renderConsole('', { 'session.state': lockingIn(2 * 60_000) });
    await screen.findByText('Locks in 2 min');
    const lastActivity = Date.now();
    bridge.answers['session.activity'] = yes({ lastActivity, deadline: lastActivity + 15 * 60_000 });
    app.session.noteActivity();
    await screen.findByText('Locks in 15 min');
  });

  it('locks', async () => {
    renderConsole('');
    await heading('Overview');
    click('Lock now');
    await heading('Locked');
  });

  it('says when locking failed', async () => {
    renderConsole('', { 'session.lock': no('storageBroken') });
    await heading('Overview');
    click('Lock now');
    await waitFor(() => expect(screen.getAllByRole('alert').length).toBeGreaterThan(0));
    await heading('Overview');
  });
});

describe('a suspended provider', () => {
  it('is told on every page', async () => {
    const { go } = renderConsole('#/people', {
      'providers.list': providersAnswer({ ...northwind, enabled: false }),
    });
    await heading('People');
    for (const [hash, name] of [
      ['#/events', 'Events'],
      ['#/account', 'Account'],
    ] as const) {
      go(hash);
      await heading(name);
      expect(screen.getByText(/Bitwarden suspended/)).toBeDefined();
      await expectAccessible();
    }
  });
});
