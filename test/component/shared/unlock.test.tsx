// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Unlock } from '../../../components/shared/Unlock.tsx';
import type { SessionView } from '../../../utils/domain/session.ts';
import { createApp } from '../../../utils/state/app.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, createFakeBridge, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from './expectAccessible.ts';
import { account, locked, signedOut, unlocked } from './fixtures.ts';
import { click, type } from './typing.ts';

beforeAll(useEnglish);
afterEach(cleanup);

async function renderUnlock(answers: Answers = {}) {
  const bridge = createFakeBridge({ 'session.state': yes(locked), ...answers });
  const app = createApp(bridge);
  await app.session.load();
  render(<Unlock app={app} />);
  return { app, bridge };
}

const input = () => screen.getByLabelText<HTMLInputElement>('Master password');

describe('unlocking', () => {
  it('names the account and takes the master password', async () => {
    const { app, bridge } = await renderUnlock({ 'session.unlock': yes(unlocked) });
    expect(screen.getByText('kim@northwind.example')).toBeDefined();
    expect(screen.getByText('bitwarden.com')).toBeDefined();
    expect(document.activeElement).toBe(input());
    await expectAccessible();
    type('Master password', 'correct horse');
    click('Unlock');
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
    expect(bridge.calls.at(-1)?.input).toEqual({ password: 'correct horse' });
  });

  it('keeps what was typed after a wrong password', async () => {
    await renderUnlock({ 'session.unlock': no('wrongUnlockPassword') });
    type('Master password', 'wrong horse');
    click('Unlock');
    await screen.findByText(/^The master password is wrong/);
    expect(input().value).toBe('wrong horse');
    await waitFor(() => expect(document.activeElement).toBe(input()));
    await expectAccessible();
    type('Master password', 'right horse');
    await waitFor(() => expect(input().getAttribute('aria-invalid')).toBe('false'));
  });

  it('asks for a password before it asks the worker', async () => {
    const { bridge } = await renderUnlock();
    click('Unlock');
    await screen.findByText('Enter your master password.');
    expect(bridge.called()).not.toContain('session.unlock');
  });

  it('says anything else that went wrong', async () => {
    await renderUnlock({ 'session.unlock': no('storageBroken') });
    type('Master password', 'correct horse');
    click('Unlock');
    await screen.findByText(/does not open/);
    await expectAccessible();
  });

  it('signs out', async () => {
    const { app } = await renderUnlock({ 'accounts.signOut': yes(signedOut) });
    click('Sign out');
    await waitFor(() => expect(app.session.view.value?.state).toBe('signedOut'));
  });
});

describe('unlocking with a PIN', () => {
  const withPin = { ...locked, pinTries: 5 } as SessionView;

  it('is what is asked for first, with the tries that are left', async () => {
    const { app, bridge } = await renderUnlock({
      'session.state': yes(withPin),
      'session.unlockWithPin': yes(unlocked),
    });
    expect(document.activeElement).toBe(screen.getByLabelText('PIN'));
    expect(screen.getByText('5 tries left.')).toBeDefined();
    await expectAccessible();
    click('Unlock');
    await screen.findByText('Enter your PIN.');
    type('PIN', '2580');
    click('Unlock');
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
    expect(bridge.calls.at(-1)).toMatchObject({
      op: 'session.unlockWithPin',
      input: { accountId: account.id, pin: '2580' },
    });
  });

  it('says that a try was wrong and how many are left', async () => {
    await renderUnlock({
      'session.state': yes(withPin),
      'session.unlockWithPin': no('wrongPin', { detail: '1' }),
    });
    type('PIN', '0000');
    click('Unlock');
    await screen.findByText(/The PIN is wrong. Tries left: 1/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('PIN')));
    await expectAccessible();
  });

  it('leaves the master password beside it', async () => {
    const { app } = await renderUnlock({ 'session.state': yes(withPin), 'session.unlock': yes(unlocked) });
    click('Use the master password');
    await waitFor(() => expect(document.activeElement).toBe(input()));
    expect(screen.getByRole('button', { name: 'Use the PIN' })).toBeDefined();
    type('Master password', 'correct horse');
    click('Unlock');
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
  });

  it('is not offered once the keys were changed elsewhere, and the reason is said', async () => {
    await renderUnlock({ 'session.state': yes({ ...locked, pinTries: 5, isChanged: true } as SessionView) });
    expect(screen.queryByLabelText('PIN')).toBeNull();
    expect(screen.getByText(/keys of this account were changed elsewhere/)).toBeDefined();
    await expectAccessible();
  });
});
