// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AddableOrganization } from '../../../utils/domain/clientLife.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { guid } from '../shared/fixtures.ts';
import { click, descriptionOf } from '../shared/typing.ts';
import { jobView } from './jobView.ts';
import { closed, dialog, done, field, openClients, theButton, type, whyNot } from './openClients.ts';
import { serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const begun = jobView({ kind: 'createClients' });
const addable: AddableOrganization[] = [
  { id: guid(50) as ClientId, name: 'Own Shop', plan: 'Teams', seats: 12, disabled: false },
  { id: guid(51) as ClientId, name: 'Large Shop', plan: 'Enterprise', seats: 900, disabled: true },
];

async function add(item: string, answers: Answers = {}) {
  const shown = await openClients(answers);
  click('Add client');
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
    await openClients({}, serviceUser);
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
