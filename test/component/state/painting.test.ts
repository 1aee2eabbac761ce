import { effect } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { createApp } from '../../../utils/state/app.ts';
import { yes } from '../fakeBridge.ts';
import { account, clients, locked, northwind, unlocked } from '../shared/fixtures.ts';
import { createWorker, headOf, openConsole } from './worker.ts';

it('unpacks the long list once per opening, and again when another one is there', async () => {
  const worker = createWorker();
  worker.painted.head = headOf(northwind);
  worker.painted.list = clients;
  const read = vi.spyOn(worker.bridge, 'readList');
  const app = await openConsole(worker);
  await vi.waitFor(() => expect(app.providerLog.readAt.value).not.toBeNull());
  expect(app.clients.clients.value).toEqual(clients);
  expect(read).toHaveBeenCalledTimes(1);
  worker.painted.head = headOf(northwind, { syncedAt: Date.now() + 1 });
  worker.bridge.change('paint');
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
});

it('shows a list that was asked for as it was painted, once for all who hear of it', async () => {
  const worker = createWorker();
  worker.painted.head = headOf(northwind);
  worker.painted.list = clients;
  const app = await openConsole(worker);
  await vi.waitFor(() => expect(app.providerLog.readAt.value).not.toBeNull());
  const read = vi.spyOn(worker.bridge, 'readList');
  const syncedAt = Date.now() + 1;
  worker.bridge.answers['clients.refresh'] = () => {
    worker.painted.head = headOf(northwind, { syncedAt });
    worker.painted.list = clients.slice(1);
    worker.painted.head.total = clients.length - 1;
    worker.bridge.change('paint');
    return yes({ syncedAt });
  };
  await app.clients.refresh();
  expect([app.clients.syncedAt.value, app.clients.clients.value]).toEqual([syncedAt, clients.slice(1)]);
  expect(read).toHaveBeenCalledTimes(1);
  expect(worker.bridge.called()).not.toContain('clients.list');
});

it('goes from nothing to the list after unlocking, though nothing is painted yet', async () => {
  const { bridge, state, painted } = createWorker();
  state.view = locked;
  const app = createApp(bridge);
  await app.start();
  const seen: (number | null)[] = [];
  effect(() => {
    seen.push(app.clients.clients.value?.length ?? null);
  });
  const empty: boolean[] = [];
  effect(() => {
    empty.push(app.clients.isEmpty.value);
  });
  bridge.answers['session.unlock'] = () => {
    state.view = unlocked;
    return yes(unlocked);
  };
  await app.session.unlock('correct horse');
  await vi.waitFor(() => expect(app.providerLog.readAt.value).not.toBeNull());
  painted.head = headOf(northwind, { syncedAt: app.clients.syncedAt.value ?? 0 });
  bridge.change('paint');
  await vi.waitFor(() => expect(app.clients.clients.value).toHaveLength(clients.length));
  expect(seen).toEqual([null, clients.length]);
  expect(empty).toEqual([false]);
});

it('asks the worker when the painted list is gone, rather than showing its beginning', async () => {
  const worker = createWorker();
  worker.painted.head = headOf(northwind);
  const app = await openConsole(worker);
  await vi.waitFor(() => expect(app.clients.clients.value).toEqual(clients));
  expect(worker.bridge.called()).toContain('clients.list');
});

it('learns the name of the account, which comes after the unlocking', async () => {
  const worker = createWorker({ 'session.state': yes({ ...unlocked, account: { ...account, name: null } }) });
  const app = await openConsole(worker);
  await vi.waitFor(() => expect(app.clients.clients.value).toEqual(clients));
  worker.painted.head = headOf(northwind);
  worker.bridge.change('paint');
  await vi.waitFor(() =>
    expect(app.session.view.value).toMatchObject({ account: { name: 'Kim Larsen' }, state: 'unlocked' }),
  );
});
