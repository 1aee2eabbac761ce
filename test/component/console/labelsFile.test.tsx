// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LabelSet, NO_LABELS } from '../../../utils/domain/labels.ts';
import { writeLabelsFile } from '../../../utils/domain/labelsFile.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { account, acme, baker, clover, guid, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { renderConsole, saved } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const of = { accountId: account.id, providerId: northwind.id };
const mine: LabelSet = { ...NO_LABELS, tags: ['Gold'], note: 'mine', code: 'Q7' };
const kept: Answers = {
  'labels.read': yes({ ...of, clients: { [clover.id]: { labels: mine, revision: 4 } } }),
};
const fileOf = (...rows: [{ id: string; name: string }, Partial<LabelSet>][]) =>
  writeLabelsFile(rows.map(([{ id, name }, some]) => ({ id, name, labels: { ...NO_LABELS, ...some } })));
const written = ({ calls }: ReturnType<typeof renderConsole>['bridge']) =>
  calls.filter(({ op }) => op === 'labels.writeAll').map(({ input }) => input);

async function open(answers: Answers = {}) {
  const { bridge } = renderConsole('#/settings', { ...kept, ...answers });
  const card = within(await screen.findByRole('region', { name: 'Labels for your team' }));
  await card.findByRole('button', { name: 'Save as a file' });
  await waitFor(() =>
    expect(card.getByRole('button', { name: 'Save as a file' }).getAttribute('aria-disabled')).toBe('false'),
  );
  return { bridge, card };
}

function give(text: string): void {
  const input = document.querySelector('input[type=file]') as HTMLInputElement;
  fireEvent.change(input, { target: { files: [new File([text], 'labels.json')] } });
}

describe('labels as a file', () => {
  it('are saved in clear, which is said before', async () => {
    const { card } = await open();
    card.getByText(/The file is not encrypted/);
    await expectAccessible();
    click('Save as a file');
    expect(JSON.parse(saved.at(-1) ?? '')).toEqual({
      format: 'switchboard-labels',
      version: 1,
      clients: [
        {
          id: clover.id,
          name: 'Clover Dental',
          pinned: false,
          tags: ['Gold'],
          note: 'mine',
          colour: null,
          code: 'Q7',
        },
      ],
    });
  });

  it('are taken over only after a look, each difference by choice', async () => {
    const { bridge, card } = await open({ 'labels.writeAll': yes({}) });
    give(
      fileOf(
        [clover, { tags: ['Silver'], note: 'theirs' }],
        [acme, { hue: 'plum', favourite: true }],
        [baker, {}],
        [{ id: guid(99), name: 'Gone Ltd' }, { note: 'x' }],
      ),
    );
    await card.findByRole('heading', { name: 'What the file would change' });
    card.getByText('Gone Ltd');
    card.getByText('One client has everything already.');
    card.getByText('Plum');
    await expectAccessible();
    expect(written(bridge)).toEqual([]);
    const note = within(card.getByRole('group', { name: 'Note' }));
    note.getByText('mine');
    fireEvent.click(note.getByLabelText(/Take theirs/));
    fireEvent.click(within(card.getByRole('group', { name: 'Tags' })).getByLabelText(/Keep both/));
    click('Take over for 2 clients');
    await card.findByText('Labels of 2 clients were taken over.');
    const both = { ...mine, tags: ['Gold', 'Silver'], note: 'theirs' };
    const edits = [
      { clientId: clover.id, revision: 4, labels: both },
      { clientId: acme.id, revision: 0, labels: { ...NO_LABELS, hue: 'plum', favourite: true } },
    ];
    expect(written(bridge)).toEqual([{ ...of, edits }]);
  });

  it('stay as they are without a choice, and when the look is closed', async () => {
    const { bridge, card } = await open();
    give(fileOf([clover, { note: 'theirs' }]));
    const button = await card.findByRole('button', { name: 'Take over' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    click('Cancel');
    expect(card.queryByRole('heading', { name: 'What the file would change' })).toBeNull();
    expect(written(bridge)).toEqual([]);
  });

  it('stay on screen with the reason when they could not be written', async () => {
    const { card } = await open({ 'labels.writeAll': no('labelsChanged') });
    give(fileOf([acme, { note: 'new' }]));
    await card.findByText('new');
    click('Take over for one client');
    await card.findByRole('alert');
    card.getByText('new');
  });

  it.each([
    ['no JSON', 'gold', /not JSON/],
    ['another version', '{"format":"switchboard-labels","version":2}', /another version/],
    ['5 MB', ' '.repeat(5_000_000), /larger than any/],
    [
      'duplicate codes',
      fileOf([acme, { code: 'X' }], [baker, { code: 'X' }]),
      /one short code to two clients/,
    ],
    ['something else', '{}', /not a file of labels/],
  ])('are not read from %s, which is said', async (_, text, words) => {
    const { bridge, card } = await open();
    give(text);
    expect((await card.findByRole('alert')).textContent).toMatch(words);
    expect(written(bridge)).toEqual([]);
    await expectAccessible();
  });
});
