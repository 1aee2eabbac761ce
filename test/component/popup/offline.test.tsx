// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clients } from '../shared/fixtures.ts';
import { click, descriptionOf } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const REASON = 'You are offline. This opens a page of Bitwarden.';

it('says that it is offline and how old the list is, and what leads to Bitwarden says why it waits', async () => {
  const { bridge } = renderPopup({
    'clients.list': yes({ clients, syncedAt: Date.now() - 180_000, currentId: acme.id, usages: {} }),
  });
  const open = await screen.findByRole('button', { name: 'Open' });
  expect(open.getAttribute('aria-disabled')).toBe('false');
  bridge.around.turn({ isOnline: false });
  await screen.findByText(/^Offline\. Read .*3/);
  expect([open.getAttribute('aria-disabled'), descriptionOf(open)]).toEqual(['true', REASON]);
  click('More for Acme Legal');
  const vault = await screen.findByRole('menuitem', { name: 'Open vault' });
  expect(vault.getAttribute('aria-disabled')).toBe('true');
  click('Open vault', 'menuitem');
  click('Open');
  expect(bridge.called().filter((op) => op.startsWith('client.open'))).toEqual([]);
  await expectAccessible();
  bridge.around.turn({ isOnline: true });
  await waitFor(() => expect(screen.queryByText(/^Offline/)).toBeNull());
  expect(open.getAttribute('aria-disabled')).toBe('false');
});
