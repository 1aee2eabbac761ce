// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '../../../utils/domain/providers.ts';
import { useEnglish } from '../catalogue.ts';
import { no } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { harbour, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { providersAnswer, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const facts = (card: string) => {
  const region = within(screen.getByRole('region', { name: card }));
  const values = region.getAllByRole('definition').map((value) => value.textContent);
  return region.getAllByRole('term').map((term, at) => `${term.textContent}: ${values[at]}`);
};
const open = async (provider: Partial<Provider> = {}) => {
  const console = renderConsole('#/account', {
    'providers.list': providersAnswer({ ...northwind, ...provider }),
  });
  await heading('Account');
  return console;
};

describe('the account', () => {
  it('says who it is and where it lives', async () => {
    await open();
    expect(facts('You')).toEqual([
      'Name: Kim Larsen',
      'E-mail: kim@northwind.example',
      'Region: bitwarden.com',
    ]);
    await expectAccessible();
  });

  it('says the role, the kind and the rules of the provider in words', async () => {
    await open();
    expect(facts('Provider')).toEqual([
      'Name: Northwind MSP',
      'Your role: Provider Admin',
      'Kind: Managed Service Provider',
      'Status: Set up, with a subscription of its own',
      'Items of clients: Provider users manage a client’s items like an Owner.',
      'Billing: One subscription of the provider pays for all clients; seats are assigned to each.',
    ]);
  });

  it('has other words for other rules, and says that a provider is suspended', async () => {
    await open({
      role: 'serviceUser',
      kind: 'reseller',
      status: 'created',
      enabled: false,
      rules: { items: 'read', billing: 'separate' },
    });
    expect(facts('Provider').slice(1)).toEqual([
      'Your role: Service User',
      'Kind: Reseller',
      'Status: Suspended',
      'Items of clients: Provider users read a client’s items and add some by import only.',
      'Billing: Each client pays for itself.',
    ]);
    await expectAccessible();
  });

  it('tells what is kept on this computer, the version and that it is not of Bitwarden', async () => {
    await open();
    const kept = screen.getByRole('region', { name: 'What Switchboard keeps on this computer' });
    expect(within(kept).getAllByRole('listitem')).toHaveLength(4);
    expect(screen.getByText('Version 1.2.3')).toBeDefined();
    expect(screen.getByText(/not affiliated with Bitwarden/)).toBeDefined();
  });

  it('offers no choice of one provider', async () => {
    await open();
    expect(screen.queryByRole('region', { name: 'Providers of this account' })).toBeNull();
  });

  it('switches the provider', async () => {
    const both = [northwind, harbour];
    const { bridge } = renderConsole('#/account', {
      'providers.list': providersAnswer(northwind, both),
      'providers.choose': providersAnswer(harbour, both),
    });
    await heading('Account');
    await expectAccessible();
    bridge.answers['providers.list'] = providersAnswer(harbour, both);
    click('Switch to Harbour IT Partners');
    await waitFor(() => expect(facts('Provider')[0]).toBe('Name: Harbour IT Partners'));
    expect(screen.getByRole('button', { name: 'Switch to Northwind MSP' })).toBeDefined();
  });

  it('says when switching failed', async () => {
    renderConsole('#/account', {
      'providers.list': providersAnswer(northwind, [northwind, harbour]),
      'providers.choose': no('internal'),
    });
    await heading('Account');
    click('Switch to Harbour IT Partners');
    await screen.findByRole('alert');
    expect(facts('Provider')[0]).toBe('Name: Northwind MSP');
  });

  it('locks, after saying what that takes away', async () => {
    await open();
    const card = within(screen.getByRole('region', { name: 'Lock and sign out' }));
    expect(card.getByText(/Your master password brings them back/)).toBeDefined();
    card.getByRole('button', { name: 'Lock now' }).click();
    await heading('Locked');
  });

  it('signs out, after saying what goes and what stays', async () => {
    await open();
    const card = within(screen.getByRole('region', { name: 'Lock and sign out' }));
    expect(card.getByText(/Signing out removes .* stays\.$/)).toBeDefined();
    card.getByRole('button', { name: 'Sign out' }).click();
    await heading('Sign in');
  });
});
