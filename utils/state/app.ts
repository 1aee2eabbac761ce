import { effect, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { PaintHead } from '../bridge/paint.ts';
import { decide } from '../domain/permissions.ts';
import { createClients } from './clients.ts';
import { createCollections } from './collections.ts';
import { createContext } from './context.ts';
import { createLog } from './log.ts';
import { createPeople } from './people.ts';
import { createProviders } from './providers.ts';
import { createSearch } from './search.ts';
import { createSession } from './session.ts';

/** A list older than this is asked for again when a page opens, in milliseconds. */
const REVALIDATE_AFTER = 30_000;

export type App = ReturnType<typeof createApp>;

export interface AppOptions {
  /** The popup shows the toolbar's client; a console tab that has one keeps it, so that two tabs may show two clients. */
  followsToolbar: boolean;
}

/** Everything a page shows, and the order in which it comes: painted strings, then the worker, then Bitwarden. */
export function createApp(bridge: Bridge, { followsToolbar }: AppOptions = { followsToolbar: true }) {
  const session = createSession(bridge);
  const providers = createProviders(bridge);
  const clients = createClients(bridge);
  const context = createContext(bridge);
  const search = createSearch(clients.clients);
  const people = createPeople(bridge);
  const collections = createCollections(bridge, context);
  const providerLog = createLog((continuation) =>
    bridge.call('events.list', { continuation }, { repeat: true }),
  );
  const accountLog = createLog((continuation) =>
    bridge.call('account.events', { continuation }, { repeat: true }),
  );
  const clientLog = createLog((continuation) =>
    context.inClient((token) =>
      bridge.call('client.events', { continuation }, { context: token, repeat: true }),
    ),
  );
  let clientRead: string | null = null;
  /** What was read for one client is never shown under another. */
  effect(() => {
    const shown = context.client.value?.id ?? null;
    if (shown === clientRead) return;
    clientRead = shown;
    clientLog.clear();
    collections.clear();
  });
  /** Ticks once a minute while the page is open, so that ages stay true. */
  const now = signal(Date.now());

  async function paint(head: PaintHead): Promise<void> {
    session.assumeUnlocked({ state: 'unlocked', account: head.account, host: head.host, lock: head.lock });
    if (providers.providers.value === null) providers.assume(head.provider);
    if (followsToolbar || context.client.value === null) context.assume(head.current);
    if (head.glance && providerLog.events.value === null) providerLog.assume(head.glance);
    if (clients.clients.value === null || head.list === 'head')
      clients.assume(head.rows, head.total, head.syncedAt);
    if (head.list === 'paint') {
      const list = await bridge.readList();
      if (list) clients.assume(list, head.total, head.syncedAt);
    } else if (head.list === 'worker') {
      await clients.load();
    }
  }

  async function repaint(): Promise<boolean> {
    const head = await bridge.readHead();
    if (head) await paint(head);
    return head !== null;
  }

  function forget(): void {
    for (const model of [providers, clients, people, providerLog, accountLog, clientLog]) model.clear();
    context.assume(null);
    search.type('');
  }

  /** The latest of the logs this role may read: the provider's, or the client's and one's own account. */
  async function readLogs(): Promise<void> {
    if (decide(providers.current.value, 'events.read').allowed) await providerLog.load();
    else await Promise.all([accountLog.load(), context.client.value ? clientLog.load() : undefined]);
  }

  async function fill(): Promise<void> {
    if (!(await providers.load()) || !providers.current.value) return;
    if (!(await repaint())) {
      const currentId = await clients.load();
      context.assume(clients.clients.value?.find((client) => client.id === currentId) ?? null);
    }
    const stale = Date.now() - (clients.syncedAt.value ?? 0) > REVALIDATE_AFTER;
    await Promise.all([stale ? clients.refresh() : undefined, readLogs()]);
  }

  return {
    session,
    providers,
    clients,
    context,
    search,
    people,
    collections,
    providerLog,
    accountLog,
    clientLog,
    now,
    readLogs,

    /** Paints what is known, asks the worker, keeps listening. Call once per page. */
    async start(): Promise<void> {
      bridge.onChanged((topics) => {
        if (topics.includes('session')) void session.load();
        if (topics.includes('providers')) void providers.load();
        if (topics.includes('paint')) void repaint();
      });
      setInterval(() => {
        now.value = Date.now();
      }, 60_000);
      await repaint();
      await session.load();
      let wasUnlocked = false;
      effect(() => {
        const isUnlocked = session.isUnlocked.value;
        if (isUnlocked === wasUnlocked) return;
        wasUnlocked = isUnlocked;
        if (isUnlocked) void fill();
        else forget();
      });
      if (!session.isUnlocked.value) forget();
    },

    async chooseProvider(providerId: Parameters<typeof providers.choose>[0]): Promise<void> {
      if (!(await providers.choose(providerId))) return;
      for (const model of [clients, people, providerLog, clientLog]) model.clear();
      context.assume(null);
      await fill();
    },

    async checkAgain(): Promise<void> {
      if ((await providers.checkAgain()) && providers.current.value) await fill();
    },
  };
}
