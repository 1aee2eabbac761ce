import { describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../utils/bridge/envelope.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import type { Usages } from '../../../utils/domain/usage.ts';
import { no, yes } from '../fakeBridge.ts';
import { account, acme, clients, locked, northwind, signedOut, unlocked } from '../shared/fixtures.ts';
import { createWorker, headOf, openConsole } from './worker.ts';

async function atWork() {
  const worker = createWorker();
  const app = await openConsole(worker);
  await vi.waitFor(() => expect(app.providerLog.readAt.value).not.toBeNull());
  const lock = async () => {
    worker.state.view = locked;
    worker.painted.head = null;
    worker.bridge.change('session');
    await vi.waitFor(() => expect(app.session.view.value?.state).toBe('locked'));
  };
  return { ...worker, app, lock };
}

describe('an answer that comes after the lock', () => {
  it('leaves no list', async () => {
    const { app, bridge, lock } = await atWork();
    const late =
      Promise.withResolvers<
        Result<{ clients: Client[]; syncedAt: number; currentId: null; usages: Usages }>
      >();
    bridge.answers['clients.list'] = () => late.promise;
    const loading = app.clients.load();
    await lock();
    late.resolve(yes({ clients, syncedAt: 1, currentId: null, usages: {} }));
    await loading;
    expect(app.clients.clients.value).toBeNull();
  });

  it('leaves no failure for the next unlock, and a refresh that can be asked for', async () => {
    const { app, bridge, lock } = await atWork();
    const late = Promise.withResolvers<Result<never>>();
    bridge.answers['clients.refresh'] = () => late.promise;
    const refreshing = app.clients.refresh();
    await lock();
    expect(app.clients.refreshing.value).toBe(false);
    late.resolve(no('locked'));
    await refreshing;
    expect(app.clients.failure.value).toBeNull();
  });

  it('leaves no providers', async () => {
    const { app, bridge, lock } = await atWork();
    const late = Promise.withResolvers<Result<never>>();
    bridge.answers['providers.list'] = () => late.promise;
    const loading = app.providers.load();
    await lock();
    late.resolve(yes({ providers: [northwind], currentId: northwind.id, notSetUp: false }) as Result<never>);
    expect(await loading).toBe(false);
    expect([app.providers.providers.value, app.providers.busy.value]).toEqual([null, false]);
  });

  it('leaves no client', async () => {
    const { app, bridge, lock } = await atWork();
    const late = Promise.withResolvers<Result<{ token: string; client: Client }>>();
    bridge.answers['context.enter'] = () => late.promise;
    const entering = app.context.enter(acme);
    await lock();
    late.resolve(yes({ token: 'token', client: acme }));
    expect(await entering).toBe(false);
    expect(app.context.client.value).toBeNull();
  });

  it('is not painted', async () => {
    const { app, bridge, painted, lock } = await atWork();
    const late = Promise.withResolvers<Client[]>();
    painted.head = headOf(northwind, { syncedAt: Date.now() + 1 });
    const read = vi.spyOn(bridge, 'readList').mockReturnValue(late.promise);
    bridge.change('paint');
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    await lock();
    late.resolve(clients);
    await new Promise(setImmediate);
    expect(app.clients.clients.value).toBeNull();
  });
});

describe('an action whose answer was lost', () => {
  it('failed when the state is still the old one', async () => {
    const { app, bridge } = await atWork();
    bridge.answers['session.lock'] = no('interrupted');
    await app.session.lock();
    expect([app.session.view.value?.state, app.session.failure.value?.kind]).toEqual([
      'unlocked',
      'interrupted',
    ]);
  });

  it.each([
    ['lock', 'session.lock', locked],
    ['signOut', 'accounts.signOut', signedOut],
  ] as const)('%s did not fail when the state is the expected one', async (action, operation, after) => {
    const { app, bridge, state } = await atWork();
    bridge.answers[operation] = () => {
      state.view = after;
      return no('interrupted');
    };
    await app.session[action]();
    expect([app.session.view.value, app.session.failure.value]).toEqual([after, null]);
  });

  it('failed when it locked instead of signing out', async () => {
    const { app, bridge, state } = await atWork();
    bridge.answers['accounts.signOut'] = () => {
      state.view = locked;
      return no('interrupted');
    };
    await app.session.signOut();
    expect([app.session.view.value?.state, app.session.failure.value?.kind]).toEqual([
      'locked',
      'interrupted',
    ]);
  });
});

describe('a page that cannot ask after something changed', () => {
  it('forgets everything when nothing may be painted, and recovers on the second try', async () => {
    const { app, bridge } = await atWork();
    const { 'session.state': well } = bridge.answers;
    bridge.answers['session.state'] = no('storageBroken');
    bridge.change('session');
    await vi.waitFor(() => expect(app.session.view.value).toBeNull());
    expect(app.session.failure.value?.kind).toBe('storageBroken');
    expect([app.clients.clients.value, app.providers.providers.value]).toEqual([null, null]);
    if (well) bridge.answers['session.state'] = well;
    await app.session.load();
    expect(app.session.failure.value).toBeNull();
    await vi.waitFor(() => expect(app.clients.clients.value).toEqual(clients));
  });

  it('signs out whoever is worked with, and else the very account it shows', async () => {
    const { app, bridge } = await atWork();
    const answer = yes(signedOut);
    Object.assign(bridge.answers, { 'session.signOut': answer, 'accounts.signOut': answer });
    await app.session.signOut();
    bridge.change('session');
    await vi.waitFor(() => expect(app.session.view.value?.state).toBe('unlocked'));
    bridge.answers['session.state'] = no('storageBroken');
    bridge.change('session');
    await vi.waitFor(() => expect(app.session.view.value).toBeNull());
    await app.session.signOut();
    const asked = bridge.calls.filter(({ op }) => op.endsWith('.signOut'));
    expect(asked.map(({ op, input }) => [op, input])).toEqual([
      ['accounts.signOut', { accountId: account.id }],
      ['session.signOut', {}],
    ]);
  });

  it('stays while it may be painted, and says so until it can ask again', async () => {
    const { app, bridge, painted } = await atWork();
    painted.head = headOf(northwind);
    bridge.answers['session.state'] = no('interrupted');
    bridge.change('session');
    await vi.waitFor(() => expect(app.session.failure.value?.kind).toBe('interrupted'));
    expect(app.session.view.value?.state).toBe('unlocked');
    bridge.answers['session.state'] = yes(unlocked);
    await app.session.load();
    expect(app.session.failure.value).toBeNull();
  });
});
