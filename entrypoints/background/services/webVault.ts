import type { ClientPage } from '../../../utils/domain/clientPages.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import type { TabMode } from '../../../utils/domain/vaultTabs.ts';
import type { ProviderScope, ViewScope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import { createVaultClicks } from '../stores/vaultClicks.ts';
import { createVaultTabs, type VaultTab } from '../stores/vaultTabs.ts';
import type { AccountService } from './account.ts';
import type { Changes } from './changes.ts';
import type { Guard } from './guard.ts';
import type { SessionService } from './session.ts';

/** Opening `vault` makes the web vault record the access in both logs; the others leave no trace. */
export type WebVaultPage = ClientPage | 'vault';

const PATHS: Record<WebVaultPage, string> = {
  members: 'members',
  groups: 'groups',
  policies: 'settings/policies',
  events: 'reporting/events',
  settings: 'settings/account',
  vault: 'vault',
};

/** Of a host we may not hear from, and of a tab whose first page is on its way. */
const HIDDEN = ['', 'about:blank'];

export type WebVault = ReturnType<typeof createWebVault>;

interface WebVaultDependencies {
  platform: Platform;
  session: SessionService;
  accounts: AccountService;
  guard: Guard;
  changed: Changes;
}

/**
 * Opens the client a page shows in Bitwarden's own web vault, at the address of the account's region. A tab of the web
 * vault that loads anew asks for the password, so one tab is pointed from client to client by its hash. Where somebody
 * has gone elsewhere in it, or may have, it is theirs, and another one opens.
 */
export function createWebVault({ platform, session, accounts, guard, changed }: WebVaultDependencies) {
  const tabs = createVaultTabs(platform.session);
  const clicks = createVaultClicks(platform);
  const inTurn = createMutex();

  async function isOurs({ tabId }: VaultTab, vault: string): Promise<boolean> {
    const address = await platform.tabAddress(tabId);
    if (address === null) return false;
    if (address.startsWith(`${vault}/`)) return true;
    return HIDDEN.includes(address) && (await platform.holdsOwnPage(tabId));
  }

  /** Those that are still there and still ours. */
  async function ours(): Promise<VaultTab[]> {
    const { accountId, region } = await session.require();
    const { vault } = accounts.region(region);
    const all = await tabs.read(accountId);
    const held = await Promise.all(all.map((tab) => isOurs(tab, vault)));
    return all.filter((_, at) => held[at]);
  }

  async function pick(clientId: ClientId, all: readonly VaultTab[]): Promise<VaultTab | undefined> {
    const own = all.find((tab) => tab.clientId === clientId);
    return own ?? ((await platform.disk.tabMode()) === 'one' ? all[0] : undefined);
  }

  /** Only in turn: two presses of Enter at once are one tab. */
  async function show(scope: ViewScope, page: WebVaultPage): Promise<void> {
    const { accountId, era, region } = await session.require();
    const { clientId } = scope;
    const url = `${accounts.region(region).vault}/#/organizations/${clientId}/${PATHS[page]}`;
    const all = await ours();
    const known = await pick(clientId, all);
    const leave = <T>(start: () => Promise<T>): Promise<T> => guard.depart({ era, scope }, start);
    const isPointed = known !== undefined && (await leave(() => platform.pointTab(known.tabId, url)));
    const tabId = isPointed ? known.tabId : await leave(() => platform.openOwnTab(url));
    const others = all.filter((tab) => tab !== known);
    await tabs.keep(accountId, tabId === null ? others : [{ tabId, clientId }, ...others]);
    await changed('tabs');
  }

  /**
   * Once per click, whatever becomes of the worker: a click is noted before anything leaves, and a second one right
   * after it is the same. Only in turn.
   */
  async function openVault(scope: ViewScope, prepare?: () => Promise<void>): Promise<void> {
    const before = await clicks.recent(scope.clientId);
    if (before?.isDone) return;
    if (before) throw new FailureError('traceUnknown');
    await prepare?.();
    await clicks.begin(scope.clientId);
    try {
      await show(scope, 'vault');
    } catch (error) {
      // found out before anything left
      if (error instanceof FailureError) await clicks.forget();
      throw error;
    }
    await clicks.end(scope.clientId);
  }

  return {
    mode: () => platform.disk.tabMode(),
    async setMode(mode: TabMode): Promise<TabMode> {
      await platform.disk.keepTabMode(mode);
      return mode;
    },

    /** The provider's own list of clients, in a tab of its own. Leaves no trace. */
    async openProvider(scope: ProviderScope): Promise<void> {
      const { era, region } = await session.require();
      const url = `${accounts.region(region).vault}/#/providers/${scope.providerId}/clients`;
      await guard.depart({ era, scope }, () => platform.openTab(url));
    },

    /** Clients that are open in a tab of ours right now. */
    openClients: async (): Promise<ClientId[]> => (await ours()).map(({ clientId }) => clientId),

    /**
     * @param prepare what is done before a vault opens, once per click
     * @throws FailureError `staleContext` when the page shows another client by now; `traceUnknown` when a worker has
     *   died over the same click
     */
    open: (scope: ViewScope, page: WebVaultPage, prepare?: () => Promise<void>): Promise<void> =>
      inTurn(() => (page === 'vault' ? openVault(scope, prepare) : show(scope, page))),
  };
}
