// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { account, acme, baker, clients, clover, fjord, northwind } from '../shared/fixtures.ts';
import { press, type } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const pinned = { ...clover, isPinned: true, tags: ['Gold', 'On site'] };
const own = clients.map((client) => (client.id === clover.id ? pinned : client));
const usages = { [fjord.id]: { count: 2, lastUsed: 9 }, [baker.id]: { count: 5, lastUsed: 4 } };

const listed = (list = own): Answers => ({
  'clients.list': yes({ clients: list, syncedAt: Date.now(), currentId: null, usages }),
});
const names = () => screen.getAllByRole('option').map((row) => row.querySelector('.name bdi')?.textContent);

async function open(answers: Answers = listed()) {
  const shown = renderPopup(answers);
  const field = await screen.findByRole('combobox');
  await screen.findAllByRole('option');
  await waitFor(() => expect(document.activeElement).toBe(field));
  return shown;
}
const pins = ({ bridge }: Awaited<ReturnType<typeof open>>) =>
  bridge.calls.filter(({ op }) => op === 'labels.pin').map(({ input }) => input);
const of = { accountId: account.id, providerId: northwind.id };

describe('the list while nothing was typed', () => {
  it('begins with pinned clients, then those used last, each group set apart', async () => {
    await open();
    expect(names()).toEqual([
      'Clover Dental',
      'Fjord Architects',
      'Baker & Sons',
      'Acme Legal',
      'Amber Mutual',
    ]);
    const starts = [...document.querySelectorAll('.starts-group .name bdi')].map((name) => name.textContent);
    expect(starts).toEqual(['Fjord Architects', 'Acme Legal']);
    await expectAccessible();
  });

  it('reads out what is pinned, and tags', async () => {
    await open();
    const [first] = screen.getAllByRole('option');
    expect(first?.querySelector('.visually-hidden')?.textContent).toBe(
      'Clover Dental, Enterprise, 40 of 60 seats, pinned, #Gold, #On site',
    );
  });
});

describe('Ctrl and D', () => {
  it('pins the client pointed at, which stays pointed at where it goes', async () => {
    const shown = await open();
    type('Find a client', 'acme');
    press('d', { ctrlKey: true });
    await screen.findByText('is pinned and comes first now', { exact: false });
    expect(pins(shown)).toEqual([{ ...of, clientId: acme.id, isPinned: true }]);
    type('Find a client', '');
    expect(names().slice(0, 2)).toEqual(['Acme Legal', 'Clover Dental']);
    press('ArrowDown');
    press('ArrowDown');
    press('d', { metaKey: true });
    await screen.findByText('is no longer pinned', { exact: false });
    expect(pins(shown)[1]).toEqual({ ...of, clientId: clover.id, isPinned: false });
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Clover Dental');
  });

  it('does nothing where no client is pointed at', async () => {
    const shown = await open();
    press('d', { ctrlKey: true });
    expect(pins(shown)).toEqual([]);
  });

  it('changes nothing that was not kept, and says why', async () => {
    await open({ ...listed(), 'labels.pin': no('storageFull') });
    type('Find a client', 'acme');
    press('d', { ctrlKey: true });
    await screen.findByRole('alert');
    type('Find a client', '');
    expect(names()[0]).toBe('Clover Dental');
  });

  it('is told while searching', async () => {
    await open();
    type('Find a client', 'acme');
    expect(document.querySelector('.keys')?.textContent).toContain('DPin');
  });
});

describe('the star of a row', () => {
  it('pins without switching', async () => {
    const shown = await open();
    const star = document.querySelectorAll('.star')[3] as HTMLElement;
    fireEvent.click(star);
    await waitFor(() => expect(pins(shown)).toEqual([{ ...of, clientId: acme.id, isPinned: true }]));
    expect(shown.bridge.called()).not.toContain('context.enter');
  });
});

describe('a tag after #', () => {
  it.each([
    ['#gold', ['Clover Dental']],
    ['#GO', ['Clover Dental']],
    ['#onsite', ['Clover Dental']],
    ['#gold dent', ['Clover Dental']],
    ['#', ['Clover Dental']],
  ])('%s leaves the clients that have it', async (query, expected) => {
    await open();
    type('Find a client', query);
    await waitFor(() => expect(names()).toEqual(expected));
  });

  it.each(['#silver', '#gold acme', '#gold #silver'])('%s says that nothing matches', async (query) => {
    await open();
    type('Find a client', query);
    await screen.findByText(`No client matches “${query}”`);
  });
});

describe('a change in another window', () => {
  it('is shown at once, though Bitwarden’s list is as old as before', async () => {
    const shown = await open();
    Object.assign(shown.bridge.answers, listed(clients));
    shown.bridge.change('labels', 'paint');
    await waitFor(() => expect(names()[0]).toBe('Fjord Architects'));
  });
});
