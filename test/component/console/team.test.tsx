// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LinkId } from '../../../utils/domain/ids.ts';
import type { JobView } from '../../../utils/domain/jobs.ts';
import type { OpenedVaults } from '../../../utils/domain/openedVaults.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clients, clover, guid, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { kim, personOf, renderConsole, team } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const begun: JobView = {
  id: 'job-1',
  kind: 'invite',
  providerId: northwind.id,
  startedAt: 0,
  endedAt: null,
  state: 'running',
  stoppedBy: null,
  waitsUntil: null,
  progress: { done: 0, total: 1 },
  items: [{ key: 'a', label: 'a', state: 'waiting', reason: null }],
};
const [, , ada, leo, jo] = team;
if (!ada || !leo || !jo) throw new Error('The team is not as it was.');

const grid = () => screen.findByRole('grid', { name: 'People of this provider' });
const dialog = () => screen.findByRole('dialog');
const rowOf = (name: string) =>
  screen.getByRole('rowheader', { name: new RegExp(name) }).closest('[role="row"]') as HTMLElement;
const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });

async function open(answers: Parameters<typeof renderConsole>[1] = {}) {
  const shown = renderConsole('#/people', answers);
  await grid();
  const inputs = (op: string) =>
    shown.bridge.calls.filter((call) => call.op === op).map(({ input }) => input);
  return { ...shown, inputs };
}

describe('an invitation', () => {
  const MESS =
    'new@northwind.example, "Roe, Jane" <jane@roe.example>; KIM@northwind.example\nnew@northwind.example\nnobody';
  async function paste(answers: Parameters<typeof renderConsole>[1] = {}) {
    const shown = await open(answers);
    click('Invite people');
    fireEvent.input(screen.getByLabelText('Addresses'), { target: { value: MESS } });
    await screen.findByText('2 of 5 addresses will be invited');
    return shown;
  }

  it('shows what it understood, and what is wrong with the rest, before anything is sent', async () => {
    const { bridge } = await paste();
    const understood = within(screen.getByRole('list', { name: 'What was understood' })).getAllByRole(
      'listitem',
    );
    expect(understood.map((item) => item.querySelector('bdi')?.textContent)).toEqual([
      'kim@northwind.example',
      'new@northwind.example',
      'nobody',
      'new@northwind.example',
      'jane@roe.example',
    ]);
    expect(understood.slice(0, 3).map((item) => item.querySelector('.badge')?.textContent)).toEqual([
      'Already here',
      'There twice',
      'Not an address',
    ]);
    expect(bridge.called()).not.toContain('people.invite');
    await expectAccessible();
  });

  it('sends the good ones with the role for all, and with their own where they have one', async () => {
    const { inputs } = await paste({ 'people.invite': yes(begun) });
    fireEvent.change(screen.getByLabelText('Role of jane@roe.example'), {
      target: { value: 'providerAdmin' },
    });
    click('Invite 2 people');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(inputs('people.invite')).toEqual([
      {
        invitations: [
          { email: 'new@northwind.example', role: 'serviceUser' },
          { email: 'jane@roe.example', role: 'providerAdmin' },
        ],
      },
    ]);
  });

  it('keeps what was typed when it fails, and when it was closed', async () => {
    const { bridge } = await paste({ 'people.invite': no('offline') });
    click('Invite 2 people');
    await within(await dialog()).findByText(/Offline/);
    click('Cancel');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    click('Invite people');
    expect((screen.getByLabelText('Addresses') as HTMLTextAreaElement).value).toBe(MESS);
    bridge.answers['people.invite'] = yes(begun);
    click('Invite 2 people');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('a confirmation', () => {
  const offer = {
    id: 'offer-1',
    keys: [{ id: leo.id, fingerprint: [0, 1, 2, 3, 7775], state: 'new' as const }],
  };

  it('shows the words, says that nobody here sent the invitation, and needs the check', async () => {
    const { bridge, inputs } = await open({ 'people.keys': yes(offer), 'people.confirm': yes(begun) });
    click('Confirm');
    const words = within(await screen.findByRole('region', { name: 'Words of Leo Hartmann' }));
    await waitFor(() => expect(words.getAllByRole('listitem')).toHaveLength(5));
    expect(words.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'abacus',
      'abdomen',
      'abdominal',
      'abide',
      'zoom',
    ]);
    expect(screen.getByText(/^Not invited from here/)).toBeDefined();
    await expectAccessible();
    click('Confirm people');
    expect(bridge.called()).not.toContain('people.confirm');
    screen.getByLabelText('Leo Hartmann read exactly these words to me').click();
    await screen.findByText('1 of 1 checked');
    click('Confirm 1 person');
    await waitFor(() => expect(inputs('people.confirm')).toEqual([{ offerId: 'offer-1', ids: [leo.id] }]));
  });

  it('of a key that changed stops until somebody says twice that it is right', async () => {
    const { bridge, inputs } = await open({
      'people.keys': yes({ id: 'offer-1', keys: [{ ...offer.keys[0], state: 'changed' }] } as never),
      'people.acknowledgeKey': yes({}),
    });
    click('Confirm');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The key of Leo Hartmann is not the one seen before.');
    expect(screen.queryByRole('checkbox', { name: /read exactly/ })).toBeNull();
    await expectAccessible();
    bridge.answers['people.keys'] = yes({
      id: 'offer-2',
      keys: [{ ...offer.keys[0], state: 'same' }],
    } as never);
    within(alert).getByRole('button').click();
    (await within(alert).findByText(/^Did they tell you/)).parentElement?.querySelector('button')?.click();
    await screen.findByLabelText('Leo Hartmann read exactly these words to me');
    expect(inputs('people.acknowledgeKey')).toEqual([{ offerId: 'offer-1', id: leo.id }]);
  });

  it('of several needs a check of each', async () => {
    const mo = personOf(6, 'Mo Diaz', { status: 'accepted' });
    await open({
      'people.list': yes([kim, leo, mo]),
      'people.keys': yes({ id: 'o', keys: [leo, mo].map(({ id }) => ({ ...offer.keys[0], id })) } as never),
      'people.confirm': yes(begun),
    });
    screen.getByLabelText('Select all').click();
    (await screen.findByRole('button', { name: 'Confirm 2' })).click();
    (await screen.findByLabelText('Mo Diaz read exactly these words to me')).click();
    await screen.findByText('1 of 2 checked');
  });

  it('without a key says so', async () => {
    await open({
      'people.keys': yes({ id: 'o', keys: [{ id: leo.id, fingerprint: null, state: 'unusable' }] }),
    });
    click('Confirm');
    await screen.findByText(/^Bitwarden gave no key/);
    await expectAccessible();
  });
});

describe('one person', () => {
  it('is shown with what is known and what nobody tells', async () => {
    await open();
    click('More about Ada Wren');
    const facts = within(await dialog());
    expect(facts.getByText(/Bitwarden does not tell providers/)).toBeDefined();
    expect(facts.getByText(/no invitation was sent from this computer/)).toBeDefined();
    await expectAccessible();
  });

  it('is shown with the day that the log says, where it was read', async () => {
    await open({ 'people.list': yes([kim, { ...jo, loggedInviteAt: Date.UTC(2026, 10, 20, 10) }]) });
    await screen.findByText(/^In the log: Nov 20, 2026/);
    click('More about jo@northwind.example');
    expect((await dialog()).textContent).toMatch(/The log says .*November 20.*not sent from this computer/);
  });

  it('that is oneself, or the last admin, cannot be removed, and is told the way out', async () => {
    const { bridge } = await open({ 'people.list': yes([kim, ada]) });
    click('More about Kim Larsen');
    const door = within(await dialog());
    // once beside the button, and once as what describes it
    expect(door.getAllByText(/^You cannot remove yourself/)).toHaveLength(2);
    expect(door.getAllByText(/^The last confirmed Provider Admin stays one/)).toHaveLength(2);
    door.getByRole('button', { name: /^Remove/ }).click();
    expect(bridge.called()).not.toContain('people.remove');
  });

  it('is made an admin after it was said what that means', async () => {
    const { inputs } = await open({ 'people.changeRole': yes(begun) });
    click('More about Ada Wren');
    await dialog();
    click('Make Provider Admin');
    await screen.findByText(/^A Provider Admin manages people/);
    click('Make 1 a Provider Admin');
    await waitFor(() =>
      expect(inputs('people.changeRole')).toEqual([{ changes: [{ id: ada.id, role: 'providerAdmin' }] }]),
    );
  });
});

describe('the grid by keyboard', () => {
  it('moves, selects, extends and takes all', async () => {
    const { app } = await open();
    rowOf('Ada Wren').focus();
    key(' ');
    key('ArrowDown');
    await waitFor(() => expect(document.activeElement).toBe(rowOf('jo@northwind.example')));
    expect(app.people.selected.value.map(({ id }) => id)).toEqual([ada.id]);
    key('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(document.activeElement).toBe(rowOf('Kim Larsen')));
    expect(app.people.selected.value).toHaveLength(3);
    key('a', { ctrlKey: true });
    expect(app.people.selected.value).toHaveLength(5);
    key('End');
    await waitFor(() => expect(document.activeElement).toBe(rowOf('Priya Natarajan')));
    key('Enter');
    await screen.findByRole('heading', { name: 'Priya Natarajan' });
  });

  it('acts on those who are selected, and says who is left out and why', async () => {
    const { inputs } = await open({ 'people.remove': yes(begun), 'people.resend': yes(begun) });
    screen.getByLabelText('Select all').click();
    await screen.findByText('5 selected');
    await expectAccessible();
    within(screen.getByRole('region', { name: 'Selected people' }))
      .getByText('Remove')
      .click();
    const named = within(await dialog());
    expect(named.getByText(/^You cannot remove yourself/)).toBeDefined();
    await expectAccessible();
    click('Remove 4 people');
    await waitFor(() => expect(inputs('people.remove')).toHaveLength(1));
    expect((inputs('people.remove')[0] as { ids: string[] }).ids).not.toContain(kim.id);
  });

  it('filters by status and role', async () => {
    await open();
    fireEvent.change(screen.getByLabelText('Status'), { target: { value: 'invited' } });
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
    fireEvent.change(screen.getByLabelText('Role'), { target: { value: 'providerAdmin' } });
    await screen.findByRole('heading', { name: 'Nobody is like that' });
    click('Show everyone');
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(5));
  });
});

describe('before somebody is removed', () => {
  const vault = { linkId: guid(1) as LinkId, client: 'Acme Legal', times: 3, last: Date.UTC(2026, 10, 2, 9) };
  async function removing(answer: ReturnType<typeof yes<OpenedVaults>> | ReturnType<typeof no>) {
    const shown = await open({
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
  async function removing(answers: Parameters<typeof renderConsole>[1]) {
    const shown = await open({ 'people.list': yes([kim, ada9]), ...answers });
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

describe('a thousand people', () => {
  it('are in a grid that knows them all and renders those in sight', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => personOf(at, `Person ${at}`));
    await open({ 'people.list': yes([kim, ...many]) });
    expect((await grid()).getAttribute('aria-rowcount')).toBe('1002');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });
});
