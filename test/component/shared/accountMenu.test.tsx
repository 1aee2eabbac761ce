// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView } from '../../../utils/domain/session.ts';
import { useEnglish } from '../catalogue.ts';
import { providersAnswer, renderConsole } from '../console/renderConsole.tsx';
import { no, yes } from '../fakeBridge.ts';
import { renderPopup } from '../popup/renderPopup.tsx';
import { expectAccessible } from './expectAccessible.ts';
import {
  account,
  accounts,
  european,
  harbour,
  locked,
  northwind,
  petra,
  signedOut,
  unlocked,
} from './fixtures.ts';
import { click, descriptionOf, press } from './typing.ts';

beforeAll(useEnglish);
afterEach(cleanup);

const all = [...accounts, european, petra];
const asPetra: SessionView = {
  state: 'locked',
  account: petra.account,
  host: petra.host,
  accounts: all,
  pinTries: null,
  isChanged: false,
  goesOn: false,
};
const entry = (name: string) => screen.findByRole('menuitemradio', { name });

describe('the accounts on this computer', () => {
  it('are in the menu of the popup, each with where it lives and whether it is locked', async () => {
    renderPopup({ 'session.state': yes({ ...unlocked, accounts: all }) });
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    expect(descriptionOf(await entry('petra@harbour.example'))).toBe('bitwarden.com · locked');
    const [american, inEurope] = screen.getAllByRole('menuitemradio', { name: account.email });
    expect([american, inEurope].map((item) => item?.getAttribute('aria-checked'))).toEqual(['true', 'false']);
    expect(inEurope && descriptionOf(inEurope)).toBe('bitwarden.eu');
    await expectAccessible();
  });

  it('are switched by keyboard alone', async () => {
    const { bridge } = renderPopup({
      'session.state': yes({ ...unlocked, accounts: all }),
      'accounts.switch': yes(asPetra),
    });
    await screen.findAllByRole('option');
    screen.getByRole('button', { name: /Northwind MSP/ }).focus();
    press('ArrowDown');
    await entry('petra@harbour.example');
    press('p');
    expect(document.activeElement?.textContent).toBe('petra@harbour.example');
    fireEvent.click(document.activeElement as HTMLElement);
    await screen.findByRole('heading', { name: 'Locked' });
    expect(bridge.calls.at(-1)).toMatchObject({
      op: 'accounts.switch',
      input: { accountId: petra.account.id },
    });
    expect(document.body.textContent).not.toContain('Acme');
  });

  it('are told apart on the button that is always there, by region where the address is the same', async () => {
    renderPopup();
    const button = await screen.findByRole('button', { name: /Northwind MSP/ });
    expect(button.textContent).toBe('Northwind MSPkim@northwind.example');
    cleanup();
    renderConsole('', { 'session.state': yes({ ...unlocked, accounts: all }) });
    const inNav = await screen.findByRole('button', { name: /Northwind MSP/ });
    expect(inNav.textContent).toBe('Northwind MSPbitwarden.com · kim@northwind.example');
  });

  it('show what belongs to the new one after a switch, and nothing of the one before', async () => {
    const { bridge, container } = renderConsole('#/people', {
      'session.state': yes({ ...unlocked, accounts: all }),
    });
    await screen.findByText('Ada Wren');
    const after = yes({ ...unlocked, account: european.account, host: european.host, accounts: all });
    Object.assign(bridge.answers, {
      'session.state': after,
      'accounts.switch': after,
      'providers.list': providersAnswer(harbour),
      'people.list': no('notAllowed'),
    });
    click(/Northwind MSP/);
    const [, inEurope] = await screen.findAllByRole('menuitemradio', { name: account.email });
    fireEvent.click(inEurope as HTMLElement);
    await screen.findByRole('button', { name: /Harbour IT Partners/ });
    expect(container.textContent).not.toContain('Ada Wren');
    expect(container.textContent).not.toContain(northwind.name);
  });

  it('can be switched where the vault is locked', async () => {
    const { bridge } = renderPopup({
      'session.state': yes({ ...locked, accounts: all }),
      'accounts.switch': yes(asPetra),
    });
    await screen.findByRole('heading', { name: 'Locked' });
    click('Switch account');
    await expectAccessible();
    fireEvent.click(await entry('petra@harbour.example'));
    await waitFor(() => expect(screen.getByText('petra@harbour.example')).toBeDefined());
    expect(bridge.called()).toContain('accounts.switch');
  });
});

describe('one more account', () => {
  const adding: SessionView = { ...signedOut, accounts };

  it('is signed in on a screen that leads back', async () => {
    const { bridge } = renderPopup({ 'accounts.add': yes(adding), 'accounts.cancelAdd': yes(unlocked) });
    await screen.findAllByRole('option');
    click(/Northwind MSP/);
    await waitFor(() => click('Add an account', 'menuitem'));
    await screen.findByRole('heading', { name: 'Add an account' });
    await expectAccessible();
    click('Cancel');
    await screen.findAllByRole('option');
    expect(bridge.called()).toContain('accounts.cancelAdd');
  });

  it('is asked for when a session ended, beginning with the address it was for', async () => {
    const ended = {
      ...adding,
      state: 'signedOut',
      regions: [],
      ended: 'sessionEnded',
      email: 'mia@x.example',
    };
    renderPopup({ 'session.state': yes(ended as SessionView), 'accounts.cancelAdd': yes(unlocked) });
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(screen.getByText(/^Bitwarden ended your session/)).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('mia@x.example');
    expect(document.activeElement).toBe(screen.getByLabelText('Master password'));
    await expectAccessible();
    click('Use another account');
    await screen.findAllByRole('option');
  });
});
