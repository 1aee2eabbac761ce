import { effect, signal, untracked } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Topic } from '../bridge/changed.ts';
import type { AccountId, ProviderId } from '../domain/ids.ts';
import { decide } from '../domain/permissions.ts';
import { createFreshness } from './freshness.ts';
import { goOn, type Stopped } from './goOn.ts';
import { tellLeft } from './leaving.ts';
import { createModels, type Models } from './models.ts';
import { createPainting } from './painting.ts';

/** A list older than this is asked for again when a page opens, in milliseconds. */
const REVALIDATE_AFTER = 30_000;

export type App = ReturnType<typeof createApp>;

/** What one kind of page shows beside what every page does. */
export interface Beside {
  /** Another provider, or none. */
  clear(): void;
  /** Another account, or none. */
  clearAccount(): void;
  /** The provider on screen is known. */
  fill(): Promise<unknown>;
  /** While unlocked. */
  heard(topics: readonly Topic[]): void;
  /** What goes on once a host is allowed. */
  stopped: readonly Stopped[];
}

export interface AppOptions {
  /** The popup shows the toolbar's client; a console tab that has one keeps it, so that two tabs may show two clients. */
  followsToolbar: boolean;
  /** The console reads its own logs, of any range, where it shows them. */
  readsLogs?: boolean;
  beside?: (models: Models) => Beside;
}

/** Whose data the models hold. */
interface Shown {
  account: AccountId | null;
  provider: ProviderId | null;
}

/** Everything a page shows, and the order in which it comes: painted strings, then the worker, then Bitwarden. */
export function createApp(
  bridge: Bridge,
  { followsToolbar, readsLogs = true, beside: makeBeside }: AppOptions = { followsToolbar: true },
) {
  const models = createModels(bridge);
  const beside = makeBeside?.(models);
  const { pauses, hosts, session, providers, clients, context, search, openTabs, wishes } = models;
  const { providerLog, accountLog, clientLog } = models;
  const painting = createPainting(bridge, models, followsToolbar);
  clients.repaintBy(() => painting.again());
  /** Ticks once a minute while the page is open, so that ages stay true. */
  const now = signal(Date.now());
  /** A new object each time the models begin anew. */
  let shown: Shown = { account: null, provider: null };
  /** This page was locked over a switch. */
  let goesOn = false;

  function forgetProvider(): void {
    search.type('');
    for (const model of [painting, clients, context, openTabs]) model.clear();
    beside?.clear();
    for (const log of [providerLog, accountLog, clientLog]) log.clear();
  }

  /** What was read for one account or provider is never shown under another. */
  function follow(): void {
    const account = session.accountId.value;
    const provider = providers.currentId.value;
    if (session.view.value?.state === 'locked') goesOn = session.view.value.goesOn;
    if (account === shown.account && provider === shown.provider) return;
    const isSameAccount = account === shown.account;
    shown = { account, provider: isSameAccount ? provider : null };
    untracked(() => {
      forgetProvider();
      if (isSameAccount) {
        if (account && provider) void fill();
        return;
      }
      hosts.clear();
      providers.clear();
      beside?.clearAccount();
      if (account) void providers.load();
    });
  }

  /** The latest of the logs this role may read: the provider's, or the client's and one's own account's. */
  async function readLogs(): Promise<void> {
    if (!readsLogs) return;
    if (decide(providers.current.value, 'events.read').allowed) await providerLog.load();
    else await Promise.all([accountLog.load(), context.client.value ? clientLog.load() : undefined]);
  }

  const freshness = createFreshness(bridge, models, () =>
    Promise.all([clients.refresh(true), followsToolbar ? readLogs() : undefined]),
  );

  /** Where it is shown. */
  async function readTabs(): Promise<void> {
    if (followsToolbar) await openTabs.load();
  }

  /** The worker's own list and the toolbar's client, for when nothing is painted: right after unlocking, say. */
  async function ask(): Promise<void> {
    const mine = shown;
    const before = context.client.value;
    const currentId = await clients.load();
    const isUntouched = mine === shown && context.client.value === before && !clients.failure.value;
    if (!isUntouched || !(followsToolbar || before === null)) return;
    context.assume(clients.clients.value?.find((client) => client.id === currentId) ?? null);
  }

  /** Colours, codes and pins as they are now, also of a client that this page keeps for itself. */
  async function labelAnew(): Promise<void> {
    if (!(await painting.again(true))) await clients.load();
    const before = context.client.value;
    const after = clients.clients.value?.find(({ id }) => id === before?.id);
    if (after) context.assume(after);
  }

  async function fill(): Promise<void> {
    const mine = shown;
    const isPainted = await painting.again();
    if (mine === shown && !isPainted) await ask();
    if (mine !== shown) return;
    if (goesOn && followsToolbar && session.takeUnlockedHere()) await wishes.take();
    goesOn = false;
    const stale = Date.now() - (clients.syncedAt.value ?? 0) > REVALIDATE_AFTER;
    await Promise.all([stale ? clients.refresh(true) : undefined, readLogs(), readTabs(), beside?.fill()]);
  }

  /** Fills for the provider on screen when it is still that one; for another one `follow` does. */
  async function fillAfter(heard: Promise<boolean>): Promise<void> {
    const mine = shown;
    if ((await heard) && mine === shown && shown.provider) await fill();
  }

  return {
    ...models,
    now,
    readLogs,

    /** Paints what is known, asks the worker, keeps listening. Call once per page. */
    async start(): Promise<void> {
      bridge.onChanged((topics) => {
        if (topics.includes('session')) void session.load();
        if (topics.includes('requests')) void pauses.load();
        if (!session.isUnlocked.value) return;
        if (topics.includes('providers')) void providers.load();
        if (topics.includes('labels')) void labelAnew();
        else if (topics.includes('paint')) void painting.again();
        if (topics.includes('tabs') || topics.includes('paint')) void readTabs();
        beside?.heard(topics);
        if (topics.includes('hosts'))
          void hosts.look().then((isWell) => isWell && goOn(models, beside?.stopped ?? []));
      });
      setInterval(() => {
        now.value = Date.now();
        void freshness.look();
      }, 60_000);
      effect(follow);
      const painted: Shown = { account: null, provider: null };
      await painting.first((head) => {
        painted.account = head.account.id;
        painted.provider = head.provider.id;
        shown = painted;
      });
      if (followsToolbar) tellLeft(bridge, models);
      await session.load();
      void pauses.load();
      if (shown === painted) void fillAfter(providers.load());
    },

    async chooseProvider(providerId: ProviderId): Promise<void> {
      await providers.choose(providerId);
    },

    /** Straight from a click; what was stopped for want of this host then goes on. */
    async allowHost(host: string): Promise<void> {
      if (!(await hosts.allow(host))) return;
      void session.goOn();
      goOn(models, beside?.stopped ?? []);
    },

    checkAgain: () => fillAfter(providers.checkAgain()),
  };
}
