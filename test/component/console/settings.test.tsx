// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NO_DEADLINE } from '../../../utils/domain/lock.ts';
import { type AccountSettings, type PolicyRule, settingsOf } from '../../../utils/domain/lockPolicy.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { account, accounts, european, petra, signedOut, unlocked } from '../shared/fixtures.ts';
import { click, descriptionOf, type } from '../shared/typing.ts';
import { renderConsole, shortcuts, unlockedUntil } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const chosen = { timeout: 'minutes15', action: 'lock' } as const;
const browser = { hasPin: false, reportsSystemLock: true };
const free = settingsOf(chosen, [], browser);
const rules: PolicyRule[] = [
  {
    organization: 'Acme Legal',
    kind: 'timeout',
    limit: { kind: 'minutes', minutes: 5 },
    action: 'signOut',
  },
  { organization: 'Acme Legal', kind: 'noPin' },
  {
    organization: 'Acme Legal',
    kind: 'masterPassword',
    password: { minLength: 14, minComplexity: 3, upper: true, lower: false, numbers: true, special: false },
  },
];

async function open(settings: AccountSettings = free, answers: Answers = {}) {
  const console_ = renderConsole('#/settings', { 'settings.read': yes(settings), ...answers });
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  await screen.findByRole('region', { name: 'Lock' });
  return console_;
}
const card = (name: string) => within(screen.getByRole('region', { name }));
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

describe('the lock', () => {
  it('shows what holds and takes another choice', async () => {
    const { bridge } = await open();
    expect(radio('15 minutes').checked).toBe(true);
    expect(screen.getAllByRole('radio').length).toBe(11);
    await expectAccessible();
    const after = settingsOf({ timeout: 'onRestart', action: 'lock' }, [], browser);
    bridge.answers['settings.write'] = yes(after);
    fireEvent.click(radio('When the browser closes'));
    await waitFor(() => expect(radio('When the browser closes').checked).toBe(true));
    expect(bridge.calls.at(-1)).toMatchObject({
      op: 'settings.write',
      input: { accountId: account.id, settings: { timeout: 'onRestart', action: 'lock' } },
    });
  });

  it('says why a choice is bound, and does not take it', async () => {
    const { bridge } = await open(settingsOf(chosen, rules, browser));
    expect(radio('5 minutes').checked).toBe(true);
    expect(descriptionOf(radio('1 hour'))).toBe('Bound by a policy of Acme Legal.');
    expect(descriptionOf(radio('Lock'))).toBe('Bound by a policy of Acme Legal.');
    expect(radio('Sign out').checked).toBe(true);
    fireEvent.click(radio('1 hour'));
    expect(bridge.called()).not.toContain('settings.write');
    await expectAccessible();
  });

  it('says why the system lock is not there', async () => {
    await open(settingsOf(chosen, [], { ...browser, reportsSystemLock: false }));
    expect(screen.queryByRole('radio', { name: 'When the computer locks' })).toBeNull();
    expect(card('Lock').getByText(/does not tell extensions when the computer locks/)).toBeDefined();
  });

  it('says what went wrong and keeps what holds', async () => {
    await open(free, { 'settings.write': no('accountChanged') });
    fireEvent.click(radio('1 minute'));
    await screen.findByText(/Another account was chosen meanwhile/);
    expect(radio('15 minutes').checked).toBe(true);
    await expectAccessible();
  });

  it('without a time limit is said as that in the navigation', async () => {
    renderConsole('', { 'session.state': unlockedUntil({ lastActivity: 0, deadline: NO_DEADLINE }) });
    await screen.findByText('Stays open without a time limit');
  });
});

describe('the PIN', () => {
  it('is set after it is long enough, and removed', async () => {
    const { bridge } = await open(free, {
      'pin.set': yes(settingsOf(chosen, [], { ...browser, hasPin: true })),
      'pin.remove': yes(free),
    });
    expect(card('PIN').getByText(/protects only while the browser runs/)).toBeDefined();
    type('New PIN', '123');
    click('Set the PIN');
    await screen.findByText('A PIN needs at least 4 characters.');
    expect(bridge.called()).not.toContain('pin.set');
    type('New PIN', '2580');
    click('Set the PIN');
    await screen.findByText('A PIN is set.');
    await expectAccessible();
    click('Remove the PIN');
    await waitFor(() => expect(screen.queryByText('A PIN is set.')).toBeNull());
    expect(bridge.calls.find(({ op }) => op === 'pin.set')?.input).toEqual({
      accountId: account.id,
      pin: '2580',
    });
  });

  it('is not offered where a policy forbids it, with the reason', async () => {
    await open(settingsOf(chosen, rules, browser));
    expect(card('PIN').getByText('Bound by a policy of Acme Legal.')).toBeDefined();
    expect(screen.queryByLabelText('New PIN')).toBeNull();
  });
});

describe('the master password', () => {
  it('is described as the organization wants it', async () => {
    await open(settingsOf(chosen, rules, browser));
    expect(
      card('Master password').getByText(
        'at least 14 characters, an upper-case letter, a number, strength 3 of 4',
      ),
    ).toBeDefined();
  });

  it('has no card where nobody demands anything', async () => {
    await open();
    expect(screen.queryByRole('region', { name: 'Master password' })).toBeNull();
  });
});

describe('the accounts on this computer', () => {
  it('are switched to and signed out one by one', async () => {
    const all = [...accounts, european, petra];
    const { bridge } = await open(free, {
      'session.state': yes({ ...unlocked, accounts: all }),
      'accounts.signOut': yes({ ...unlocked, accounts: [...accounts, european] }),
      'accounts.add': yes({ ...signedOut, accounts }),
    });
    const list = card('Accounts on this computer');
    expect(list.getByText('bitwarden.com · shown here')).toBeDefined();
    expect(list.getByText('bitwarden.eu · unlocked')).toBeDefined();
    expect(list.getByText('bitwarden.com · locked')).toBeDefined();
    await expectAccessible();
    click('Sign out petra@harbour.example, bitwarden.com');
    await waitFor(() => expect(list.queryByText('petra@harbour.example')).toBeNull());
    expect(bridge.calls.find(({ op }) => op === 'accounts.signOut')?.input).toEqual({
      accountId: petra.account.id,
    });
    click('Add an account');
    await screen.findByRole('heading', { level: 1, name: 'Add an account' });
  });
});

describe('the shortcuts', () => {
  it('are those the browser really assigned', async () => {
    await open();
    const list = card('Shortcuts');
    await list.findByText('Not set');
    expect(list.getByText('Shift').tagName).toBe('KBD');
    expect(list.getByText(/did not assign every shortcut/)).toBeDefined();
  });

  it('are all there is a command for, in its own words', async () => {
    const more = { name: 'last-client', words: 'Go to the last client', keys: 'Alt+Shift+K' };
    const read = async () => [...(await shortcuts.read()), more];
    renderConsole('#/settings', {}, { ...shortcuts, read });
    expect((await screen.findByText('Go to the last client')).parentElement?.textContent).toContain('K');
    expect(screen.getByText('Lock Switchboard')).toBeDefined();
    expect(screen.getByText('Open Switchboard')).toBeDefined();
  });

  it('are changed by hand where the browser opens no page for them, by words that lead there', async () => {
    renderConsole('#/settings', {}, { ...shortcuts, change: null });
    expect(await screen.findByText(/about:addons, press the gear/)).toBeDefined();
    expect(card('Shortcuts').queryByRole('button', { name: 'Change' })).toBeNull();
  });
});
