// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KeyTrouble } from '../../../utils/domain/keyTroubles.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, baker, clients, clover, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { inClover, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const changedOf = (clientId: KeyTrouble['clientId']): KeyTrouble => ({
  kind: 'changed',
  providerId: northwind.id,
  clientId,
  at: Date.UTC(2026, 4, 1),
  id: `pin of ${clientId}`,
});
const seenAnew = (kind: 'shared' | 'twoWays', clientId: KeyTrouble['clientId']): KeyTrouble => ({
  ...changedOf(clientId),
  kind,
  at: null,
  id: null,
});

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const alerts = () => screen.getAllByRole('alert').map(({ textContent }) => textContent ?? '');

/** Names stand in elements of their own, so whole notices are looked at. */
const isTold = (words: RegExp) => waitFor(() => expect(alerts().join('\n')).toMatch(words));

function open(hash: string, troubles: KeyTrouble[], more: Answers = {}) {
  return renderConsole(hash, { 'keys.changes': yes(troubles), ...more });
}

describe('a key that changed', () => {
  it('is told on the page of its client, with what it may mean and what to do', async () => {
    open('#/client', [changedOf(clover.id)], inClover);
    await isTold(/The key of Clover Dental is not the one it was\./);
    const [, notice] = alerts();
    expect(notice).toMatch(/^The key of Clover Dental is not the one it was\. Seen on .*2026/);
    expect(notice).toMatch(
      /encrypts nothing for this client until you say that the key is right; reading goes on/,
    );
    expect(notice).toMatch(/Ask another Provider Admin or Bitwarden’s support/);
    await expectAccessible();
  });

  it('is believed only after a second press', async () => {
    const { bridge } = open('#/client', [changedOf(clover.id)], inClover);
    await heading('Clover Dental');
    await screen.findByRole('button', { name: 'This key is right…' });
    click('This key is right…');
    await screen.findByText(/Only if you know why it is another one/);
    expect(bridge.called()).not.toContain('keys.acknowledge');
    await expectAccessible();
    bridge.answers['keys.changes'] = yes([]);
    click('Use this key');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    const asked = bridge.calls.filter(({ op }) => op === 'keys.acknowledge').map(({ input }) => input);
    expect(asked).toEqual([{ providerId: northwind.id, clientId: clover.id, id: `pin of ${clover.id}` }]);
  });

  it('stays blocked when a person thinks again', async () => {
    const { bridge } = open('#/client', [changedOf(clover.id)], inClover);
    await screen.findByRole('button', { name: 'This key is right…' });
    click('This key is right…');
    await screen.findByRole('button', { name: 'Leave it blocked' });
    click('Leave it blocked');
    await screen.findByRole('button', { name: 'This key is right…' });
    expect(bridge.called()).not.toContain('keys.acknowledge');
  });

  it('says why it could not be acknowledged', async () => {
    const failing = { ...inClover, 'keys.acknowledge': no('storageFull') };
    open('#/client', [changedOf(clover.id)], failing);
    await screen.findByRole('button', { name: 'This key is right…' });
    click('This key is right…');
    await screen.findByRole('button', { name: 'Use this key' });
    click('Use this key');
    await screen.findByText(/storage is full/);
    await isTold(/The key of Clover Dental is not the one it was/);
  });

  it('of the provider is told on every page', async () => {
    const { go } = open('#/people', [changedOf(null)]);
    await isTold(/The key of Northwind MSP is not the one it was\./);
    go('#/account');
    await heading('Account');
    expect(alerts()[0]).toMatch(/encrypts nothing for any client of this provider/);
    await expectAccessible();
  });

  it('of many clients is told on every page by the first of their names', async () => {
    open(
      '#/people',
      clients.map(({ id }) => changedOf(id)),
    );
    await screen.findByText('The keys of 5 clients cannot be trusted:');
    await waitFor(() =>
      expect(alerts()[0]).toMatch(/Acme Legal, .*, .* and 2 more\. Switchboard encrypts nothing/),
    );
  });
});

describe('keys that cannot be right', () => {
  it('are those of two clients that are one, and those of one client that are two', async () => {
    const troubles = [
      seenAnew('shared', clover.id),
      seenAnew('twoWays', clover.id),
      seenAnew('shared', acme.id),
    ];
    open('#/client', troubles, inClover);
    await isTold(/Clover Dental has the same key as another client\./);
    expect(
      screen.getByText(/one key through the provider and another through your own membership/),
    ).toBeDefined();
    expect(screen.queryByRole('button', { name: 'This key is right…' })).toBeNull();
    expect(alerts().join('\n')).not.toMatch(/Acme Legal has the same key/);
    await expectAccessible();
  });
});

describe('rows of others', () => {
  const row = {
    of: 'collections',
    count: 2,
    providerId: northwind.id,
    clientId: clover.id,
    at: Date.now(),
  } as const;
  const dropped: Answers = {
    ...inClover,
    'dropped.list': yes([
      row,
      { ...row, of: 'events', count: 1, clientId: baker.id },
      { ...row, of: 'clients', count: 1, clientId: null },
    ]),
  };

  it('are told on the page of the client that was asked about', async () => {
    renderConsole('#/client', dropped);
    await screen.findByText(/held 2 collections of another client\. Switchboard left that out/);
    expect(screen.queryByText(/event that belongs elsewhere/)).toBeNull();
    await expectAccessible();
  });

  it('and on the account page when the provider was', async () => {
    renderConsole('#/account', dropped);
    await heading('Account');
    await screen.findByText(/held 1 client of another provider/);
    expect(within(screen.getByRole('main')).queryByText(/2 collections/)).toBeNull();
    await expectAccessible();
  });
});
