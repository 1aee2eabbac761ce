import type { CallOptions } from '../../../utils/bridge/call.ts';
import type { PaintHead } from '../../../utils/bridge/paint.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { SessionView } from '../../../utils/domain/session.ts';
import { createConsoleApp } from '../../../utils/state/consoleApp.ts';
import { type Answers, createFakeBridge, no, yes } from '../fakeBridge.ts';
import { account, clients, eventOf, guid, harbour, northwind, unlocked } from '../shared/fixtures.ts';

export const harbourAdmin: Provider = { ...harbour, role: 'providerAdmin' };

/** What the worker leaves to be painted for a provider; its list is kept apart unless told otherwise. */
export const headOf = (provider: Provider, more: Partial<PaintHead> = {}): PaintHead => ({
  v: 3,
  lock: { lastActivity: 0, deadline: Number.MAX_SAFE_INTEGER },
  account,
  host: 'bitwarden.com',
  provider,
  providerCount: 2,
  current: null,
  syncedAt: Date.now(),
  total: clients.length,
  rows: clients.slice(0, 1),
  list: 'paint',
  usages: {},
  stamp: 'stamp',
  glance: null,
  ...more,
});

/** A worker of two providers that answers by what it works for now, and refuses a page that shows another one. */
export function createWorker(answers: Answers = {}) {
  const state: { provider: Provider; view: SessionView } = { provider: northwind, view: unlocked };
  const painted: { head: PaintHead | null; list: Client[] | null } = { head: null, list: null };
  const forShown =
    <T>(value: () => T) =>
    (_: unknown, { provider }: CallOptions) =>
      provider === state.provider.id ? yes(value()) : no('staleContext');
  const providers = () =>
    yes({ providers: [northwind, harbourAdmin], currentId: state.provider.id, notSetUp: false });
  const bridge = createFakeBridge(
    {
      'session.state': () => yes(state.view),
      'providers.list': providers,
      'providers.checkAgain': providers,
      'clients.list': forShown(() => ({ clients, syncedAt: Date.now(), currentId: null, usages: {} })),
      'clients.refresh': forShown(() => ({ syncedAt: Date.now() })),
      'people.list': forShown(() => [
        {
          id: guid(701) as ProviderUserId,
          userId: null,
          name: `Kim of ${state.provider.name}`,
          email: 'kim@northwind.example',
          role: 'providerAdmin',
          status: 'confirmed',
          isYou: true,
          invitedAt: null,
        },
      ]),
      'events.list': forShown(() => ({ events: [eventOf(state.provider.name, 1000)], continuation: 'more' })),
      'account.events': forShown(() => ({ events: [eventOf('own', 1000)], continuation: null })),
      ...answers,
    },
    painted,
  );
  return { state, painted, bridge };
}

export type Worker = ReturnType<typeof createWorker>;

/** A console tab over this worker, started. */
export async function openConsole({ bridge }: Worker) {
  const app = createConsoleApp(bridge, { readsLogs: true });
  await app.start();
  return app;
}
