// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { harbour, northwind } from '../shared/fixtures.ts';
import { click, press, type } from '../shared/typing.ts';
import {
  answerLater,
  kim,
  personOf,
  providersAnswer,
  renderConsole,
  serviceUser,
  team,
} from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const fjordline = { ...harbour, role: 'providerAdmin', name: 'Fjordline Services' } as const;
const SEARCH = 'Search name or e-mail';
const table = () => screen.findByRole('grid', { name: 'People of this provider' });
const names = () =>
  screen.getAllByRole('rowheader').map((cell) => cell.querySelector('bdi')?.textContent ?? '');
const head = (name: string) => screen.getByRole('columnheader', { name });
const sortBy = (name: string) => within(head(name)).getByRole('button').click();

describe('the people of a provider', () => {
  it('are counted by what they are', async () => {
    renderConsole('#/people');
    await table();
    expect(screen.getByText('5 people: 3 confirmed, 1 needs confirmation, 1 invited')).toBeDefined();
    await expectAccessible();
  });

  it('have name, e-mail, role and status, and “you” where it is you', async () => {
    renderConsole('#/people');
    const rows = within(await table())
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      'AWAda Wrenada@northwind.exampleService UserConfirmed',
      'Jjo@northwind.exampleService UserInvitedNot knownSend again',
      'KLKim Larsen (you)kim@northwind.exampleProvider AdminConfirmed',
      'LHLeo Hartmannleo@northwind.exampleService UserNeeds confirmationNot knownConfirm',
      'PNPriya Natarajanpriya@northwind.exampleProvider AdminConfirmed',
    ]);
  });

  it('are sorted by person, by role and by status, either way', async () => {
    renderConsole('#/people');
    await table();
    expect(head('Person').getAttribute('aria-sort')).toBe('ascending');
    sortBy('Person');
    await waitFor(() => expect(names()[0]).toBe('Priya Natarajan'));
    expect(head('Person').getAttribute('aria-sort')).toBe('descending');

    sortBy('Role');
    await waitFor(() => expect(names().slice(0, 2)).toEqual(['Kim Larsen', 'Priya Natarajan']));
    expect(head('Person').getAttribute('aria-sort')).toBe('none');

    sortBy('Status');
    await waitFor(() => expect(names().slice(0, 2)).toEqual(['Leo Hartmann', 'jo@northwind.example']));
    sortBy('Status');
    await waitFor(() => expect(names()[0]).toBe('Ada Wren'));
    await expectAccessible();
  });

  it('are found by name or e-mail, and the number found is announced', async () => {
    renderConsole('#/people');
    await table();
    type(SEARCH, 'LEO');
    await waitFor(() => expect(names()).toEqual(['Leo Hartmann']));
    expect(screen.getByText('1 person found').getAttribute('role')).toBe('status');
    type(SEARCH, 'northwind');
    await waitFor(() => expect(names()).toHaveLength(5));
  });

  it('are all back after Esc in the search field', async () => {
    renderConsole('#/people');
    await table();
    type(SEARCH, 'leo');
    await waitFor(() => expect(names()).toHaveLength(1));
    screen.getByLabelText(SEARCH).focus();
    press('Escape');
    await waitFor(() => expect(names()).toHaveLength(5));
  });

  it('may be nobody for a search, which says so and can be cleared', async () => {
    renderConsole('#/people');
    await table();
    type(SEARCH, 'zzz');
    await screen.findByRole('heading', { name: 'Nobody matches “zzz”' });
    await expectAccessible();
    click('Clear search');
    await waitFor(() => expect(names()).toHaveLength(5));
  });
});

describe('the notice about the only Provider Admin', () => {
  it('is not there while there are two', async () => {
    renderConsole('#/people');
    await table();
    expect(screen.queryByText(/Bitwarden included/)).toBeNull();
  });

  it('stands while it is only you', async () => {
    renderConsole('#/people', { 'people.list': yes([kim, personOf(3, 'Ada Wren')]) });
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toBe(
      'Only you are a confirmed Provider Admin. If your account is lost, nobody, Bitwarden included, can recover it.Promote someone',
    );
    await expectAccessible();
  });

  it('names the one when it is another', async () => {
    const invited = { ...kim, status: 'accepted' } as const;
    renderConsole('#/people', {
      'people.list': yes([invited, personOf(2, 'Priya Natarajan', { role: 'providerAdmin' })]),
    });
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain('Priya Natarajan is the only confirmed Provider Admin.');
    expect(within(notice).getByText('Priya Natarajan').tagName).toBe('BDI');
  });
});

describe('the list of people', () => {
  it('shows its shape while it comes', async () => {
    const later = answerLater<ReturnType<typeof yes<typeof team>>>();
    renderConsole('#/people', { 'people.list': later.answer });
    await screen.findByText('Loading people');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Refresh' }).getAttribute('aria-busy')).toBe('true'),
    );
    await expectAccessible();
    later.resolve(yes(team));
    await table();
  });

  it('says why it did not come, and comes on the second try', async () => {
    const { bridge } = renderConsole('#/people', { 'people.list': no('unreachable') });
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByRole('grid')).toBeNull();
    await expectAccessible();
    bridge.answers['people.list'] = yes(team);
    again.click();
    await table();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull());
  });

  it('stays when a refresh fails', async () => {
    const { bridge } = renderConsole('#/people');
    await table();
    bridge.answers['people.list'] = no('offline');
    click('Refresh');
    await screen.findByText(/Offline/);
    expect(names()).toHaveLength(5);
  });

  it('is not asked for, and its place says why, when one is a Service User', async () => {
    const { bridge } = renderConsole('#/people', { 'providers.list': providersAnswer(serviceUser) });
    await screen.findByRole('heading', { name: 'The team is shown to Provider Admins' });
    expect(screen.getByText(/Your role here is Service User/)).toBeDefined();
    await expectAccessible();
    expect(bridge.called()).not.toContain('people.list');
  });

  it('never shows one provider’s people under another', async () => {
    const late = answerLater<ReturnType<typeof yes<typeof team>>>();
    const { app, bridge } = renderConsole('#/people', {
      'providers.list': providersAnswer(northwind, [northwind, fjordline]),
      'providers.choose': providersAnswer(fjordline, [northwind, fjordline]),
    });
    await table();
    bridge.answers['people.list'] = late.answer;
    const reading = app.people.load();
    bridge.answers['providers.list'] = providersAnswer(fjordline, [northwind, fjordline]);
    bridge.answers['people.list'] = yes([personOf(9, 'Sue Lindqvist')]);
    await app.chooseProvider(fjordline.id);
    await waitFor(() => expect(names()).toEqual(['Sue Lindqvist']));
    late.resolve(yes(team));
    await reading;
    expect(app.people.people.value).toHaveLength(1);
  });
});
