import { describe, expect, it, vi } from 'vitest';
import type { Usages } from '../../../utils/domain/usage.ts';
import { no, yes } from '../fakeBridge.ts';
import { account, acme, clients, guid, harbour, unlocked } from '../shared/fixtures.ts';
import { createWorker, harbourAdmin, headOf, openConsole } from './worker.ts';

async function atWork() {
  const worker = createWorker();
  const app = await openConsole(worker);
  await vi.waitFor(() => expect(app.providerLog.readAt.value).not.toBeNull());
  await app.people.load();
  app.context.assume(acme);
  return { ...worker, app };
}

const keysOf = (events: { key: string }[] | null) => events?.map(({ key }) => key);

describe('another window chooses another provider', () => {
  it('forgets everything of the first and fills for the second', async () => {
    const { app, bridge, state } = await atWork();
    state.provider = harbourAdmin;
    bridge.change('providers', 'paint');
    await vi.waitFor(() => expect(keysOf(app.providerLog.events.value)).toEqual([harbour.name]));
    expect(app.providers.current.value?.name).toBe(harbour.name);
    expect(app.people.people.value).toBeNull();
    expect(app.context.client.value).toBeNull();
    expect(app.clients.clients.value).toEqual(clients);
  });

  it('is noticed by a page that was not told, from the first read that is refused', async () => {
    const { app, state } = await atWork();
    state.provider = harbourAdmin;
    await app.providerLog.loadMore();
    await vi.waitFor(() => expect(keysOf(app.providerLog.events.value)).toEqual([harbour.name]));
    expect(app.providerLog.failure.value).toBeNull();
    expect(app.people.people.value).toBeNull();
  });

  it('never paints the rows of the second under the name of the first', async () => {
    const { app, bridge, state, painted } = await atWork();
    bridge.answers['providers.list'] = () => new Promise(() => {});
    state.provider = harbourAdmin;
    painted.head = headOf(harbourAdmin, { rows: [], total: 0, list: 'head' });
    bridge.change('providers', 'paint');
    await vi.waitFor(() => expect(bridge.called().at(-1)).toBe('providers.list'));
    await Promise.resolve();
    const name = app.providers.current.value?.name;
    expect([name, app.clients.clients.value?.length]).toEqual(['Northwind MSP', clients.length]);
  });

  it('drops a list of the first that comes late', async () => {
    const { app, bridge, state } = await atWork();
    const late =
      Promise.withResolvers<
        ReturnType<typeof yes<{ clients: []; syncedAt: number; currentId: null; usages: Usages }>>
      >();
    const { 'clients.list': ofNow } = bridge.answers;
    bridge.answers['clients.list'] = () => late.promise;
    const loading = app.clients.load();
    if (ofNow) bridge.answers['clients.list'] = ofNow;
    state.provider = harbourAdmin;
    bridge.change('providers');
    await vi.waitFor(() => expect(keysOf(app.providerLog.events.value)).toEqual([harbour.name]));
    late.resolve(yes({ clients: [], syncedAt: 1, currentId: null, usages: {} }));
    await loading;
    expect(app.clients.clients.value).toEqual(clients);
  });
});

it('forgets the data of one account when another is unlocked without a lock in between', async () => {
  const { app, bridge, state } = await atWork();
  const petra = { ...account, id: guid(801) as typeof account.id, email: 'petra@harbour.example' };
  if (unlocked.state === 'unlocked') state.view = { ...unlocked, account: petra };
  bridge.change('session');
  await vi.waitFor(() => expect(app.session.accountId.value).toBe(petra.id));
  expect(app.people.people.value).toBeNull();
  expect(app.context.client.value).toBeNull();
  await vi.waitFor(() => expect(app.clients.clients.value).toEqual(clients));
});

it('reads the client log of a Service User only when there is a client', async () => {
  const worker = createWorker({
    'providers.list': yes({ providers: [harbour], currentId: harbour.id, notSetUp: false }),
    'context.enter': yes({ token: 'token', client: acme }),
    'client.events': yes({ events: [], continuation: null }),
  });
  worker.state.provider = harbour;
  const app = await openConsole(worker);
  await vi.waitFor(() => expect(app.accountLog.readAt.value).not.toBeNull());
  expect(worker.bridge.called()).not.toContain('client.events');
  app.context.assume(acme);
  await app.readLogs();
  expect(worker.bridge.called()).toContain('client.events');
});

it('says a choice that failed', async () => {
  const worker = createWorker({ 'providers.choose': no('storageBroken') });
  const app = await openConsole(worker);
  await app.chooseProvider(harbour.id);
  expect(app.providers.failure.value?.kind).toBe('storageBroken');
});
