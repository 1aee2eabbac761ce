// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '../../../utils/domain/providers.ts';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clover, harbour } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  location.hash = '';
});

describe('where each client pays for itself', () => {
  it('a new one is handed over to the web vault, and shown when it is there', async () => {
    let list = [acme];
    const provider: Provider = {
      ...harbour,
      role: 'providerAdmin',
      status: 'created',
      rules: { items: 'read', billing: 'separate' },
    };
    const { bridge } = renderConsole('#/clients', {
      'providers.list': yes({ providers: [provider], currentId: provider.id, notSetUp: false }),
      'clientColumns.read': yes({ columns: null }),
      'clients.list': () => yes({ clients: list, syncedAt: Date.now(), currentId: null, usages: {} }),
      'clients.refresh': () => yes({ syncedAt: Date.now() }),
      'clients.createElsewhere': yes({}),
    });
    await screen.findByRole('button', { name: 'Add client' });
    click('Add client');
    await screen.findByRole('menu');
    click('New client in the web vault', 'menuitem');
    expect(await screen.findByText(/web vault takes its card/)).toBeDefined();
    expect(bridge.called()).toContain('clients.createElsewhere');
    await expectAccessible();
    list = [acme, clover];
    click('Refresh');
    expect(await screen.findByText(/1 new client is in the list/)).toBeDefined();
    click('Stop waiting');
    await waitFor(() => expect(screen.queryByText(/is in the list/)).toBeNull());
  });
});
