// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PlanBill, ProviderBill } from '../../../utils/domain/billing.ts';
import type { AddableOrganization } from '../../../utils/domain/clientLife.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import type { JobView } from '../../../utils/domain/jobs.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clover, guid, northwind } from '../shared/fixtures.ts';
import { click, descriptionOf } from '../shared/typing.ts';
import { answerLater, inClover, providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const plans: PlanBill[] = [
  { name: 'Teams', cadence: 'monthly', minimum: 100, assigned: 80, purchased: 0, cost: 400 },
  { name: 'Enterprise', cadence: 'monthly', minimum: 100, assigned: 100, purchased: 0, cost: 600 },
];
const bill: ProviderBill = {
  status: 'active',
  periodEndsAt: null,
  discount: null,
  collection: 'automatic',
  plans,
  credit: 0,
  cancelsAt: null,
  suspension: null,
  payment: null,
};
const begun: JobView = {
  id: 'job-1',
  kind: 'createClients',
  providerId: northwind.id,
  startedAt: 0,
  endedAt: null,
  state: 'running',
  stoppedBy: null,
  waitsUntil: null,
  progress: { done: 0, total: 1 },
  items: [{ key: 'a', label: 'Dune Partners', state: 'waiting', reason: null }],
};
const addable: AddableOrganization[] = [
  { id: guid(50) as ClientId, name: 'Own Shop', plan: 'Teams', seats: 12, disabled: false },
  { id: guid(51) as ClientId, name: 'Large Shop', plan: 'Enterprise', seats: 900, disabled: true },
];
const plan = { id: 'p', digest: 'd', clientIds: [clover.id] };
const offer = (owners: number | null) =>
  yes({ plan, owners, paid: { minimum: 100, assigned: 100, purchased: 0 } });
const done = yes({ outcome: 'done', reason: null } as const);

const dialog = () => screen.findByRole('dialog');
const theButton = (name: string) => screen.getByRole('button', { name });
const whyNot = (name: string) => descriptionOf(theButton(name));
/** The page behind has fields of the same name. */
const field = (label: string) => within(screen.getByRole('dialog')).getByLabelText(label);
const type = (label: string, text: string) => fireEvent.input(field(label), { target: { value: text } });
const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

async function open(answers: Answers = {}, provider: Provider = northwind) {
  const shown = renderConsole('#/clients', {
    'providers.list': providersAnswer(provider),
    'clientColumns.read': yes({ columns: null }),
    'clients.facts': yes({}),
    'billing.subscription': yes(bill),
    'clients.offer': offer(2),
    ...answers,
  });
  await screen.findByRole('grid', { name: 'Clients of this provider' });
  const inputs = (op: string) =>
    shown.bridge.calls.filter((call) => call.op === op).map(({ input }) => input);
  return { ...shown, inputs };
}

async function add(item: string, answers: Answers = {}) {
  const shown = await open(answers);
  click('Add client');
  click(item, 'menuitem');
  await dialog();
  return shown;
}

async function change(item: string, answers: Answers = {}, provider: Provider = northwind) {
  const shown = await open(answers, provider);
  click('More for Clover Dental');
  click(item, 'menuitem');
  await dialog();
  return shown;
}

describe('a new client', () => {
  function fillIn(seats = '10'): void {
    type('Name', 'Dune Partners');
    type('Owner’s e-mail', 'Owner@Dune.example');
    type('Seats', seats);
  }

  it('is told what its seats take, and is made by a job', async () => {
    const { inputs } = await add('New client', { 'clients.create': yes(begun) });
    expect(whyNot('Create client')).toBe('A name is missing.');
    fillIn('25');
    await screen.findAllByText('20 from your 20 unassigned, 5 will be purchased');
    await expectAccessible();
    click('Create client');
    await closed();
    expect(inputs('clients.create')).toEqual([
      {
        clients: [
          { name: 'Dune Partners', ownerEmail: 'owner@dune.example', plan: 'teamsMonthly', seats: 25 },
        ],
      },
    ]);
  });

  it('counts by the plan that is chosen', async () => {
    await add('New client');
    fillIn();
    click('Enterprise, monthly', 'radio');
    await screen.findAllByText('10 will be purchased');
  });

  it('says what is wrong once a field is left, and what seats cost is unknown where Bitwarden does not say', async () => {
    await add('New client', { 'billing.subscription': no('unreachable') });
    type('Owner’s e-mail', 'nobody');
    expect(screen.queryByText('This is not an e-mail address Bitwarden accepts.')).toBeNull();
    fireEvent.blur(field('Owner’s e-mail'));
    await screen.findByText('This is not an e-mail address Bitwarden accepts.');
    await expectAccessible();
    fillIn();
    await screen.findAllByText(/so what these cost is not known here/);
  });

  it('with a name that is there already is warned of, and may be made', async () => {
    await add('New client');
    fillIn();
    type('Name', 'clover dental');
    await screen.findByText(/A client of that name is there already/);
    expect(theButton('Create client').getAttribute('aria-disabled')).toBe('false');
    await expectAccessible();
  });

  it('that could not begin says why, and is still typed after it was closed', async () => {
    await add('New client', { 'clients.create': no('offline') });
    fillIn();
    click('Create client');
    await screen.findByText(/Offline/);
    await expectAccessible();
    click('Cancel');
    await closed();
    click('Add client');
    click('New client', 'menuitem');
    await dialog();
    expect(field('Name')).toHaveProperty('value', 'Dune Partners');
    expect(screen.queryByText(/Offline/)).toBeNull();
  });

  it('is not for Service Users, who see why', async () => {
    await open({}, serviceUser);
    click('Add client');
    for (const item of screen.getAllByRole('menuitem')) {
      expect(item.getAttribute('aria-disabled')).toBe('true');
      expect(descriptionOf(item)).toMatch(/Provider Admin/);
    }
    await expectAccessible();
  });
});

describe('clients out of a table', () => {
  const TABLE = [
    'Company;Contact;Users',
    'Dune Partners;owner@dune.example;10',
    'Clover Dental;owner@clover.example;4',
    'Echo;nobody;many',
  ].join('\n');

  it('are mapped, looked at and made together', async () => {
    const { inputs } = await add('New clients out of a table', { 'clients.create': yes(begun) });
    type('Table', TABLE);
    await screen.findByText('0 of 3 rows will be created');
    fireEvent.change(field('Plan for all'), { target: { value: 'enterpriseMonthly' } });
    await screen.findByText('1 of 3 rows will be created');
    const rows = within(screen.getByRole('list', { name: 'What was understood' })).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'Row 4Echonobody · Enterprise, monthly · manyThis is not an e-mail address Bitwarden accepts.Seats must be a whole number, at least 1.Left out',
      'Row 3Clover Dentalowner@clover.example · Enterprise, monthly · 4 seatsThere already',
      'Row 2Dune Partnersowner@dune.example · Enterprise, monthly · 10 seats',
    ]);
    expect(screen.getByText(/10 will be purchased/)).toBeDefined();
    await expectAccessible();
    click(/whose name is there already/, 'checkbox');
    await screen.findByText('2 of 3 rows will be created');
    click('Create 2 clients');
    await closed();
    expect(inputs('clients.create')).toEqual([
      {
        clients: [
          { name: 'Dune Partners', ownerEmail: 'owner@dune.example', plan: 'enterpriseMonthly', seats: 10 },
          { name: 'Clover Dental', ownerEmail: 'owner@clover.example', plan: 'enterpriseMonthly', seats: 4 },
        ],
      },
    ]);
  });

  it('mean what somebody says their columns mean', async () => {
    await add('New clients out of a table');
    type('Table', 'Teams,Dune,owner@dune.example,3');
    await screen.findByText('1 of 1 row will be created');
    fireEvent.change(field('Seats'), { target: { value: '' } });
    await screen.findByText('0 of 1 row will be created');
    type('Seats for each', '7');
    await screen.findByText('1 of 1 row will be created');
    click('The first row names the columns', 'checkbox');
    await waitFor(() => expect(whyNot('Create clients')).toBe('No row can be created.'));
  });

  it('come from a file as well', async () => {
    await add('New clients out of a table');
    const file = new File([`${TABLE}\n`], 'clients.csv', { type: 'text/csv' });
    fireEvent.change(screen.getByLabelText('Choose a file', { selector: 'input' }), {
      target: { files: [file] },
    });
    await screen.findByText('0 of 3 rows will be created');
  });

  it('cannot be told apart where a quotation mark never closes', async () => {
    await add('New clients out of a table');
    type('Table', 'Dune,"owner@dune.example\nEcho,b');
    await screen.findByRole('alert');
    await expectAccessible();
  });
});

describe('an organization that is added', () => {
  it('is chosen among those that may be, with why another may not, and is left afterwards', async () => {
    const { inputs } = await add('Existing organization', {
      'clients.addable': yes(addable),
      'clients.addExisting': done,
    });
    const large = await screen.findByRole('radio', { name: 'Large Shop' });
    expect(descriptionOf(large)).toMatch(/only a Provider Admin can buy seats/);
    expect(whyNot('Add organization')).toBe('Choose an organization.');
    await expectAccessible();
    click('Own Shop', 'radio');
    await screen.findByText(/Its own subscription ends now/);
    click('Add Own Shop');
    await screen.findByText(
      'You may now leave this organization and free a seat once another owner is confirmed.',
    );
    expect(inputs('clients.addExisting')).toEqual([{ organizationId: addable[0]?.id }]);
    await expectAccessible();
    within(await dialog())
      .getByText('Close')
      .click();
    await closed();
  });

  it('may be none, which says what one must have', async () => {
    await add('Existing organization', { 'clients.addable': yes([]) });
    await screen.findByRole('heading', { name: 'No organization can be added' });
    await expectAccessible();
  });

  it('is asked for again when that failed', async () => {
    const { bridge } = await add('Existing organization', { 'clients.addable': no('unreachable') });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible();
    bridge.answers['clients.addable'] = yes(addable);
    again.click();
    await screen.findByRole('radio', { name: 'Own Shop' });
  });
});

describe('a client that changes', () => {
  it('is named in colour, code and name before anything else', async () => {
    await change('Rename');
    const described = (await dialog()).getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe(
      'CLClover DentalYou are changing this client',
    );
    expect(document.querySelector('.client-band')?.getAttribute('data-hue')).toBe(clover.hue);
    await expectAccessible();
  });

  it('gets another name, which is said to be done', async () => {
    const { bridge } = await change('Rename', { 'clients.rename': done });
    expect(whyNot('Rename')).toBe('That is its name already.');
    type('Name', 'x'.repeat(51));
    await waitFor(() => expect(whyNot('Rename')).toBe('The name has more than 50 characters.'));
    type('Name', ' Clover  Dentists ');
    await waitFor(() => expect(theButton('Rename').getAttribute('aria-disabled')).toBe('false'));
    click('Rename');
    await screen.findByText('Done.');
    expect(bridge.called()).toContain('clients.rename');
    click('Copy a line for a ticket');
    await screen.findByText(
      /^Copied: .* UTC · Kim Larsen · Clover Dental · renamed to “Clover Dentists” · Done$/,
    );
    await expectAccessible();
  });

  it.each([
    ['refused', 'gone', 'Bitwarden refused this'],
    ['unknown', null, 'It was sent, and no answer came.'],
  ] as const)('says plainly that it was %s', async (outcome, reason, words) => {
    await change('Rename', { 'clients.rename': yes({ outcome, reason }) });
    type('Name', 'Clover Dentists');
    await waitFor(() => expect(theButton('Rename').getAttribute('aria-disabled')).toBe('false'));
    click('Rename');
    await screen.findByText(new RegExp(words));
    await expectAccessible();
  });

  it('gets seats for what they take, and never fewer than are in use', async () => {
    const { bridge } = await change('Change seats', { 'clients.setSeats': done });
    type('Seats', '70');
    await screen.findByText('10 will be purchased');
    type('Seats', '45');
    await screen.findByText('15 go back to your unassigned seats');
    await expectAccessible();
    type('Seats', '39');
    await screen.findAllByText(/40 seats are in use/);
    expect(whyNot('Set to 39 seats')).toMatch(/40 seats are in use/);
    type('Seats', '50');
    await waitFor(() => expect(theButton('Set to 50 seats').getAttribute('aria-disabled')).toBe('false'));
    click('Set to 50 seats');
    await screen.findByText('Done.');
    expect(bridge.called()).toContain('clients.setSeats');
  });

  it('gets no seats that must be bought from a Service User, who sees why', async () => {
    await change('Change seats', {}, serviceUser);
    type('Seats', '70');
    await waitFor(() => expect(whyNot('Set to 70 seats')).toMatch(/Provider Admin/));
    type('Seats', '50');
    await waitFor(() => expect(theButton('Set to 50 seats').getAttribute('aria-disabled')).toBe('false'));
    await expectAccessible();
  });

  it('is unlinked only by its name, after its owner was looked for', async () => {
    const later = answerLater<ReturnType<typeof offer>>();
    const { bridge } = await change('Unlink', { 'clients.offer': later.answer, 'clients.unlink': done });
    expect(whyNot('Unlink this client')).toMatch(/Looking for a confirmed owner/);
    later.resolve(offer(2));
    await screen.findByText('2 confirmed owners stay with the client.');
    expect(whyNot('Unlink this client')).toMatch(/Type the client’s name/);
    await expectAccessible();
    type('Name of the client', 'Clover dental');
    expect(whyNot('Unlink this client')).toMatch(/Type the client’s name/);
    type('Name of the client', 'Clover Dental');
    await waitFor(() => expect(theButton('Unlink this client').getAttribute('aria-disabled')).toBe('false'));
    click('Unlink this client');
    await screen.findByText('Done.');
    expect(bridge.called()).toContain('clients.unlink');
  });

  it('is not unlinked without a confirmed owner, with what to do', async () => {
    await change('Unlink', { 'clients.offer': offer(0) });
    await screen.findByRole('alert');
    type('Name of the client', 'Clover Dental');
    await waitFor(() => expect(whyNot('Unlink this client')).toMatch(/Invite an owner/));
    await expectAccessible();
  });
});

describe('a half-made client', () => {
  it('is shown as such, counted and filtered', async () => {
    await open({ 'clients.facts': yes({ [clover.id]: { createdAt: 0, isHalfMade: true } }) });
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
