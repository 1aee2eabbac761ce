// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clients, harbour, locked, northwind, signedOut } from '../shared/fixtures.ts';
import { busy, click } from '../shared/typing.ts';
import { paintHead, renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const never = () => new Promise<never>(() => {});

describe('the screens of the popup', () => {
  it('waits for the worker with a skeleton that is announced once', async () => {
    renderPopup({ 'session.state': never });
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Loading'));
    await expectAccessible();
  });

  it('asks to sign in', async () => {
    renderPopup({ 'session.state': yes(signedOut) });
    await screen.findByRole('heading', { name: 'Sign in' });
  });

  it('asks for the master password when locked, and shows no client', async () => {
    renderPopup({ 'session.state': yes(locked) });
    await screen.findByRole('heading', { name: 'Locked' });
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('locks at once on the button, and nothing of a client stays', async () => {
    const { bridge } = renderPopup({ 'session.lock': yes(locked) });
    await screen.findAllByRole('option');
    click('Lock now');
    await screen.findByRole('heading', { name: 'Locked' });
    expect(bridge.called()).toContain('session.lock');
    expect(document.body.textContent).not.toContain('Acme');
  });

  it('shows the search field and a skeleton while the clients come', async () => {
    renderPopup({ 'clients.list': never });
    await screen.findByText('Loading clients');
    expect(screen.getByRole('combobox')).toBeDefined();
    expect(screen.getByText('Loading', { selector: '.age' })).toBeDefined();
    await expectAccessible();
  });

  it('says when there are no clients', async () => {
    renderPopup({}, []);
    await screen.findByRole('heading', { name: 'No clients yet' });
    expect(screen.getByRole('main').textContent).toContain('Northwind MSP has no clients.');
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(within(screen.getByRole('main')).getByRole('button', { name: 'Open console' })).toBeDefined();
    await expectAccessible();
  });

  it('says what went wrong when there is no list at all, and tries again', async () => {
    const { bridge } = renderPopup({
      'clients.list': no('unexpectedAnswer'),
      'clients.refresh': no('unexpectedAnswer'),
    });
    await screen.findByRole('heading', { name: 'The list could not be read' });
    expect(screen.getByText('Not loaded')).toBeDefined();
    await expectAccessible();
    await waitFor(() => expect(busy()).toEqual([]));
    const list = yes({ clients, syncedAt: Date.now(), currentId: null, usages: {} });
    Object.assign(bridge.answers, { 'clients.list': list, 'clients.refresh': yes({ syncedAt: Date.now() }) });
    click('Try again');
    await screen.findAllByRole('option');
  });

  it('says so when the providers cannot be read', async () => {
    const { bridge } = renderPopup({ 'providers.list': no('serverError') });
    await screen.findByRole('heading', { name: 'Your providers could not be read' });
    await expectAccessible();
    const well = yes({ providers: [northwind], currentId: northwind.id, notSetUp: false });
    Object.assign(bridge.answers, { 'providers.list': well, 'providers.checkAgain': well });
    click('Try again');
    await screen.findAllByRole('option');
  });

  it('says so when the worker itself does not answer', async () => {
    renderPopup({ 'session.state': no('interrupted') });
    await screen.findByRole('heading', { name: 'Switchboard could not start' });
    await expectAccessible();
  });

  it('asks which provider when several are possible and none was chosen', async () => {
    const chosen = yes({ providers: [northwind, harbour], currentId: harbour.id, notSetUp: false });
    const { bridge } = renderPopup({
      'providers.list': yes({ providers: [northwind, harbour], currentId: null, notSetUp: false }),
      'providers.choose': () => {
        Object.assign(bridge.answers, { 'providers.list': chosen });
        return chosen;
      },
    });
    await screen.findByRole('heading', { name: 'Choose a provider' });
    await expectAccessible();
    click(/Harbour IT Partners/);
    await screen.findAllByRole('option');
    expect(bridge.calls).toContainEqual({
      op: 'providers.choose',
      input: { providerId: harbour.id },
      context: undefined,
    });
  });

  it('paints the list it knows before the worker has said anything', async () => {
    renderPopup({ 'session.state': never }, clients, paintHead);
    expect(await screen.findAllByRole('option')).toHaveLength(5);
    expect(screen.getByText('Kim Larsen')).toBeDefined();
  });
});

describe('the age of the list', () => {
  it('of less than a minute is words that stand alone beside the button', async () => {
    renderPopup({
      'clients.list': yes({ clients, syncedAt: Date.now(), currentId: null, usages: {} }),
    });
    await screen.findByText('Just now');
  });

  it('stands in the header and is asked anew on the button', async () => {
    const { bridge } = renderPopup({
      'clients.list': yes({ clients, syncedAt: Date.now() - 12 * 60_000, currentId: null, usages: {} }),
      'clients.refresh': no('offline'),
    });
    await screen.findByText('12 min. ago');
    await waitFor(() => expect(busy()).toEqual([]));
    const before = bridge.called().filter((op) => op === 'clients.refresh').length;
    click('Refresh');
    await waitFor(() =>
      expect(bridge.called().filter((op) => op === 'clients.refresh')).toHaveLength(before + 1),
    );
  });

  it('is in the notice too when Bitwarden cannot be reached, and the list stays', async () => {
    const { bridge } = renderPopup({
      'clients.list': yes({ clients, syncedAt: Date.now() - 12 * 60_000, currentId: null, usages: {} }),
      'clients.refresh': no('offline'),
    });
    await screen.findByText('Offline. Read 12 min. ago.');
    expect(screen.getAllByRole('option')).toHaveLength(5);
    await expectAccessible();
    Object.assign(bridge.answers, {
      'clients.refresh': yes({ syncedAt: Date.now() }),
      'clients.list': yes({ clients, syncedAt: Date.now(), currentId: null, usages: {} }),
    });
    await waitFor(() => expect(busy()).toEqual([]));
    click('Try again');
    await waitFor(() => expect(screen.queryByText(/^Offline/)).toBeNull());
  });
});
