// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { click } from '../shared/typing.ts';
import { begun, dialog, openPeople } from './openPeople.ts';
import { kim, personOf, team } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const [, , , leo] = team;
if (!leo) throw new Error('The team is not as it was.');

describe('an invitation', () => {
  const MESS =
    'new@northwind.example, "Roe, Jane" <jane@roe.example>; KIM@northwind.example\nnew@northwind.example\nnobody';
  async function paste(answers: Answers = {}) {
    const shown = await openPeople(answers);
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
    const { bridge, inputs } = await openPeople({ 'people.keys': yes(offer), 'people.confirm': yes(begun) });
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
    const { bridge, inputs } = await openPeople({
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
    await openPeople({
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
    await openPeople({
      'people.keys': yes({ id: 'o', keys: [{ id: leo.id, fingerprint: null, state: 'unusable' }] }),
    });
    click('Confirm');
    await screen.findByText(/^Bitwarden gave no key/);
    await expectAccessible();
  });
});
