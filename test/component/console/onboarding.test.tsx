// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Tick } from '../../../utils/domain/onboardingSteps.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { account, clients, clover, eventOf, fjord, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { inClover, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const card = () => screen.findByRole('region', { name: 'Setting up this client' });
const kept = (ticks: Tick[] = []) =>
  yes({ accountId: account.id, providerId: northwind.id, clients: { [clover.id]: ticks } });
const lines = async () =>
  within(await card())
    .getAllByRole('listitem')
    .map((item) => item.textContent);

async function openSteps(answers: Answers = {}) {
  const rendered = renderConsole('#/client', { ...inClover, ...answers });
  (await within(await card()).findByRole('button', { name: 'Show the steps' })).click();
  await screen.findByText(/workflow Bitwarden recommends/);
  return rendered;
}

describe('the checklist of a client', () => {
  it('is one line until its steps are asked for', async () => {
    renderConsole('#/client', inClover);
    // collections and people are there
    await within(await card()).findByText('2 of 7 steps are done.');
    expect(within(await card()).queryByRole('listitem')).toBeNull();
    await expectAccessible();
  });

  it('marks by itself what the data shows', async () => {
    await openSteps({
      'client.policies': yes([{ type: 0, enabled: true }]),
      'client.events': yes({ events: [eventOf('1', 1400), eventOf('2', 1604)], continuation: null }),
    });
    await within(await card()).findByText('5 of 7 steps are done.');
    expect(await lines()).toEqual([
      expect.stringMatching(/^Create collections.*beside the default one/),
      expect.stringMatching(/^Import vault items.*tick it by hand/),
      expect.stringMatching(/^Turn on policies.*policy is on/),
      expect.stringMatching(/^Set up single sign-on.*turned on/),
      expect.stringMatching(/^Create groups.*created group/),
      expect.stringMatching(/^Invite people.*More than one seat/),
      expect.stringMatching(/^Have a second Owner/),
    ]);
    await expectAccessible();
  });

  it('warns of people who come before policies', async () => {
    await openSteps();
    await screen.findByText(/People are there, and no policy is on/);
    await expectAccessible();
  });

  it('is ticked by hand, with who and when', async () => {
    const { bridge } = await openSteps();
    bridge.answers['onboarding.read'] = kept([{ step: 'items', at: 1_000_000, by: 'Kim Larsen' }]);
    screen.getByRole('checkbox', { name: 'Import vault items' }).click();
    await screen.findByText(/^Ticked by Kim Larsen,/);
    expect(bridge.calls.find(({ op }) => op === 'onboarding.tick')?.input).toEqual({
      accountId: account.id,
      providerId: northwind.id,
      clientId: clover.id,
      step: 'items',
      isDone: true,
    });
    await within(await card()).findByText('3 of 7 steps are done.');
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Import vault items' });
    expect(box.checked).toBe(true);
    await expectAccessible();
  });

  it('leads to where a step is done', async () => {
    const { bridge } = await openSteps();
    click(/^Groups in the web vault/);
    await waitFor(() =>
      expect(bridge.calls.find(({ op }) => op === 'client.open')?.input).toEqual({ page: 'groups' }),
    );
    expect(bridge.called()).not.toContain('client.openVault');
  });

  it('says when all is done', async () => {
    const all = ['items', 'policies', 'sso', 'groups', 'secondOwner'] as const;
    await openSteps({ 'onboarding.read': kept(all.map((step) => ({ step, at: 1, by: 'Kim' }))) });
    await within(await card()).findByText('All 7 steps are done.');
  });

  it('says why it did not come, and comes on the second try', async () => {
    const { bridge } = renderConsole('#/client', { ...inClover, 'onboarding.read': no('storageBroken') });
    const again = await within(await card()).findByRole('button', { name: 'Try again' });
    await expectAccessible();
    bridge.answers['onboarding.read'] = kept();
    again.click();
    await within(await card()).findByText('2 of 7 steps are done.');
  });

  it('keeps its ticks when one cannot be kept, and says so', async () => {
    await openSteps({ 'onboarding.tick': no('storageBroken') });
    screen.getByRole('checkbox', { name: 'Import vault items' }).click();
    await within(await card()).findByRole('alert');
    await expectAccessible();
  });

  it('asks a suspended client for nothing', async () => {
    const { bridge } = renderConsole('#/client', {
      'clients.list': () => yes({ clients, syncedAt: Date.now(), currentId: fjord.id, usages: {} }),
    });
    await card();
    expect(bridge.called()).not.toContain('client.policies');
  });
});
