// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { renderPopup } from '../popup/renderPopup.tsx';
import { expectAccessible } from './expectAccessible.ts';
import { northwind, signedOut } from './fixtures.ts';
import { click } from './typing.ts';

beforeAll(useEnglish);
afterEach(cleanup);

const none = yes({ providers: [], currentId: null, notSetUp: false });

describe('an account without a provider', () => {
  it('hears both what a newcomer waits for and how to become one', async () => {
    renderPopup({ 'providers.list': none });
    await screen.findByRole('heading', { name: 'No provider yet' });
    expect(screen.getByText(/a Provider Admin must confirm you/)).toBeDefined();
    expect(screen.getByText(/becomes a provider through/)).toBeDefined();
    expect(screen.getByText('kim@northwind.example')).toBeDefined();
    await expectAccessible();
  });

  it('checks again, and says when nothing has changed', async () => {
    renderPopup({ 'providers.list': none, 'providers.checkAgain': none });
    await screen.findByRole('heading', { name: 'No provider yet' });
    click('Check again');
    await screen.findByText(/^Checked at .*No provider yet\.$/);
  });

  it('goes on to the clients once it was confirmed', async () => {
    const confirmed = yes({ providers: [northwind], currentId: northwind.id, notSetUp: false });
    const { bridge } = renderPopup({
      'providers.list': none,
      'providers.checkAgain': () => {
        Object.assign(bridge.answers, { 'providers.list': confirmed });
        return confirmed;
      },
    });
    await screen.findByRole('heading', { name: 'No provider yet' });
    click('Check again');
    await screen.findAllByRole('option');
  });

  it('says why it could not check', async () => {
    renderPopup({ 'providers.list': none, 'providers.checkAgain': no('offline') });
    await screen.findByRole('heading', { name: 'No provider yet' });
    click('Check again');
    await screen.findByText(/^Offline/);
    expect(screen.queryByText(/^Checked at/)).toBeNull();
    await expectAccessible();
  });

  it('is told to finish the setup when that is what is missing', async () => {
    renderPopup({ 'providers.list': yes({ providers: [], currentId: null, notSetUp: true }) });
    await screen.findByRole('heading', { name: 'Your provider is not set up yet' });
    expect(screen.getByText(/Finish the setup in the Bitwarden web vault/)).toBeDefined();
    await expectAccessible();
  });

  it('can sign out', async () => {
    renderPopup({ 'providers.list': none, 'accounts.signOut': yes(signedOut) });
    await screen.findByRole('heading', { name: 'No provider yet' });
    click('Sign out');
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Sign in' })).toBeDefined());
  });
});
