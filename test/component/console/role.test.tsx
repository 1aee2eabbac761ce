// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rightsOf } from '../../../components/console/roleRights.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { type Capability, decide, PERMISSIONS } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clientOf, clover, harbour, northwind } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

async function open(provider: Partial<Provider> = {}, client: Client | null = null) {
  const shown = renderConsole('#/role', {
    'providers.list': providersAnswer({ ...northwind, ...provider }),
    ...(client
      ? { 'clients.list': yes({ clients: [client], syncedAt: Date.now(), currentId: client.id, usages: {} }) }
      : {}),
  });
  await screen.findByRole('heading', { level: 1, name: 'What my role can do' });
  if (client) await screen.findByText(/where you work now/);
  return shown;
}

// by selectors: asking each of many rows for its role and name takes seconds
const rows = () => [...document.querySelectorAll<HTMLElement>('tr:has(> th[scope=row])')];
const heads = () => [...document.querySelectorAll('thead th')].map((head) => head.textContent);

/** `Yes` or `No` for oneself and for the other role, and the remark. */
function row(action: string): string[] {
  const found = rows().find(({ firstElementChild }) => firstElementChild?.textContent?.startsWith(action));
  if (!found) throw new Error(`There is no row for ${action}`);
  return [...found.querySelectorAll('td')].map((cell) => cell.textContent ?? '');
}

describe('what my role can do', () => {
  it('has a row for every right, one’s own role first', async () => {
    await open();
    expect(rows()).toHaveLength(Object.keys(PERMISSIONS).length);
    expect(heads()).toEqual(['Action', 'Provider Admin (you)', 'Service User', 'Why not, and what to know']);
    expect(screen.getByText(/Kim Larsen/, { selector: '.meta bdi' })).toBeDefined();
    await expectAccessible();
  });

  it('says yes to a Provider Admin and what to know', async () => {
    await open();
    expect(row('See, invite, confirm')).toEqual(['Yes', 'No', '']);
    expect(row('Unlink a client')).toEqual(['Yes', 'No', 'It needs a confirmed Owner of its own.']);
    expect(row('Open the vault')).toEqual(['Yes', 'Yes', 'Recorded in both logs.']);
  });

  it('says no to a Service User and why', async () => {
    await open(serviceUser);
    expect(heads().slice(1, 3)).toEqual(['Service User (you)', 'Provider Admin']);
    expect(row('See, invite, confirm')).toEqual([
      'No',
      'Yes',
      'Only Provider Admins can do this. Ask one of them.',
    ]);
    await expectAccessible();
  });

  it.each<[string, Partial<Provider>, string, string]>([
    [
      'where items are read',
      { rules: { ...northwind.rules, items: 'read' } },
      'Change, move, delete',
      'Provider users only read items here',
    ],
    [
      'where clients pay for themselves',
      { status: 'created', rules: { items: 'owner', billing: 'separate' } },
      'See the subscription',
      'Each client of this provider pays for itself.',
    ],
    [
      'of a reseller',
      { kind: 'reseller', status: 'created', rules: { items: 'owner', billing: 'separate' } },
      'See invoices',
      'Clients of a reseller pay for themselves.',
    ],
    ['that is suspended', { enabled: false }, 'Create a client on', 'Bitwarden suspended this provider, so'],
    [
      'that is not set up',
      { status: 'pending', rules: { items: 'owner', billing: 'separate' } },
      'See clients',
      'This provider is not set up yet.',
    ],
  ])('gives the reason at a provider %s', async (_, provider, action, reason) => {
    await open(provider);
    const [mine, , remark] = row(action);
    expect(mine).toBe('No');
    expect(remark).toContain(reason);
  });

  it('says which client it speaks of: any, until one is chosen', async () => {
    await open();
    expect(screen.getByText(/as in one where all is well/)).toBeDefined();
    expect(screen.getAllByRole('link', { name: 'Choose a client' }).length).toBeGreaterThan(0);
    expect(row('Change policies')[0]).toBe('Yes');
  });

  it.each<[string, Partial<Client>, string, string]>([
    ['whose plan has nothing', { features: 0 }, 'Change policies', 'plan does not include it'],
    ['that is suspended', { trouble: 'suspended' }, 'Manage groups', 'This client is suspended'],
    ['whose key does not open', { trouble: 'unreadable' }, 'Confirm members', 'key does not open'],
    [
      'one is a User of',
      { membership: { role: 'user', status: 'confirmed', grants: 0 } },
      'Manage security tasks',
      'Your role as a member',
    ],
  ])('gives the reason in a client %s', async (_, client, action, reason) => {
    await open({}, clientOf(3, 'Clover Dental', client));
    const [mine, , remark] = row(action);
    expect(mine).toBe('No');
    expect(remark).toContain(reason);
  });

  it('counts one’s own membership for oneself alone', async () => {
    const reading = { ...serviceUser, rules: { ...northwind.rules, items: 'read' } } as const;
    await open(reading, {
      ...clover,
      membership: { role: 'owner', status: 'confirmed', grants: 0 },
    });
    expect(screen.getByText(/You are also an Owner there/)).toBeDefined();
    expect(row('Change, move, delete')).toEqual(['Yes', 'No', '']);
  });

  it('finds actions by any word of their row, and says how many', async () => {
    await open(serviceUser);
    type('Search actions', 'unlink');
    expect(await screen.findByText('1 action found')).toBeDefined();
    expect(rows()).toHaveLength(1);
    type('Search actions', 'only provider admins');
    await screen.findByText(/^\d+ actions found$/);
    expect(rows().length).toBeGreaterThan(3);
    type('Search actions', 'xyzzy');
    await screen.findByText('No action fits “xyzzy”');
    await expectAccessible();
    click('Clear search');
    expect(rows()).toHaveLength(Object.keys(PERMISSIONS).length);
  });

  it('is reached from the account', async () => {
    const { go } = renderConsole('#/account');
    const link = await screen.findByRole('link', { name: 'What my role can do' });
    expect(link.getAttribute('href')).toBe('#/role');
    go('#/role');
    await screen.findByRole('heading', { level: 1, name: 'What my role can do' });
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Account');
  });
});

const PROVIDERS: Provider[] = (['providerAdmin', 'serviceUser'] as const).flatMap((role) =>
  (['msp', 'reseller', 'businessUnit'] as const).flatMap((kind) =>
    (['pending', 'created', 'billable'] as const).flatMap((status) =>
      [true, false].flatMap((enabled) =>
        (['owner', 'read'] as const).map((items) => ({
          ...harbour,
          role,
          kind,
          status,
          enabled,
          rules: { items, billing: status === 'billable' ? 'consolidated' : 'separate' } as const,
        })),
      ),
    ),
  ),
);

describe('the page and the permission table', () => {
  it.each(
    PROVIDERS.map(
      (provider) =>
        [
          JSON.stringify([
            provider.role,
            provider.kind,
            provider.status,
            provider.enabled,
            provider.rules.items,
          ]),
          provider,
        ] as const,
    ),
  )('say the same for %s', (_, provider) => {
    const client = clientOf(7, 'Seven', { trouble: 'unreadable', features: 21 });
    const rights = rightsOf(provider, client).flatMap(({ rights: own }) => own);
    expect(rights.map(({ capability }) => capability).sort()).toEqual(Object.keys(PERMISSIONS).sort());
    for (const { capability, name, mine, remark } of rights) {
      expect(mine).toEqual(decide(provider, capability as Capability, client));
      expect(name).not.toBe(capability);
      if (!mine.allowed) expect(remark).toMatch(/\.$/);
    }
  });
});
