// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { account, harbour, locked, northwind, signedOut } from '../shared/fixtures.ts';
import { click, press, type } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const twoProviders = yes({ providers: [northwind, harbour], currentId: northwind.id, notSetUp: false });

describe('Esc', () => {
  it('clears the query first and closes the popup second', async () => {
    const { onClose } = renderPopup();
    await screen.findAllByRole('option');
    type('Find a client', 'zentih');
    await screen.findByText('No client matches “zentih”');
    press('Escape');
    await screen.findAllByRole('option');
    expect(onClose).not.toHaveBeenCalled();
    press('Escape');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('closes an open menu before anything else, and the focus is back on its button', async () => {
    const { onClose } = renderPopup();
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    await screen.findByRole('menu');
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(onClose).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Northwind MSP/ }));
  });
});

describe('the menu of provider and account', () => {
  it('is worked with the keys of its pattern', async () => {
    renderPopup({ 'providers.list': twoProviders });
    await screen.findAllByRole('option');
    screen.getByRole('button', { name: /Northwind MSP/ }).focus();
    press('ArrowDown');
    const current = await screen.findByRole('menuitemradio', { name: 'Northwind MSP', checked: true });
    await waitFor(() => expect(document.activeElement).toBe(current));
    await expectAccessible();
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('Harbour IT Partners');
    press('End');
    expect(document.activeElement?.textContent).toBe('Sign out');
    press('ArrowDown');
    expect(document.activeElement).toBe(current);
    press('ArrowUp');
    expect(document.activeElement?.textContent).toBe('Sign out');
    press('Home');
    expect(document.activeElement).toBe(current);
    press('l');
    expect(document.activeElement?.textContent).toBe('Lock now');
    press('Tab');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  it('switches the provider', async () => {
    const { bridge } = renderPopup({
      'providers.list': twoProviders,
      'providers.choose': yes({ providers: [northwind, harbour], currentId: harbour.id, notSetUp: false }),
    });
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    Object.assign(bridge.answers, {
      'providers.list': yes({ providers: [northwind, harbour], currentId: harbour.id, notSetUp: false }),
    });
    click(/Harbour IT Partners/, 'menuitemradio');
    await screen.findByRole('button', { name: /Harbour IT Partners/ });
    expect(bridge.called()).toContain('providers.choose');
  });

  it('closes when something else is pressed', async () => {
    renderPopup();
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    await screen.findByRole('menu');
    screen.getByRole('combobox').focus();
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  it('opens the console, locks and signs out', async () => {
    const { onConsole, bridge } = renderPopup({
      'session.lock': yes(locked),
      'accounts.signOut': yes(signedOut),
    });
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    click('Open console', 'menuitem');
    expect(onConsole).toHaveBeenCalledWith('start');
    click(/Northwind MSP/);
    await waitFor(() => click('Sign out', 'menuitem'));
    await screen.findByRole('heading', { name: 'Sign in' });
    const leaving = bridge.calls.find(({ op }) => op === 'accounts.signOut');
    expect(leaving?.input).toEqual({ accountId: account.id });
  });
});

describe('the header', () => {
  it('opens the console', async () => {
    const { onConsole } = renderPopup();
    await screen.findAllByRole('option');
    click('Open console');
    expect(onConsole).toHaveBeenCalledWith('start');
  });
});

describe('the side panel', () => {
  it('is opened from the menu by its word, with the click still fresh', async () => {
    const { onPanel } = renderPopup();
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    (await screen.findByRole('menuitem', { name: 'Open at the side' })).click();
    // in the same turn: Firefox opens it for a click and for nothing that comes later
    expect(onPanel).toHaveBeenCalledOnce();
  });

  it('does not offer to open itself', async () => {
    renderPopup({}, undefined, null, true);
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    await screen.findByRole('menuitem', { name: 'Settings' });
    expect(screen.queryByRole('menuitem', { name: 'Open at the side' })).toBeNull();
  });
});
