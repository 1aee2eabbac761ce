// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, baker, clients, clover, northwind } from '../shared/fixtures.ts';
import { cells, nextFile, renderBilling } from './renderBilling.ts';
import { providersAnswer } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const separate = {
  ...northwind,
  status: 'created',
  rules: { ...northwind.rules, billing: 'separate' },
} as const;

describe('where each client pays by itself', () => {
  const own = (perYear: number) => ({
    status: 'active' as const,
    interval: 'year' as const,
    perYear,
    next: { at: Date.UTC(2027, 2, 1), amount: perYear },
    endsAt: null,
  });
  const answers = {
    'providers.list': providersAnswer(separate),
    'billing.ownSubscriptions': ({ ids }: { ids: ClientId[] }) =>
      yes(
        ids.map((clientId) => ({
          clientId,
          own:
            clientId === acme.id
              ? own(1_200)
              : clientId === baker.id
                ? { ...own(480), status: 'pastDue' as const, next: null, endsAt: Date.UTC(2027, 0, 1) }
                : clientId === clover.id
                  ? ('failed' as const)
                  : ('none' as const),
        })),
      ),
  };
  const grid = () => screen.findByRole('grid', { name: 'What each client pays by itself' });

  it('each one’s subscription and their sum are one table', async () => {
    const { bridge } = renderBilling(answers);
    await grid();
    await screen.findByText('2 clients, $1,680.00 per year in all');
    expect(cells(await grid())).toEqual([
      'ACAcme LegalEnterprise25Active$1,200.00$1,200.00 Mar 1, 2027',
      'AMAmber MutualTeams10No subscription of its own––',
      'BABaker & SonsTeams10Past due ends Jan 1, 2027$480.00–',
      'CLClover DentalEnterprise60Not told––',
      'FJFjord ArchitectsTeams10No subscription of its own––',
      'Total$1,680.00$1,200.00',
    ]);
    expect(screen.getByText(/did not say what 1 client pays/)).toBeDefined();
    expect(screen.getByText('The subscription of 1 client is not in order.')).toBeDefined();
    const asked = bridge.calls.filter(({ op }) => op === 'billing.ownSubscriptions');
    expect(asked.map(({ input }) => (input as { ids: string[] }).ids.length)).toEqual([4, 1]);
    expect(bridge.called()).not.toContain('billing.subscription');
    await expectAccessible();
  });

  it('leaves as a table with the sum', async () => {
    renderBilling(answers);
    await screen.findByText('2 clients, $1,680.00 per year in all');
    const file = nextFile();
    screen.getAllByRole('button', { name: 'Export CSV' })[0]?.click();
    const lines = (await file).split('\r\n');
    expect(lines[1]).toBe(`Acme Legal,Enterprise,25,active,1200,1200,2027-03-01,,${acme.id}`);
    expect(lines.at(-2)).toBe('Total,,,,1680,1200,,,');
  });

  it('is stopped by a failure, with what was heard so far, and begun anew', async () => {
    let asked = 0;
    const { bridge } = renderBilling({
      ...answers,
      'billing.ownSubscriptions': (input) =>
        ++asked === 2 ? no('offline') : answers['billing.ownSubscriptions'](input),
    });
    // and the row of their sum
    await waitFor(async () => expect(cells(await grid())).toHaveLength(5));
    (await screen.findByRole('button', { name: 'Try again' })).click();
    await waitFor(async () => expect(cells(await grid())).toHaveLength(clients.length + 1));
    expect(bridge.called().filter((op) => op === 'billing.ownSubscriptions')).toHaveLength(4);
  });
});
