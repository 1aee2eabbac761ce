// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

async function open(answers: Answers = {}) {
  const { bridge } = renderConsole('#/settings', { 'addressBar.read': yes({ names: 'hidden' }), ...answers });
  return { bridge, card: within(await screen.findByRole('region', { name: 'Address bar' })) };
}

describe('the address bar', () => {
  it('is told with its keyword, and shows names only where a person chose that', async () => {
    const { bridge, card } = await open({ 'addressBar.write': yes({ names: 'shown' }) });
    const name = await card.findByRole<HTMLInputElement>('radio', { name: 'The client’s name' });
    expect(name.checked).toBe(false);
    card.getByText(/^Type sb, a space/);
    card.getByText(/in the clear and beyond the lock/);
    await expectAccessible();
    name.click();
    await screen.findByRole('radio', { name: 'The client’s name', checked: true });
    expect(bridge.calls.filter(({ op }) => op === 'addressBar.write').map(({ input }) => input)).toEqual([
      { showsNames: true },
    ]);
  });

  it('leaves no choice where the browser keeps nothing, and says so', async () => {
    const { card } = await open({ 'addressBar.read': yes({ names: 'always' }) });
    await card.findByText('This browser keeps nothing of what is suggested or chosen there.');
    expect(card.queryAllByRole('radio')).toEqual([]);
  });

  it('stays as it was when that could not be kept, with the reason', async () => {
    const { card } = await open({ 'addressBar.write': no('storageFull') });
    const name = await card.findByRole<HTMLInputElement>('radio', { name: 'The client’s name' });
    name.click();
    await card.findByRole('alert');
    expect(card.getByRole<HTMLInputElement>('radio', { name: 'The client’s short code' }).checked).toBe(true);
  });
});
