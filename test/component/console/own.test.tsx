// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LabelSet } from '../../../utils/domain/labels.ts';
import { NO_LABELS } from '../../../utils/domain/labels.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { account, clover, northwind } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { inClover, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const of = { accountId: account.id, providerId: northwind.id };
const gold: LabelSet = {
  favourite: true,
  tags: ['Gold', 'On site'],
  note: 'Ask Ana\nfirst',
  hue: 'plum',
  code: 'Q7',
};
const kept = (labels: LabelSet, revision = 1): Answers => ({
  'labels.read': yes({ ...of, clients: { [clover.id]: { labels, revision } } }),
});
const written = ({ calls }: ReturnType<typeof renderConsole>['bridge']) =>
  calls.filter(({ op }) => op === 'labels.write').map(({ input }) => input);

async function open(answers: Answers = {}) {
  const { bridge } = renderConsole('#/client', { ...inClover, ...answers });
  const card = within(await screen.findByRole('region', { name: 'Only on this computer' }));
  await card.findByRole('button', { name: 'Edit' });
  return { bridge, card };
}

describe('what is kept of a client on this computer', () => {
  it('is read in a line and a note', async () => {
    const { card } = await open(kept(gold));
    for (const words of ['Pinned', '#Gold', '#On site', 'Colour: Plum', 'Short code: Q7'])
      card.getByText(words);
    expect(card.getByText(/Ask Ana/).textContent).toBe('Ask Ana\nfirst');
    await expectAccessible();
  });

  it('is nothing at first, and says so', async () => {
    const { card } = await open();
    card.getByText('Nothing yet.');
  });

  it('is edited field by field and written from what was shown', async () => {
    const { bridge, card } = await open({
      ...kept(gold),
      'labels.write': yes({ labels: gold, revision: 2 }),
    });
    click('Edit');
    await expectAccessible();
    click('Pinned: comes first in lists', 'checkbox');
    type('Tags', 'Gold, Silver');
    type('Note', 'Ask Bo');
    click('Fern', 'radio');
    type('Short code', '');
    click('Keep');
    await card.findByRole('button', { name: 'Edit' });
    const labels = { favourite: false, tags: ['Gold', 'Silver'], note: 'Ask Bo', hue: 'fern', code: null };
    expect(written(bridge)).toEqual([{ ...of, clientId: clover.id, revision: 1, labels }]);
  });

  it.each([
    ['Tags', 'x'.repeat(25), 'At most 12 tags, each of at most 24 signs.'],
    ['Note', 'x'.repeat(2_001), 'At most 2,000 signs.'],
    ['Short code', 'A-', 'One to 3 letters or digits.'],
  ])('is not written with a wrong %s, which says what it may be', async (label, text, words) => {
    const { bridge, card } = await open();
    click('Edit');
    type(label, text);
    click('Keep');
    await card.findByText(words);
    expect(document.activeElement).toBe(card.getByLabelText(label));
    expect(written(bridge)).toEqual([]);
    await expectAccessible();
  });

  it('says beside the code that another client has it, and keeps what was typed', async () => {
    const { card } = await open({ 'labels.write': no('codeTaken') });
    click('Edit');
    type('Short code', 'AC');
    click('Keep');
    await card.findByText('Another client has this short code already.');
    expect(card.getByLabelText<HTMLInputElement>('Short code').value).toBe('AC');
  });

  it('is left as it is when the form is closed', async () => {
    const { bridge, card } = await open(kept(gold));
    click('Edit');
    type('Note', 'other');
    click('Cancel');
    card.getByText(/Ask Ana/);
    expect(written(bridge)).toEqual([]);
  });

  it('says why it could not be read', async () => {
    renderConsole('#/client', { ...inClover, 'labels.read': no('storageBroken') });
    const card = within(await screen.findByRole('region', { name: 'Only on this computer' }));
    await card.findByRole('alert');
    expect(card.queryByRole('button', { name: 'Edit' })).toBeNull();
  });
});

describe('two windows that edit the same client', () => {
  const theirs: LabelSet = { ...NO_LABELS, note: 'of the other window' };

  async function overtaken() {
    const shown = await open({ ...kept(gold), 'labels.write': no('labelsChanged') });
    click('Edit');
    type('Note', 'of this window');
    Object.assign(shown.bridge.answers, kept(theirs, 2));
    return shown;
  }

  it('are told before anything is written, and see both', async () => {
    const { bridge, card } = await overtaken();
    bridge.change('labels');
    await card.findByText(/Another window changed this meanwhile/);
    card.getByText('of the other window');
    expect(card.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('of this window');
    await expectAccessible();
    bridge.answers['labels.write'] = yes({ labels: gold, revision: 3 });
    click('Keep mine');
    await waitFor(() =>
      expect(written(bridge)).toMatchObject([{ revision: 2, labels: { note: 'of this window' } }]),
    );
  });

  it('are told when the other was first, and lose nothing', async () => {
    const { bridge, card } = await overtaken();
    click('Keep');
    await card.findByText(/Another window changed this meanwhile/);
    expect(card.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('of this window');
    expect(written(bridge)).toMatchObject([{ revision: 1 }]);
  });

  it('may take what is there', async () => {
    const { bridge, card } = await overtaken();
    bridge.change('labels');
    await card.findByText(/Another window changed this meanwhile/);
    click('Take what is there');
    expect(card.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('of the other window');
    card.getByRole('button', { name: 'Keep' });
  });
});
