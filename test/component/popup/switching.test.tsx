// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../utils/bridge/contract.ts';
import type { Result } from '../../../utils/bridge/envelope.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, amber, baker, clover, fjord, northwind } from '../shared/fixtures.ts';
import { busy, click, descriptionOf, press, type } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const row = (name: RegExp) => screen.findByRole('option', { name });
const bar = (name: string) => screen.findByRole('region', { name: `Current client, ${name}` });

async function search(text: string): Promise<void> {
  await screen.findAllByRole('option');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
  type('Find a client', text);
  await waitFor(() => expect(screen.queryByRole('option', { selected: true })).not.toBeNull());
}

describe('switching to a client', () => {
  it('takes two letters and Enter, and goes on in the web vault', async () => {
    const { bridge, onClose } = renderPopup();
    await search('cl');
    press('Enter');
    const region = await bar('Clover Dental');
    expect(within(region).getByText('Enterprise · 40 of 60 seats')).toBeDefined();
    expect(bridge.calls.filter(({ op }) => op === 'context.enter')).toEqual([
      { op: 'context.enter', input: expect.objectContaining({ clientId: clover.id }), context: undefined },
    ]);
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(bridge.calls.filter(({ op }) => op.startsWith('client.open'))).toEqual([
      { op: 'client.open', input: expect.anything(), context: 'token of Clover Dental' },
    ]);
    expect(screen.getAllByRole('status').map((said) => said.textContent)).toContain(
      'Now working in Clover Dental',
    );
    expect(screen.getByRole('combobox')).toHaveProperty('value', '');
    await row(/^Clover Dental, .*, current client$/);
    await expectAccessible();
  });

  it('marks the row busy and shows the new client only when the worker has answered', async () => {
    let answer: (result: Result<Output<'context.enter'>>) => void = () => {};
    renderPopup({
      'context.enter': () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    fireEvent.click(await row(/^Acme Legal/));
    await waitFor(() => expect(busy()).toHaveLength(1));
    expect(screen.queryByRole('region', { name: /Current client/ })).toBeNull();
    answer(yes({ token: 'token', client: acme }));
    await bar('Acme Legal');
    await waitFor(() => expect(busy()).toEqual([]));
  });

  it('says why when the worker refused, and stays where it was', async () => {
    renderPopup({ 'context.enter': no('timeout') });
    fireEvent.click(await row(/^Acme Legal/));
    await screen.findByText(/Bitwarden did not answer in time/);
    expect(screen.queryByRole('region', { name: /Current client/ })).toBeNull();
    await expectAccessible();
  });

  it.each(['ctrlKey', 'metaKey'])('goes on in the console with Enter and %s', async (modifier) => {
    const { bridge, onConsole } = renderPopup();
    await search('acme');
    press('Enter', { [modifier]: true });
    await bar('Acme Legal');
    await waitFor(() => expect(onConsole).toHaveBeenCalledWith('client'));
    expect(bridge.called()).not.toContain('client.open');
  });

  it('stays here with Enter and Shift', async () => {
    const { bridge, onConsole, onClose } = renderPopup();
    await search('acme');
    press('Enter', { shiftKey: true });
    await bar('Acme Legal');
    await waitFor(() => expect(busy()).toEqual([]));
    expect(bridge.called()).not.toContain('client.open');
    expect([onConsole.mock.calls, onClose.mock.calls]).toEqual([[], []]);
  });

  it('opens once when Enter is pressed twice', async () => {
    const { bridge, onClose } = renderPopup();
    await search('acme');
    press('Enter');
    press('Enter');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    press('Enter');
    expect(bridge.called().filter((op) => op === 'client.open')).toHaveLength(1);
    expect(bridge.called().filter((op) => op === 'context.enter')).toHaveLength(1);
  });

  it('stays and says why when the client is not to be opened', async () => {
    const { onClose } = renderPopup({ 'client.open': no('notAllowed', { reason: 'clientSuspended' }) });
    fireEvent.click(await row(/^Fjord/));
    await bar(fjord.name);
    const [notice] = await screen.findAllByRole('alert');
    expect(notice?.textContent).toMatch(/suspended/);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('marks the clients that are open in a tab, for eyes and ears', async () => {
    const { bridge } = renderPopup({ 'tabs.open': yes([acme.id]) });
    const open = await row(/^Acme Legal, .*, open in a tab$/);
    expect(open.querySelectorAll('.name > .icon')).toHaveLength(1);
    expect((await row(/^Clover Dental/)).querySelectorAll('.name > .icon')).toHaveLength(0);
    await expectAccessible();
    bridge.answers['tabs.open'] = yes([clover.id]);
    bridge.change('tabs');
    await row(/^Clover Dental, .*, open in a tab$/);
    await row(/^Acme Legal, [^,]*, [^,]*$/);
  });

  it('opens the page that the last word names, and says so before', async () => {
    const { bridge } = renderPopup();
    await search('acme log');
    await screen.findByRole('option', { name: /^Acme Legal, .*, opens Event log$/, selected: true });
    await expectAccessible();
    press('Enter');
    await waitFor(() =>
      expect(bridge.calls).toContainEqual({
        op: 'client.open',
        input: { page: 'events' },
        context: 'token of Acme Legal',
      }),
    );
    expect(bridge.called()).not.toContain('client.openVault');
  });

  it('says before that a page is not there for this client', async () => {
    renderPopup({}, [{ ...acme, features: 0 }]);
    await search('acme gro');
    await row(/^Acme Legal, .*, This client’s plan does not include it\./);
    expect(screen.getByText('Groups').closest('[title]')?.getAttribute('title')).toMatch(/plan does not/);
    await expectAccessible();
  });

  it('leaves the client again', async () => {
    const { bridge } = renderPopup();
    fireEvent.click(await row(/^Acme Legal/));
    await bar('Acme Legal');
    click('Back to provider');
    await waitFor(() => expect(screen.queryByRole('region', { name: /Current client/ })).toBeNull());
    expect(bridge.called()).toContain('context.leave');
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
  });
});

describe('the bar of the current client', () => {
  it('opens the members page, and the vault only as a labelled action that says what is recorded', async () => {
    const { bridge } = renderPopup();
    fireEvent.click(await row(/^Acme Legal/));
    const region = await bar('Acme Legal');
    fireEvent.click(within(region).getByRole('button', { name: 'Open' }));
    await waitFor(() => expect(bridge.called()).toContain('client.open'));
    await waitFor(() => expect(busy()).toEqual([]));
    expect(bridge.called()).not.toContain('client.openVault');

    click('More for Acme Legal');
    const item = await screen.findByRole('menuitem', { name: 'Open vault' });
    expect(descriptionOf(item)).toMatch(/^Bitwarden records that you opened this vault/);
    await expectAccessible();
    fireEvent.click(item);
    await waitFor(() => expect(bridge.called()).toContain('client.openVault'));
  });

  it('takes a ticket or a reason before the vault is opened, and Esc opens nothing', async () => {
    const { bridge } = renderPopup();
    fireEvent.click(await row(/^Acme Legal/));
    await bar('Acme Legal');
    click('More for Acme Legal');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Open vault with a ticket or reason' }));
    const field = await screen.findByLabelText('Ticket or reason for opening the vault (optional)');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await expectAccessible();
    fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() =>
      expect(screen.queryByLabelText('Ticket or reason for opening the vault (optional)')).toBeNull(),
    );
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More for Acme Legal' }));
    expect(bridge.called()).not.toContain('client.openVault');

    click('More for Acme Legal');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Open vault with a ticket or reason' }));
    type('Ticket or reason for opening the vault (optional)', ' T-4711 ');
    click('Open vault');
    await waitFor(() =>
      expect(bridge.calls.findLast(({ op }) => op === 'client.openVault')?.input).toEqual({
        reason: 'T-4711',
      }),
    );
  });

  it('says that a lost answer may have been recorded', async () => {
    renderPopup({ 'client.openVault': no('traceUnknown') });
    fireEvent.click(await row(/^Acme Legal/));
    await bar('Acme Legal');
    click('More for Acme Legal');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Open vault' }));
    await screen.findByText(/may have recorded/);
  });

  it('offers a suspended client with the reason why it cannot be opened', async () => {
    const { bridge } = renderPopup();
    fireEvent.click(await row(/^Fjord/), { shiftKey: true });
    const region = await bar(fjord.name);
    const button = within(region).getByRole('button', { name: 'Open' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(descriptionOf(button)).toMatch(/^This client is suspended/);
    fireEvent.click(button);
    expect(bridge.called()).not.toContain('client.open');
    await expectAccessible();
  });

  it('opens the members page of an unreadable client, but not its vault', async () => {
    const { bridge } = renderPopup();
    fireEvent.click(await row(/^Amber/));
    const region = await bar(amber.name);
    expect(within(region).getByRole('button', { name: 'Open' }).getAttribute('aria-disabled')).toBe('false');
    click('More for Amber Mutual');
    const item = await screen.findByRole('menuitem', { name: 'Open vault' });
    expect(descriptionOf(item)).toMatch(/key does not open/);
    fireEvent.click(item);
    expect(bridge.called()).not.toContain('client.openVault');
  });

  it('opens nothing while the provider is suspended', async () => {
    renderPopup({
      'providers.list': yes({
        providers: [{ ...northwind, enabled: false }],
        currentId: northwind.id,
        notSetUp: false,
      }),
      'clients.list': yes({ clients: [baker], syncedAt: Date.now(), currentId: baker.id, usages: {} }),
    });
    const region = await bar(baker.name);
    expect(within(region).getByRole('button', { name: 'Open' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('main').textContent).toContain('Bitwarden suspended Northwind MSP.');
    await expectAccessible();
  });
});
