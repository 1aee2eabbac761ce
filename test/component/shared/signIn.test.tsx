// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SignIn } from '../../../components/shared/SignIn.tsx';
import { FAILURE_KINDS } from '../../../utils/domain/failures.ts';
import type { SessionView } from '../../../utils/domain/session.ts';
import { createApp } from '../../../utils/state/app.ts';
import { message, useEnglish } from '../catalogue.ts';
import { type Answers, createFakeBridge, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from './expectAccessible.ts';
import { signedOut, unlocked } from './fixtures.ts';
import { busy, click, type } from './typing.ts';

beforeAll(useEnglish);
afterEach(cleanup);

async function renderSignIn(answers: Answers = {}, view: SessionView = signedOut) {
  const bridge = createFakeBridge({ 'session.state': yes(view), ...answers });
  const app = createApp(bridge);
  await app.session.load();
  render(<SignIn app={app} />);
  return { app, bridge };
}

const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const region = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

function fill(email = 'kim@northwind.example', password = 'correct horse'): void {
  type('E-mail', email);
  type('Master password', password);
}

describe('signing in', () => {
  it('sends what was typed, once, and shows that it is busy', async () => {
    const { app, bridge } = await renderSignIn({
      'session.signIn': () => new Promise(() => {}),
    });
    expect(document.activeElement).toBe(input('E-mail'));
    await expectAccessible();
    fireEvent.click(region('bitwarden.eu'));
    fill(' kim@northwind.example ', ' pass word ');
    click('Sign in');
    await waitFor(() => expect(busy()).toHaveLength(1));
    click('Sign in');
    expect(bridge.calls.filter(({ op }) => op === 'session.signIn')).toEqual([
      {
        op: 'session.signIn',
        input: { region: 'eu', email: 'kim@northwind.example', password: ' pass word ' },
        context: undefined,
      },
    ]);
    expect(app.session.busy.value).toBe(true);
    await expectAccessible();
  });

  it('keeps e-mail, region and password after a wrong password, and puts the focus there', async () => {
    await renderSignIn({ 'session.signIn': no('wrongPassword') });
    fireEvent.click(region('bitwarden.eu'));
    fill();
    input('E-mail').focus();
    click('Sign in');
    await waitFor(() => expect(document.activeElement).toBe(input('Master password')));
    expect(input('E-mail').value).toBe('kim@northwind.example');
    expect(input('Master password').value).toBe('correct horse');
    expect(region('bitwarden.eu').checked).toBe(true);
    const field = input('Master password');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
      /^E-mail or master password is wrong. Check the region too/,
    );
    await expectAccessible();
    type('Master password', 'correct horse battery');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('false'));
  });

  it('says it again when the second try is wrong too', async () => {
    await renderSignIn({ 'session.signIn': no('wrongPassword') });
    fill();
    click('Sign in');
    await waitFor(() => expect(input('Master password').getAttribute('aria-invalid')).toBe('true'));
    type('Master password', 'another');
    await waitFor(() => expect(input('Master password').getAttribute('aria-invalid')).toBe('false'));
    click('Sign in');
    await waitFor(() => expect(input('Master password').getAttribute('aria-invalid')).toBe('true'));
  });

  it.each(FAILURE_KINDS.filter((kind) => kind !== 'wrongPassword'))(
    'says %s as a sentence, and keeps what was typed',
    async (kind) => {
      await renderSignIn({ 'session.signIn': no(kind) });
      fill();
      click('Sign in');
      await screen.findByText(new RegExp(`^${message(`failure_${kind}`).replace(/[.?()]/g, '\\$&')}`));
      expect(input('E-mail').value).toBe('kim@northwind.example');
      expect(input('Master password').value).toBe('correct horse');
    },
  );

  it('asks for what is missing before it asks the worker', async () => {
    const { bridge } = await renderSignIn();
    click('Sign in');
    await screen.findByText(message('signin_email_missing'));
    expect(document.activeElement).toBe(input('E-mail'));
    await expectAccessible();
    type('E-mail', 'kim');
    click('Sign in');
    await screen.findByText(message('signin_email_missing'));
    type('E-mail', 'kim@northwind.example');
    click('Sign in');
    await screen.findByText(message('signin_password_missing'));
    expect(document.activeElement).toBe(input('Master password'));
    expect(bridge.called()).not.toContain('session.signIn');
  });

  it('says that and why the session ended', async () => {
    await renderSignIn(
      {},
      { ...signedOut, state: 'signedOut', regions: [], ended: 'sessionEnded', email: null },
    );
    expect(screen.getByText(/^Bitwarden ended your session/)).toBeDefined();
  });

  it('shows the password on request and hides it again', async () => {
    await renderSignIn();
    type('Master password', 'correct horse');
    click('Show password');
    await waitFor(() => expect(input('Master password').type).toBe('text'));
    expect(screen.getByRole('button', { name: 'Show password' }).getAttribute('aria-pressed')).toBe('true');
    click('Show password');
    await waitFor(() => expect(input('Master password').type).toBe('password'));
    expect(input('Master password').value).toBe('correct horse');
  });

  it('keeps nothing in the form history of the browser', async () => {
    await renderSignIn();
    expect(input('E-mail').autocomplete).toBe('off');
    expect(input('Master password').autocomplete).toBe('off');
  });
});

describe('the region', () => {
  it('is only named when there is no choice', async () => {
    await renderSignIn(
      {},
      {
        state: 'signedOut',
        accounts: [],
        regions: [{ id: 'local', host: 'This computer' }],
        ended: null,
        email: null,
      },
    );
    expect(screen.getByText('This computer')).toBeDefined();
    expect(screen.queryByRole('radio')).toBeNull();
    await expectAccessible();
  });

  it('is picked by the address of its web vault', async () => {
    const { bridge } = await renderSignIn({
      'session.signIn': yes({ session: unlocked, weakKdf: false, weakPassword: false }),
    });
    fireEvent.click(region('Other'));
    await screen.findByLabelText('Server address');
    type('Server address', 'https://vault.bitwarden.eu/#/login');
    fireEvent.blur(input('Server address'));
    await waitFor(() => expect(region('bitwarden.eu').checked).toBe(true));
    expect(screen.queryByLabelText('Server address')).toBeNull();
    fill();
    click('Sign in');
    await waitFor(() =>
      expect(bridge.calls.at(-1)?.input).toMatchObject({ region: 'eu', email: 'kim@northwind.example' }),
    );
  });

  it('is not a server of ones own, and the reason is said', async () => {
    const { bridge } = await renderSignIn();
    fireEvent.click(region('Other'));
    await screen.findByLabelText('Server address');
    fill();
    click('Sign in');
    await screen.findByText(message('signin_address_missing'));
    type('Server address', 'vault.example.com');
    click('Sign in');
    await screen.findByText(/providers do not exist on self-hosted servers/);
    expect(document.activeElement).toBe(input('Server address'));
    expect(input('Server address').value).toBe('vault.example.com');
    expect(bridge.called()).not.toContain('session.signIn');
    await expectAccessible();
  });
});
