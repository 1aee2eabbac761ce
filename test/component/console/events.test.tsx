// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { eventOf } from '../shared/fixtures.ts';
import { AT, HOUR, log, logPage, useLogTime } from './logPage.ts';
import { inClover, providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);
useLogTime();

describe('the events of a Service User', () => {
  const asServiceUser = { 'providers.list': providersAnswer(serviceUser) };

  it('are their own account’s, after the sentence why, and never the provider’s', async () => {
    const { bridge } = renderConsole('#/events', asServiceUser);
    await log('Your account');
    expect(screen.getByText(/The provider log is for Provider Admins\./)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Choose a client to see its log' })).toBeDefined();
    await expectAccessible();
    expect(bridge.called()).not.toContain('events.list');
  });

  it('lead to the log of the client worked in', async () => {
    renderConsole('#/events', { ...asServiceUser, ...inClover });
    const link = await screen.findByRole('link', { name: 'Open the log of Clover Dental' });
    expect(link.getAttribute('href')).toBe('#/client');
    expect(within(link).getByText('Clover Dental').tagName).toBe('BDI');
  });
});

describe('the vaults opened', () => {
  it('are summed up by person, by client, then by both', async () => {
    const openings = [1, 2, 3].map((at) =>
      eventOf(`${at}`, 1903, {
        at: AT - at * HOUR,
        object: `Client ${at % 2}`,
        objectId: `link ${at % 2}`,
        client: { id: null, name: `Client ${at % 2}`, code: null, hue: null },
      }),
    );
    renderConsole('#/events', { 'events.list': logPage(openings) });
    (await screen.findByRole('radio', { name: 'Vaults opened' })).click();
    const people = within(await screen.findByRole('table', { name: 'Vaults opened, by person' }));
    const [, row] = people.getAllByRole('row');
    expect(row?.textContent).toMatch(/^Kim Larsen23/);
    const clients = within(screen.getByRole('table', { name: 'Vaults opened, by client' }));
    expect(clients.getAllByRole('row').map((one) => one.textContent?.slice(0, 10))).toEqual([
      'ClientPeop',
      'Client 112',
      'Client 011',
    ]);
    expect(within(screen.getByRole('table', { name: 'Vaults opened' })).getAllByRole('row')).toHaveLength(3);
    await expectAccessible();
  });
});

describe('an export', () => {
  it('that cannot be made says so, and can be tried again', async () => {
    const address = vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new RangeError('no room');
    });
    renderConsole('#/events');
    (await screen.findByRole('button', { name: 'Export' })).click();
    (await screen.findByRole('menuitem', { name: /CSV/ })).click();
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was saved');
    address.mockImplementation(() => 'blob:log');
    screen.getByRole('button', { name: 'Export' }).click();
    (await screen.findByRole('menuitem', { name: /CSV/ })).click();
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    address.mockRestore();
  });
});
