// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clients, eventOf, northwind } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { paintHead, renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const glance = async () => within(await screen.findByRole('region', { name: 'Activity' }));
const serviceUser = yes({
  providers: [{ ...northwind, role: 'serviceUser' as const }],
  currentId: northwind.id,
  notSetUp: false,
});

describe('the glance of a Provider Admin', () => {
  it('shows the four latest events of the provider and marks a severe one', async () => {
    renderPopup();
    const lines = await (await glance()).findAllByRole('listitem');
    expect(lines.map((line) => line.querySelector('.cut')?.textContent)).toEqual([
      'Kim Larsen opened the vault of Clover Dental',
      'Sam Okafor turned off two-step login',
      'Kim Larsen invited jo@northwind.example',
      'Kim Larsen created client Alpine Outdoor',
    ]);
    expect(lines.map((line) => within(line).queryByText('Needs a look') !== null)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    await expectAccessible();
  });

  it('leads to all events in the console', async () => {
    const { onConsole } = renderPopup();
    await (await glance()).findAllByRole('listitem');
    click('All events');
    expect(onConsole).toHaveBeenCalledWith('events');
  });

  it('puts what others did since it was last looked at first, counts it, and says so once', async () => {
    const { bridge, app } = renderPopup({
      'events.list': yes({
        events: [
          eventOf('own', 1000, { at: 9_000 }),
          eventOf('new', 1003, { at: 8_000, actor: 'Sam Okafor', actorId: null }),
          eventOf('old', 1801, { at: 1_000, actor: 'Sam Okafor', actorId: null }),
        ],
        continuation: null,
      }),
      'events.seen': yes({ before: 5_000 }),
    });
    const section = await glance();
    await section.findByText('1 new');
    const lines = section.getAllByRole('listitem').map((line) => line.querySelector('.cut')?.textContent);
    expect(lines[0]).toBe('New: Sam Okafor turned off two-step login');
    expect(lines.filter((line) => line?.startsWith('New:'))).toHaveLength(1);
    const seen = () => bridge.calls.filter(({ op }) => op === 'events.seen');
    expect(seen().map(({ input }) => input)).toEqual([{ providerId: northwind.id, at: 9_000 }]);
    await app.readLogs();
    expect(seen()).toHaveLength(1);
    await expectAccessible();
  });

  it('has seen nothing while the keys of a search stand in its place', async () => {
    const { bridge, app } = renderPopup({}, clients, paintHead, false, {
      left: { query: 'clo', selectedId: null, scrollTop: 0, providerId: northwind.id, at: Date.now() },
    });
    await waitFor(() => expect(app.providerLog.readAt.value).not.toBeNull());
    expect(bridge.called()).not.toContain('events.seen');
    type('Find a client', '');
    await waitFor(() => expect(bridge.called()).toContain('events.seen'));
  });

  it('leads to the log by one key, and what a Mac makes of it', async () => {
    const { onConsole } = renderPopup();
    await (await glance()).findAllByRole('listitem');
    fireEvent.keyDown(document.body, { key: 'a', altKey: true });
    fireEvent.keyDown(document.body, { key: 'å', altKey: true });
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(onConsole.mock.calls).toEqual([['events'], ['events']]);
  });

  it('makes room for the keys while searching', async () => {
    renderPopup();
    await screen.findAllByRole('option');
    type('Find a client', 'acme');
    await screen.findByText('Switch');
    expect(screen.queryByRole('region', { name: 'Activity' })).toBeNull();
  });

  it('says when nothing happened, and when the log cannot be read', async () => {
    const { bridge, app } = renderPopup({ 'events.list': no('serverError') });
    await (await glance()).findByText(/problem of its own/);
    await expectAccessible();
    Object.assign(bridge.answers, { 'events.list': yes({ events: [], continuation: null }) });
    fireEvent.click((await glance()).getByRole('button', { name: 'Try again' }));
    await (await glance()).findByText('Nothing happened yet');
    expect(app.providerLog.failure.value).toBeNull();
  });
});

describe('the glance of a Service User', () => {
  it('gives the reason, asks for nothing forbidden, and shows the own account', async () => {
    const { bridge, onConsole } = renderPopup({ 'providers.list': serviceUser });
    const section = await glance();
    expect(section.getByText(/is for Provider Admins/)).toBeDefined();
    expect(section.getByText('Switch to a client to see its log.')).toBeDefined();
    await section.findByText('logged in', { exact: false });
    expect(section.queryByRole('button', { name: 'All events' })).toBeNull();
    click('Your account’s log');
    expect(onConsole).toHaveBeenLastCalledWith('events');
    expect(bridge.called()).not.toContain('events.list');
    await expectAccessible();
  });

  it('shows the log of the current client, and follows a switch', async () => {
    const { bridge } = renderPopup({ 'providers.list': serviceUser });
    fireEvent.click(await screen.findByRole('option', { name: /^Acme/ }));
    const section = await glance();
    await section.findByRole('heading', { name: 'Acme Legal' });
    await section.findByText('exported the organization vault', { exact: false });
    Object.assign(bridge.answers, {
      'client.events': yes({ events: [eventOf('9', 1500, { object: 'Mia Brandt' })], continuation: null }),
    });
    fireEvent.click(await screen.findByRole('option', { name: /^Baker/ }));
    await section.findByRole('heading', { name: 'Baker & Sons' });
    await section.findByText('Mia Brandt');
    expect(section.queryByText('exported', { exact: false })).toBeNull();
    expect(bridge.calls.at(-1)).toMatchObject({ op: 'client.events', context: 'token of Baker & Sons' });
  });

  it('reads the log of the client that was current already', async () => {
    const { bridge } = renderPopup({
      'providers.list': serviceUser,
      'clients.list': yes({ clients, syncedAt: Date.now(), currentId: acme.id, usages: {} }),
    });
    await (await glance()).findByText('exported the organization vault', { exact: false });
    await waitFor(() => expect(bridge.called()).toContain('account.events'));
  });
});
