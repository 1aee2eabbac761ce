// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Wish } from '../../../utils/domain/wishes.ts';
import { useEnglish } from '../catalogue.ts';
import { type FakeBridge, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clover, locked, unlocked } from '../shared/fixtures.ts';
import { click, press, type } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const bar = (name: string) => screen.findByRole('region', { name: `Current client, ${name}` });
const inputsOf = ({ calls }: FakeBridge, op: string) =>
  calls.filter((call) => call.op === op).map(({ input }) => input);

/** Two letters and Enter, while the worker has locked a moment ago. */
async function switchIntoLock() {
  const view = renderPopup({
    'context.enter': no('locked'),
    'wish.keep': yes({}),
    'wish.drop': yes({ ...locked, goesOn: false }),
    'session.unlock': yes(unlocked),
  });
  const { bridge } = view;
  await screen.findAllByRole('option');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
  type('Find a client', 'cl');
  await waitFor(() => expect(screen.queryByRole('option', { selected: true })).not.toBeNull());
  press('Enter');
  await waitFor(() => expect(bridge.called()).toContain('wish.keep'));
  bridge.answers['session.state'] = yes({ ...locked, goesOn: true });
  bridge.change('session');
  await screen.findByText('Unlock to go on with what you began.');
  return view;
}

describe('a switch that a lock came in between of', () => {
  it('goes on after the unlock, with nothing typed again, and names nobody before', async () => {
    const { bridge, onClose } = await switchIntoLock();
    const wish: Wish = { clientId: clover.id, follow: 'webVault', page: null };
    expect(inputsOf(bridge, 'wish.keep')).toEqual([wish]);
    expect(document.body.textContent).not.toContain('Clover');
    await expectAccessible();
    let left: Wish | null = wish;
    bridge.answers['wish.take'] = () => {
      const taken = left;
      left = null;
      return yes(taken);
    };
    bridge.answers['context.enter'] = yes({ token: 'token of Clover Dental', client: clover });
    bridge.answers['session.state'] = yes(unlocked);
    type('Master password', 'correct horse');
    click('Unlock');
    await bar('Clover Dental');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(bridge.called().filter((op) => op === 'client.open')).toHaveLength(1);
    expect(bridge.called().filter((op) => op === 'wish.take')).toHaveLength(1);
  });

  it('is left to the page in which it was unlocked by one that only hears of it', async () => {
    const { bridge } = await switchIntoLock();
    const before = inputsOf(bridge, 'events.list').length;
    bridge.answers['session.state'] = yes(unlocked);
    bridge.change('session');
    await screen.findAllByRole('option');
    // what comes after the place where it would have been taken
    await waitFor(() => expect(inputsOf(bridge, 'events.list').length).toBeGreaterThan(before));
    expect(bridge.called()).not.toContain('wish.take');
  });

  it('is given up by a button, and then nothing goes on', async () => {
    const { bridge } = await switchIntoLock();
    bridge.answers['session.state'] = yes({ ...locked, goesOn: false });
    click('Do not go on');
    await waitFor(() => expect(screen.queryByText(/go on with what you began/)).toBeNull());
    bridge.answers['session.state'] = yes(unlocked);
    type('Master password', 'correct horse');
    click('Unlock');
    await screen.findAllByRole('option');
    expect(bridge.called()).not.toContain('wish.take');
  });
});

describe('“Open vault” that a lock came in between of', () => {
  it('is not kept, because it may have been recorded', async () => {
    const { bridge } = renderPopup({ 'client.openVault': no('locked'), 'wish.keep': yes({}) });
    fireEvent.click(await screen.findByRole('option', { name: /^Acme Legal/ }), { shiftKey: true });
    await bar('Acme Legal');
    click('More for Acme Legal');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Open vault' }));
    await waitFor(() => expect(bridge.called()).toContain('client.openVault'));
    expect(bridge.called()).not.toContain('wish.keep');
  });
});

describe('the last client and the provider', () => {
  it('are one key away from the search field', async () => {
    const { bridge } = renderPopup({ 'context.last': yes(acme.id) });
    await screen.findByRole('button', { name: 'Last client: Acme Legal' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
    await expectAccessible();
    press('Enter', { altKey: true });
    await bar('Acme Legal');
    await waitFor(() => expect(bridge.called()).toContain('client.open'));
    press('Backspace', { altKey: true });
    await waitFor(() => expect(screen.queryByRole('region', { name: /Current client/ })).toBeNull());
    expect(bridge.called()).toContain('context.leave');
  });

  it('are gone to by a button too, and not offered when there is none', async () => {
    const { bridge } = renderPopup({ 'context.last': yes(acme.id) });
    await screen.findByRole('button', { name: 'Last client: Acme Legal' });
    click('Last client: Acme Legal');
    await bar('Acme Legal');
    bridge.answers['context.last'] = yes(null);
    bridge.change('paint');
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Last client/ })).toBeNull());
  });

  it('keep what is typed: with letters in the field Alt and Backspace are the field’s', async () => {
    const { bridge } = renderPopup({ 'context.last': yes(acme.id) });
    await screen.findAllByRole('option');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
    type('Find a client', 'cl');
    press('Backspace', { altKey: true });
    expect(bridge.called()).not.toContain('context.leave');
  });
});
