// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { descriptionOf } from '../shared/typing.ts';
import { renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

async function open(answers: Answers = {}) {
  const { bridge } = renderConsole('#/settings', { 'tabs.mode': yes({ mode: 'one' }), ...answers });
  return { bridge, card: within(await screen.findByRole('region', { name: 'Tabs of the web vault' })) };
}

describe('the tabs of the web vault', () => {
  it('are one, unless a person wants one per client', async () => {
    const { bridge, card } = await open({ 'tabs.setMode': ({ mode }) => yes({ mode }) });
    const one = await card.findByRole<HTMLInputElement>('radio', { name: 'One tab for all clients' });
    expect(one.checked).toBe(true);
    expect(descriptionOf(one)).toMatch(/^The tab goes to the client you open/);
    const many = card.getByRole<HTMLInputElement>('radio', { name: 'A tab per client' });
    expect(descriptionOf(many)).toMatch(/each asks for the password/);
    await expectAccessible();
    fireEvent.click(many);
    await waitFor(() => expect(many.checked).toBe(true));
    expect(bridge.calls).toContainEqual({
      op: 'tabs.setMode',
      input: { mode: 'perClient' },
      context: undefined,
    });
  });

  it('stay as they were when the choice could not be kept, and it says so', async () => {
    const { card } = await open({ 'tabs.setMode': no('storageFull') });
    fireEvent.click(await card.findByRole('radio', { name: 'A tab per client' }));
    await card.findByRole('alert');
    expect(card.getByRole<HTMLInputElement>('radio', { name: 'One tab for all clients' }).checked).toBe(true);
  });
});
