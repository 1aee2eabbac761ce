// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LinkId } from '../../../utils/domain/ids.ts';
import type { OpenedVaults } from '../../../utils/domain/openedVaults.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clients, clover, guid } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { dialog, openPeople } from './openPeople.ts';
import { kim, personOf } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

describe('before somebody is removed', () => {
  const vault = { linkId: guid(1) as LinkId, client: 'Acme Legal', times: 3, last: Date.UTC(2026, 10, 2, 9) };
  async function removing(answer: ReturnType<typeof yes<OpenedVaults>> | ReturnType<typeof no>) {
    const shown = await openPeople({
      'people.opened': answer,
      'people.list': yes([kim, personOf(3, 'Ada Wren', { userId: guid(9) })]),
    });
    click('More about Ada Wren');
    await dialog();
    click('Remove');
    return shown;
  }

  it('it is said whose vaults they opened, and how far back that was looked for', async () => {
    await removing(yes({ vaults: [vault], from: Date.UTC(2025, 10, 25), isComplete: true }));
    const list = within(await screen.findByRole('list', { name: 'Vaults opened by Ada Wren' }));
    expect(list.getByRole('listitem').textContent).toMatch(/^Acme Legal3 times, /);
    expect(screen.getByText(/all of it\.$/)).toBeDefined();
    await expectAccessible();
  });

  it('the list is a file, with how far back that was looked for', async () => {
    const kept: Blob[] = [];
    const address = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      kept.push(file as Blob);
      return 'blob:list';
    });
    await removing(yes({ vaults: [vault], from: Date.UTC(2025, 10, 25), isComplete: false }));
    await screen.findByRole('list', { name: 'Vaults opened by Ada Wren' });
    click('Save as CSV');
    address.mockRestore();
    expect(kept).toHaveLength(1);
    const text = await kept[0]?.text();
    expect(text).toMatch(/^Ada Wren,.*there is more before that, which was not read/);
    expect(text).toMatch(/\r\nclient,linkId,times,last\r\nAcme Legal,[^,]+,3,[^,]+Z\r\n$/);
  });

  it('it is said where the browser refuses to copy the list, until it does', async () => {
    const refuse = vi.spyOn(navigator.clipboard, 'writeText');
    refuse.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await removing(yes({ vaults: [vault], from: Date.UTC(2025, 10, 25), isComplete: true }));
    await screen.findByRole('list', { name: 'Vaults opened by Ada Wren' });
    click('Copy list');
    await screen.findByText('The browser refused to copy.');
    await expectAccessible();
    refuse.mockRestore();
    click('Copy list');
    await screen.findByRole('button', { name: 'Copied' });
    expect(screen.queryByText('The browser refused to copy.')).toBeNull();
    expect(await navigator.clipboard.readText()).toContain('Acme Legal');
  });

  it('it is said that there is more, and that it could not be read', async () => {
    const { bridge } = await removing(yes({ vaults: [], from: 0, isComplete: false }));
    await screen.findByText(/there is more before that/);
    bridge.answers['people.opened'] = no('offline');
    click('Cancel');
    click('More about Ada Wren');
    await dialog();
    click('Remove');
    await screen.findByText(/could not be read/);
  });
});

describe('direct memberships of somebody who goes', () => {
  const ada9 = personOf(3, 'Ada Wren', { userId: guid(9) });
  async function removing(answers: Answers) {
    const shown = await openPeople({ 'people.list': yes([kim, ada9]), ...answers });
    click('More about Ada Wren');
    await dialog();
    click('Remove');
    return shown;
  }

  it('are looked up in all clients, a few at a time, with those that did not answer by name', async () => {
    const { inputs } = await removing({
      'people.memberships': ({ clientIds }) =>
        yes({
          found: clientIds.includes(clover.id)
            ? [{ id: ada9.id, clientId: clover.id, role: 'user', status: 'confirmed' }]
            : [],
          notRead: clientIds.includes(acme.id) ? [acme.id] : [],
        }),
    });
    await screen.findByText(
      `Read ${clients.length - 1} of ${clients.length} clients. 1 could not be read: Acme Legal.`,
    );
    const asked = inputs('people.memberships') as { ids: string[]; clientIds: string[] }[];
    expect(asked.flatMap(({ clientIds }) => clientIds)).toEqual(clients.map(({ id }) => id));
    expect(asked.every(({ ids, clientIds }) => ids.length === 1 && clientIds.length <= 4)).toBe(true);
    const list = within(screen.getByRole('list', { name: 'Direct memberships of Ada Wren' }));
    expect(list.getByRole('listitem').textContent).toBe('Clover DentalUser, confirmed');
    await expectAccessible();
  });

  it('go on where they stopped, when somebody says so', async () => {
    const { bridge } = await removing({ 'people.memberships': no('offline') });
    const said = within(await screen.findByRole('region', { name: /^Direct memberships/ }));
    await said.findByText(/Offline/);
    bridge.answers['people.memberships'] = yes({ found: [], notRead: [] });
    said.getByRole('button').click();
    await said.findByText(`Read ${clients.length} of ${clients.length} clients.`);
    await said.findByText('Ada Wren is a member of none of those that were read.');
  });

  it('of very many clients are looked up when somebody says so', async () => {
    const many = Array.from({ length: 101 }, (_, at) => ({
      ...clover,
      id: guid(2_000 + at) as typeof clover.id,
    }));
    const { bridge } = await removing({
      'clients.list': yes({ clients: many, syncedAt: Date.now(), currentId: null, usages: {} }),
      'people.memberships': yes({ found: [], notRead: [] }),
    });
    await screen.findByText('It takes a request for each of 101 clients.');
    expect(bridge.called()).not.toContain('people.memberships');
    click('Look them up');
    await screen.findByText('Read 101 of 101 clients.');
  });
});

describe('of several who are removed', () => {
  const you = { ...kim, userId: guid(8) };
  const ada = personOf(3, 'Ada Wren', { userId: guid(9) });
  async function removing(...people: (typeof kim)[]) {
    const shown = await openPeople({
      'people.list': yes(people),
      'people.opened': yes({ vaults: [], from: 0, isComplete: true }),
      'people.memberships': yes({ found: [], notRead: [] }),
    });
    screen.getByLabelText('Select all').click();
    const selected = await screen.findByRole('region', { name: 'Selected people' });
    within(selected).getByText('Remove').click();
    await dialog();
    return shown;
  }

  it('nothing is looked up of oneself, who stays', async () => {
    const { inputs } = await removing(you, ada);
    await screen.findByText('Ada Wren is a member of none of those that were read.');
    await screen.findByRole('region', { name: 'Vaults opened by Ada Wren' });
    expect(screen.queryByRole('region', { name: 'Vaults opened by Kim Larsen' })).toBeNull();
    expect(inputs('people.opened')).toEqual([{ id: ada.id }]);
    const asked = inputs('people.memberships') as { ids: string[] }[];
    expect(asked.flatMap(({ ids }) => ids)).not.toContain(you.id);
  });

  it('nothing is looked up where nobody can be removed', async () => {
    const { inputs } = await removing(you);
    expect(screen.getByRole('button', { name: 'Remove 0 people' })).toBeDefined();
    expect(inputs('people.opened')).toEqual([]);
    expect(screen.queryByRole('region', { name: /^Direct memberships/ })).toBeNull();
  });
});
