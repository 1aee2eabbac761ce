// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { renderConsole } from '../console/renderConsole.tsx';
import { type FakeBridge, no, yes } from '../fakeBridge.ts';
import { paintHead, renderPopup } from '../popup/renderPopup.tsx';
import { expectAccessible } from './expectAccessible.ts';
import { eventOf, signedOut, unlocked } from './fixtures.ts';
import { click, type } from './typing.ts';

beforeAll(useEnglish);
afterEach(cleanup);

const SENTENCE = 'Switchboard may not talk to bitwarden.com. Nothing was sent.';
const missing = no('hostPermission', { detail: 'bitwarden.com' });
const old = Date.now() - 2 * 3_600_000;

const allow = () => screen.findByRole('button', { name: 'Allow' });
const gone = () => waitFor(() => expect(screen.queryByText(SENTENCE, { exact: false })).toBeNull());
const count = (bridge: FakeBridge, op: string) => bridge.called().filter((called) => called === op).length;

describe('a host that is not allowed, in the popup', () => {
  it('keeps the list, says so above it, and goes on by itself once it is allowed', async () => {
    const { bridge } = renderPopup({ 'clients.refresh': missing, 'events.list': missing }, undefined, {
      ...paintHead,
      syncedAt: old,
    });
    const button = await allow();
    expect(screen.getByText(SENTENCE, { exact: false }).textContent).toBe(`${SENTENCE} Read 2 hr. ago.`);
    expect(screen.getAllByRole('option')).toHaveLength(5);
    await expectAccessible();

    bridge.answers['clients.refresh'] = yes({ syncedAt: Date.now() });
    bridge.answers['events.list'] = yes({ events: [eventOf('1', 1000)], continuation: null });
    button.click();
    await gone();
    expect(bridge.requested).toEqual(['bitwarden.com']);
    await waitFor(() => expect(count(bridge, 'clients.refresh')).toBe(2));
    expect(count(bridge, 'events.list')).toBe(2);
  });

  it('asks the browser straight from the click, which would otherwise refuse', async () => {
    const { bridge } = renderPopup({ 'clients.list': missing, 'clients.refresh': missing });
    const button = await allow();
    button.click();
    expect(bridge.requested).toEqual(['bitwarden.com']);
  });

  it('stays when a person says no', async () => {
    const { bridge } = renderPopup({ 'clients.list': missing, 'clients.refresh': missing });
    bridge.allows = false;
    (await allow()).click();
    await waitFor(() => expect(bridge.requested).toHaveLength(1));
    expect(await allow()).toBeDefined();
    expect(count(bridge, 'clients.refresh')).toBe(1);
  });

  it('stops a sign-in, which then goes on with what was typed', async () => {
    const { bridge } = renderPopup({
      'session.state': yes(signedOut),
      'session.signIn': no('hostPermission', { detail: 'bitwarden.eu' }),
    });
    await screen.findByRole('heading', { name: 'Sign in' });
    click('bitwarden.eu', 'radio');
    type('E-mail', 'kim@northwind.example');
    type('Master password', 'correct horse');
    click('Sign in');
    await screen.findByText(/^Switchboard may not talk to bitwarden.eu\./);
    await expectAccessible();
    bridge.answers['session.signIn'] = yes({ session: unlocked, weakKdf: false, weakPassword: false });
    click('Allow');
    await screen.findAllByRole('option');
    const [first, second] = bridge.calls.filter(({ op }) => op === 'session.signIn');
    expect(second).toEqual(first);
    expect(screen.queryByText(/may not talk/)).toBeNull();
  });

  it('that is missing when the providers are first asked for has the same button', async () => {
    const { bridge } = renderPopup({ 'providers.list': missing });
    await screen.findByRole('heading', { name: 'Your providers could not be read' });
    bridge.answers['providers.list'] = yes({
      providers: [paintHead.provider],
      currentId: paintHead.provider.id,
      notSetUp: false,
    });
    click('Allow');
    await screen.findAllByRole('option');
  });
});

describe('a host that is not allowed, in the console', () => {
  it('is told once, at the top, and what the page shows is read once it is allowed', async () => {
    const { bridge } = renderConsole('#/people', { 'people.list': missing });
    await allow();
    expect(screen.getAllByText(SENTENCE, { exact: false })).toHaveLength(1);
    await expectAccessible();
    bridge.answers['people.list'] = yes([]);
    click('Allow');
    await gone();
    await waitFor(() => expect(count(bridge, 'people.list')).toBe(2));
  });

  it('is said the moment it is taken back, and goes when it is allowed elsewhere', async () => {
    const { bridge } = renderConsole('#/account', { 'hosts.missing': yes('bitwarden.com') });
    await screen.findByRole('heading', { level: 1, name: 'Account' });
    bridge.change('hosts');
    await allow();
    const before = count(bridge, 'people.list');
    bridge.answers['hosts.missing'] = yes(null);
    bridge.change('hosts');
    await gone();
    expect(bridge.requested).toEqual([]);
    // nothing was stopped, so nothing is asked again
    expect(count(bridge, 'people.list')).toBe(before);
  });

  it('goes on with the page of a log that was asked for, not with its beginning', async () => {
    const { bridge } = renderConsole('#/events', {
      'events.list': yes({ events: [eventOf('1', 1000)], continuation: 'more' }),
    });
    await screen.findByText(/loaded, more exist/);
    bridge.answers['events.list'] = missing;
    click('Load more');
    await allow();
    bridge.answers['events.list'] = yes({ events: [eventOf('2', 1002)], continuation: null });
    click('Allow');
    await gone();
    await waitFor(() =>
      expect(bridge.calls.findLast(({ op }) => op === 'events.list')?.input).toMatchObject({
        continuation: 'more',
      }),
    );
  });
});
