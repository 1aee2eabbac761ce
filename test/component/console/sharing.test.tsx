// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { click, type } from '../shared/typing.ts';
import { renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

async function open(answers: Answers = {}) {
  const { bridge } = renderConsole('#/settings', { 'requests.sharing': yes({ technicians: 1 }), ...answers });
  const card = within(await screen.findByRole('region', { name: 'Technicians at this address' }));
  await card.findByRole('status');
  return { bridge, card };
}
const shares = ({ calls }: Awaited<ReturnType<typeof open>>['bridge']) =>
  calls.filter(({ op }) => op === 'requests.share').map(({ input }) => input);

describe('the number of technicians at this address', () => {
  it('is shown with what it means, and kept', async () => {
    const { bridge, card } = await open({ 'requests.share': yes({ technicians: 3 }) });
    await card.findByText('Switchboard uses all that Bitwarden allows this address.');
    expect(card.getByLabelText<HTMLInputElement>('Technicians').value).toBe('1');
    await expectAccessible();
    type('Technicians', '3');
    click('Save the number');
    await card.findByText('Switchboard uses one part in 3 of what Bitwarden allows this address.');
    expect(shares(bridge)).toEqual([{ technicians: 3 }]);
  });

  it.each(['0', '101', '1000', '-2', '2.5', 'three', ''])('is not %j', async (text) => {
    const { bridge, card } = await open();
    await card.findByText(/uses all/);
    type('Technicians', text);
    click('Save the number');
    await card.findByText('Give a number from 1 to 100.');
    expect(document.activeElement).toBe(card.getByLabelText('Technicians'));
    expect(shares(bridge)).toEqual([]);
    await expectAccessible();
  });

  it('that could not be kept stays as typed, with the reason', async () => {
    const { card } = await open({ 'requests.share': no('storageFull') });
    await card.findByText(/uses all/);
    type('Technicians', '4');
    click('Save the number');
    await card.findByRole('alert');
    expect(card.getByLabelText<HTMLInputElement>('Technicians').value).toBe('4');
    expect(card.getByText(/uses all/)).toBeDefined();
  });
});
