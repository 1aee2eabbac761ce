// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clover } from '../shared/fixtures.ts';
import { openClients } from './openClients.ts';
import { inClover, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

describe('a half-made client', () => {
  it('is shown as such, counted and filtered', async () => {
    await openClients({ 'clients.facts': yes({ [clover.id]: { createdAt: 0, isHalfMade: true } }) });
    await screen.findByText(/1 half-made/);
    fireEvent.change(screen.getByLabelText('Status'), { target: { value: 'halfMade' } });
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
    expect(screen.getByRole('rowheader').textContent).toContain('Clover Dental');
    await expectAccessible();
  });
});

describe('what is known of a client', () => {
  it('stands in its header: seats, since when, and its owners once somebody has read them', async () => {
    const { app } = renderConsole('#/client', {
      ...inClover,
      'clients.facts': yes({ [clover.id]: { createdAt: Date.UTC(2026, 2, 3, 12), isHalfMade: false } }),
    });
    await screen.findByRole('heading', { level: 1, name: 'Clover Dental' });
    await screen.findByText('Client since Mar 3, 2026');
    expect(screen.getByText('20 remaining')).toBeDefined();
    expect(screen.queryByText('1 confirmed owner')).toBeNull();
    await app.standing.load({ policies: false, members: true });
    await screen.findByText('1 confirmed owner');
    await expectAccessible();
  });

  it('says that it was never finished, with what to do', async () => {
    renderConsole('#/client', {
      ...inClover,
      'clients.facts': yes({ [clover.id]: { createdAt: null, isHalfMade: true } }),
    });
    await screen.findByText(/do not create it a second time/);
    await expectAccessible();
  });
});
