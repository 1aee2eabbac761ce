// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clients, clover, manyClients } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { answerLater, providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('the choice of a client', () => {
  it('tells how to do it from the popup, and does it here with search and Enter', async () => {
    const { bridge } = renderConsole('#/client');
    await heading('Choose a client');
    expect(screen.getByText(/Open the popup with Alt\+Shift\+S/)).toBeDefined();
    await screen.findByText('5 clients');
    await expectAccessible();
    type('Find a client', 'clov');
    await screen.findByText('1 client');
    const field = screen.getByLabelText('Find a client');
    if (!(field instanceof HTMLInputElement) || !field.form) throw new Error('the field is in no form');
    fireEvent.submit(field.form);
    const title = await heading('Clover Dental');
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(bridge.calls.find(({ op }) => op === 'context.enter')?.input).toEqual({
      clientId: clover.id,
      asCurrent: true,
    });
  });

  it('is made by a click; each row is read out with its second line', async () => {
    renderConsole('#/client');
    await screen.findByText('5 clients');
    const read = [
      'Acme Legal, Enterprise, 18 of 25 seats',
      'Amber Mutual, Teams, unreadable',
      'Baker & Sons, Teams, 10 of 10 seats, full',
      'Clover Dental, Enterprise, 40 of 60 seats',
      'Fjord Architects, Teams, suspended',
    ];
    for (const name of read) expect(screen.getByRole('button', { name })).toBeTruthy();
    click(/^Baker & Sons/);
    await heading('Baker & Sons');
  });

  it('does nothing on Enter while nothing is typed', async () => {
    const { bridge } = renderConsole('#/client');
    await screen.findByText('5 clients');
    const field = screen.getByLabelText('Find a client');
    if (!(field instanceof HTMLInputElement) || !field.form) throw new Error('the field is in no form');
    fireEvent.submit(field.form);
    expect(bridge.called()).not.toContain('context.enter');
  });

  it('says when nothing matches, and can be cleared', async () => {
    renderConsole('#/client');
    await screen.findByText('5 clients');
    type('Find a client', 'zzzz');
    await screen.findByRole('heading', { name: 'No client matches “zzzz”' });
    await expectAccessible();
    click('Clear search');
    await screen.findByText('5 clients');
  });

  it('shows the beginning of a long list and says so', async () => {
    renderConsole('#/client', {
      'clients.list': yes({ clients: manyClients(312), syncedAt: Date.now(), currentId: null, usages: {} }),
    });
    await screen.findByText('50 of 312 clients shown. Type to narrow the list.');
    expect(screen.getAllByRole('button', { name: /^Client \d+/ })).toHaveLength(50);
  });

  it('says when a client could not be entered', async () => {
    renderConsole('#/client', { 'context.enter': no('notFound') });
    await screen.findByText('5 clients');
    click(/^Acme Legal/);
    await screen.findByRole('alert');
    await heading('Choose a client');
    await expectAccessible();
  });

  it('tells the age of a list that could not be renewed', async () => {
    renderConsole('#/client', {
      'clients.list': yes({ clients, syncedAt: Date.now() - 12 * 60_000, currentId: null, usages: {} }),
      'clients.refresh': no('offline'),
    });
    await screen.findByText('Read 12 min. ago');
    expect(screen.getByText(/Offline/)).toBeDefined();
    await expectAccessible();
  });

  it('shows its shape while the list comes, and what is wrong when it does not', async () => {
    const later = answerLater<ReturnType<typeof no>>();
    renderConsole('#/client', { 'clients.list': later.answer, 'clients.refresh': no('unreachable') });
    await heading('Choose a client');
    expect(screen.getByText('Loading')).toBeDefined();
    await expectAccessible();
    later.resolve(no('unreachable'));
    await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByText('Loading')).toBeNull();
  });

  it('says that the provider has no clients', async () => {
    renderConsole('#/client', {
      'clients.list': yes({ clients: [], syncedAt: Date.now(), currentId: null, usages: {} }),
    });
    await screen.findByRole('heading', { name: 'No clients yet' });
    expect(screen.queryByText(/press Enter on a client/)).toBeNull();
    expect(screen.getByRole('link', { name: 'Add client' }).getAttribute('href')).toBe('#/clients');
    await expectAccessible();
  });

  it('says to a Service User who adds the first one', async () => {
    renderConsole('#/client', {
      'providers.list': providersAnswer(serviceUser),
      'clients.list': yes({ clients: [], syncedAt: Date.now(), currentId: null, usages: {} }),
    });
    await screen.findByText('A Provider Admin adds clients.');
    expect(screen.queryByRole('link', { name: 'Add client' })).toBeNull();
  });
});
