// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { harbour, locked, northwind, signedOut, unlocked } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { answerLater, providersAnswer, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('what stands before the console', () => {
  it('says that it is loading until the worker has answered', async () => {
    const later = answerLater<ReturnType<typeof yes<typeof signedOut>>>();
    renderConsole('', { 'session.state': later.answer });
    expect(await screen.findByText('Loading')).toBeDefined();
    await expectAccessible();
    later.resolve(yes(signedOut));
    await heading('Sign in');
  });

  it('offers to try again when the worker cannot be asked', async () => {
    const { bridge } = renderConsole('', { 'session.state': no('interrupted') });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible();
    bridge.answers['session.state'] = yes(signedOut);
    again.click();
    await heading('Sign in');
  });

  it('signs in on the page itself, then gives the heading of the console the focus', async () => {
    const { bridge } = renderConsole('', {
      'session.state': yes(signedOut),
      'session.signIn': yes({ session: unlocked, weakKdf: true, weakPassword: false }),
    });
    await heading('Sign in');
    await expectAccessible();
    type('E-mail', 'kim@northwind.example');
    type('Master password', 'correct horse');
    click('Sign in');
    const people = await heading('Overview');
    await waitFor(() => expect(document.activeElement).toBe(people));
    expect(screen.getByText(/encryption key settings are below what Bitwarden recommends/)).toBeDefined();
    expect(bridge.calls.find(({ op }) => op === 'session.signIn')?.input).toEqual({
      region: 'us',
      email: 'kim@northwind.example',
      password: 'correct horse',
    });
  });

  it('unlocks to the page that was asked for', async () => {
    renderConsole('#/account', { 'session.state': yes(locked), 'session.unlock': yes(unlocked) });
    await heading('Locked');
    await expectAccessible();
    type('Master password', 'correct horse');
    click('Unlock');
    const account = await heading('Account');
    await waitFor(() => expect(document.activeElement).toBe(account));
  });

  it('tells somebody in no provider what to wait for, and checks again', async () => {
    const { bridge } = renderConsole('', { 'providers.list': providersAnswer(null) });
    await heading('No provider yet');
    await expectAccessible();
    bridge.answers['providers.checkAgain'] = providersAnswer(northwind);
    click('Check again');
    await heading('Overview');
  });

  it('asks which provider when there are several', async () => {
    const { bridge } = renderConsole('', { 'providers.list': providersAnswer(null, [northwind, harbour]) });
    await heading('Choose a provider');
    await expectAccessible();
    bridge.answers['providers.choose'] = providersAnswer(harbour, [northwind, harbour]);
    bridge.answers['providers.list'] = providersAnswer(harbour, [northwind, harbour]);
    click(/Harbour IT Partners/);
    await heading('Overview');
    expect(bridge.calls.find(({ op }) => op === 'providers.choose')?.input).toEqual({
      providerId: harbour.id,
    });
  });

  it('offers to try again when the providers cannot be read', async () => {
    const { bridge } = renderConsole('', { 'providers.list': no('offline') });
    await screen.findByText(/Offline/);
    await expectAccessible();
    bridge.answers['providers.checkAgain'] = providersAnswer(northwind);
    click('Try again');
    await heading('Overview');
  });

  it('shows nothing of a client any more once it is locked elsewhere', async () => {
    const { bridge, container } = renderConsole('#/client');
    await screen.findByRole('button', { name: /^Clover Dental/ });
    bridge.answers['session.state'] = yes(locked);
    bridge.change('session');
    await heading('Locked');
    expect(container.textContent).not.toContain('Clover');
  });
});
