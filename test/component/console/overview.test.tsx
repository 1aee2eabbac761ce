// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_NOTES, toTeam } from '../../../utils/domain/logNotes.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, amber, clientOf, clients, eventOf, manyClients } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { answerLater, kim, personOf, providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
beforeEach(() => {
  location.hash = '';
});
afterEach(cleanup);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const attention = () => screen.findByRole('region', { name: 'Needs attention' });
const listed = (of = clients) => yes({ clients: of, syncedAt: Date.now(), currentId: null, usages: {} });
const well = [kim, personOf(2, 'Priya Natarajan', { role: 'providerAdmin' })];
/** Nothing needs anyone. */
const calm: Answers = { 'people.list': yes(well), 'clients.list': () => listed([acme]) };
const seen = (at: number) => yes({ revision: 1, notes: { ...NO_NOTES, seen: { provider: at } } });
const titles = async () =>
  [...(await attention()).querySelectorAll('.attention > li b')].map((title) => title.textContent);

describe('the overview', () => {
  it('says what needs somebody, how much there is and what happened', async () => {
    renderConsole('');
    await heading('Overview');
    await waitFor(async () =>
      expect(await titles()).toEqual([
        '1 person waits to be confirmed.',
        '1 client cannot be read.',
        '1 client is suspended.',
        '1 client has no seat left.',
      ]),
    );
    expect(screen.getByText('of 115').parentElement?.textContent).toBe('76 of 115');
    const events = await screen.findByRole('table', { name: 'Recent events' });
    expect(within(events).getByText('Jo')).toBeDefined();
    screen.getByRole('slider', { name: /Busiest/i });
    await expectAccessible();
  });

  it('shows its shape while it comes', async () => {
    const later = answerLater<ReturnType<typeof listed>>();
    renderConsole('', { 'clients.list': later.answer });
    await screen.findByText('Loading what needs attention');
    await expectAccessible();
    later.resolve(listed());
    await attention();
  });

  it('says when nothing needs anyone', async () => {
    renderConsole('', calm);
    await screen.findByText('Nothing needs you right now.');
    await screen.findByText('Every client has seats to spare.');
    await expectAccessible();
  });

  it('leads to the people who wait, and to no others', async () => {
    const { app, go } = renderConsole('');
    await attention();
    const link = await within(await attention()).findByRole('link', { name: /^Confirm/ });
    expect(link.getAttribute('href')).toBe('#/people');
    link.click();
    go('#/people');
    await heading('People');
    expect(app.people.status.value).toBe('accepted');
  });

  it('leads to the clients it is about, and to no others', async () => {
    const { app, go } = renderConsole('');
    await attention();
    const link = await within(await attention()).findByRole('link', { name: /no seat left/ });
    expect(link.getAttribute('href')).toBe('#/clients');
    link.click();
    go('#/clients');
    await heading('Clients');
    expect(app.clientTable.shown.value.map(({ name }) => name)).toEqual(['Baker & Sons']);
  });

  it('drops what is solved once it is looked at again', async () => {
    const { bridge } = renderConsole('', {
      ...calm,
      'people.list': yes([kim]),
      'notes.read': yes({ revision: 1, notes: { ...NO_NOTES, team: toTeam(well) } }),
    });
    await waitFor(async () => expect(await titles()).toEqual(['Only 1 Provider Admin is confirmed.']));
    await expectAccessible();
    bridge.answers['people.list'] = yes(well);
    click('Refresh');
    await screen.findByText('Nothing needs you right now.');
  });

  it('tells severe events since somebody last looked, and none from before', async () => {
    renderConsole('', {
      ...calm,
      'notes.read': seen(Date.now() - 3_600_000),
      'events.list': yes({
        events: [eventOf('1', 1007), eventOf('2', 1004), eventOf('3', 1007, { at: Date.now() - 7_200_000 })],
        continuation: null,
      }),
    });
    await waitFor(async () =>
      expect(await titles()).toEqual(['2 events deserve a look since you last looked.']),
    );
    expect((await attention()).textContent).toContain('Vault exported');
    await expectAccessible();
  });

  it('begins the count with the first look', async () => {
    const { bridge } = renderConsole('', calm);
    await screen.findByRole('table', { name: 'Recent events' });
    await waitFor(() =>
      expect(bridge.calls.findLast(({ op }) => op === 'notes.write')?.input).toMatchObject({
        notes: { seen: { provider: expect.any(Number) }, team: toTeam(well) },
      }),
    );
    expect((await attention()).textContent).not.toContain('deserve');
  });

  it('tells half-made clients and what Bitwarden warns of, each with where it is solved', async () => {
    renderConsole('', {
      ...calm,
      'clients.facts': yes({ [acme.id]: { createdAt: null, isHalfMade: true } }),
      'billing.warnings': yes({ suspension: null, tax: 'missing' }),
    });
    await waitFor(async () =>
      expect(await titles()).toEqual([
        '1 client is half-made.',
        'Bitwarden has 1 warning for this provider.',
      ]),
    );
    expect((await attention()).textContent).toContain('tax number of this provider is missing');
    const links = within(await attention()).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/clients', '#/billing']);
    await expectAccessible();
  });

  it('enters a client it names and goes to its page', async () => {
    const { bridge } = renderConsole('');
    await attention();
    click(/Amber Mutual/);
    await waitFor(() => expect(location.hash).toBe('#/client'));
    expect(bridge.calls.find(({ op }) => op === 'context.enter')?.input).toMatchObject({
      clientId: amber.id,
    });
  });

  it('tells a Service User what is not seen, and shows the log that is', async () => {
    const { bridge } = renderConsole('', { 'providers.list': providersAnswer(serviceUser) });
    await heading('Overview');
    await screen.findByText(/Service Users do not see the provider’s people/);
    await screen.findByRole('heading', { name: 'Activity of your account' });
    await screen.findByRole('table', { name: 'Recent events' });
    await expectAccessible();
    expect(bridge.called()).not.toContain('people.list');
    expect(bridge.called()).not.toContain('events.list');
  });

  it('says what did not come, and what did stays', async () => {
    const { bridge } = renderConsole('', { 'people.list': no('serverError') });
    await heading('Overview');
    await screen.findByRole('button', { name: 'Try again' });
    expect(await titles()).toContain('1 client is suspended.');
    await expectAccessible();
    bridge.answers['people.list'] = yes(well);
    click('Try again');
    await waitFor(() => expect(screen.queryByText('Try again')).toBeNull());
  });

  it('names four of many clients and counts the rest', async () => {
    const full = manyClients(30).map((one) => ({ ...one, seats: { used: 5, total: 5 } }));
    renderConsole('', { ...calm, 'clients.list': () => listed([...full, clientOf(50, 'Idle')]) });
    await waitFor(async () => expect(await titles()).toEqual(['30 clients have no seat left.']));
    expect((await attention()).textContent).toContain('and 26 more');
  });
});
