// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../utils/domain/clients.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, amber, clients, eventOf, fjord, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { answerLater, inClover, providersAnswer, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const inside = (client: Client): Answers => ({
  'clients.list': yes({ clients, syncedAt: Date.now(), currentId: client.id, usages: {} }),
});
const collectionNames = () =>
  within(screen.getByRole('region', { name: 'Collections' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);
const reasonOf = (button: HTMLElement) =>
  document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent;

describe('the client worked in', () => {
  it('stands at the top with its plan, its seats and its two doors', async () => {
    renderConsole('#/client', inClover);
    await heading('Clover Dental');
    expect(screen.getByText('Enterprise')).toBeDefined();
    expect(screen.getByText('40 of 60 seats')).toBeDefined();
    expect(document.title).not.toContain('Clover');
    await screen.findByRole('grid', { name: 'Log of this client' });
    await screen.findByText('Finance');
    await expectAccessible();
  });

  it('opens its members page', async () => {
    const { bridge } = renderConsole('#/client', inClover);
    await heading('Clover Dental');
    click('Open members page');
    await waitFor(() => expect(bridge.called()).toContain('client.open'));
    expect(bridge.called()).not.toContain('client.openVault');
    expect(bridge.calls.find(({ op }) => op === 'client.open')?.context).toBe('token of Clover Dental');
  });

  it('opens its vault by a button of its own that says what is recorded', async () => {
    const { bridge } = renderConsole('#/client', inClover);
    await heading('Clover Dental');
    click('Open vault, which Bitwarden records');
    expect(screen.getByText(/^Opening the vault is recorded/)).toBeDefined();
    await waitFor(() => expect(bridge.called()).toContain('client.openVault'));
  });

  it('says when opening may or may not have been recorded', async () => {
    renderConsole('#/client', { ...inClover, 'client.openVault': no('traceUnknown') });
    await heading('Clover Dental');
    click(/^Open vault/);
    expect((await screen.findByRole('alert')).textContent).toMatch(/may have recorded/);
    await expectAccessible();
  });

  it('has its own log, which loads more', async () => {
    const { bridge } = renderConsole('#/client', {
      ...inClover,
      'client.events': ({ continuation }) =>
        yes({ events: [eventOf(continuation ?? 'first', 1107)], continuation: continuation ? null : 'next' }),
    });
    await screen.findByText('1 loaded, more exist.');
    click('Load more');
    await screen.findByText('2 loaded, complete.');
    const asked = bridge.calls.filter(({ op }) => op === 'client.events');
    expect(asked.map(({ context }) => context)).toEqual(['token of Clover Dental', 'token of Clover Dental']);
  });

  it('is left for the choice of another, whose heading takes the focus', async () => {
    renderConsole('#/client', inClover);
    await heading('Clover Dental');
    click('Back to provider');
    const title = await heading('Choose a client');
    await waitFor(() => expect(document.activeElement).toBe(title));
  });

  it('says why it cannot be opened while it is suspended', async () => {
    const { bridge } = renderConsole('#/client', inside(fjord));
    await heading('Fjord Architects');
    const members = screen.getByRole('button', { name: 'Open members page' });
    expect(members.getAttribute('aria-disabled')).toBe('true');
    expect(reasonOf(members)).toMatch(/suspended/);
    await screen.findByRole('grid', { name: 'Log of this client' });
    await expectAccessible();
    members.click();
    expect(bridge.called()).not.toContain('client.open');
    expect(bridge.called()).not.toContain('client.collections');
  });

  it('is told to be unreadable when its key does not open; its log is there all the same', async () => {
    const { bridge } = renderConsole('#/client', inside(amber));
    await heading('Amber Mutual');
    expect(screen.getByText('Unreadable')).toBeDefined();
    expect(reasonOf(screen.getByRole('button', { name: /^Open vault/ }))).toMatch(/key does not open/);
    await screen.findByRole('grid', { name: 'Log of this client' });
    await expectAccessible();
    expect(bridge.called()).not.toContain('client.collections');
  });

  it('cannot be opened while the provider is suspended', async () => {
    renderConsole('#/client', {
      ...inClover,
      'providers.list': providersAnswer({ ...northwind, enabled: false }),
    });
    await heading('Clover Dental');
    expect(reasonOf(screen.getByRole('button', { name: 'Open members page' }))).toMatch(/suspended/);
    await expectAccessible();
  });
});

describe('its collections', () => {
  it('are shown by name, those whose name does not open at the end', async () => {
    const { bridge } = renderConsole('#/client', inClover);
    await screen.findByText('3 collections. Reading their names leaves no trace.');
    expect(collectionNames()).toEqual(['Finance', 'Vendors', 'Name could not be read']);
    expect(bridge.called()).not.toContain('client.openVault');
  });

  it('show their shape while they come', async () => {
    const later = answerLater<ReturnType<typeof yes<{ id: string; name: string }[]>>>();
    renderConsole('#/client', { ...inClover, 'client.collections': later.answer });
    await screen.findByText('Loading collections');
    await expectAccessible();
    later.resolve(yes([{ id: 'a', name: 'Finance' }]));
    await screen.findByText('1 collection. Reading its name leaves no trace.');
  });

  it('say that there are none', async () => {
    renderConsole('#/client', { ...inClover, 'client.collections': yes([]) });
    await screen.findByRole('heading', { name: 'No collections' });
    await expectAccessible();
  });

  it('say why they did not come, and come on the second try', async () => {
    const { bridge } = renderConsole('#/client', { ...inClover, 'client.collections': no('serverError') });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible();
    bridge.answers['client.collections'] = yes([{ id: 'a', name: 'Finance' }]);
    again.click();
    await screen.findByText('Finance');
  });

  it('never appear under another client', async () => {
    const late = answerLater<ReturnType<typeof yes<{ id: string; name: string }[]>>>();
    const { app, bridge } = renderConsole('#/client', inClover);
    await screen.findByText('Finance');
    bridge.answers['client.collections'] = late.answer;
    const reading = app.collections.load();
    bridge.answers['client.collections'] = yes([{ id: 'a', name: 'Contracts' }]);
    await app.context.enter(acme);
    await heading('Acme Legal');
    await screen.findByText('Contracts');
    late.resolve(yes([{ id: 'x', name: 'Of Clover Dental' }]));
    await reading;
    expect(app.collections.collections.value).toEqual([{ id: 'a', name: 'Contracts' }]);
  });
});
