import type { ClientPage } from '../../../utils/domain/clientPages.ts';
import type { ViewScope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import type { AccountService } from './account.ts';
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

interface WebVaultDependencies {
  platform: Platform;
  session: SessionService;
  accounts: AccountService;
  guard: Guard;
}

/** Opens the client a page shows in Bitwarden's own web vault, at the address of the account's region. */
export function createWebVault({ platform, session, accounts, guard }: WebVaultDependencies) {
  return {
    /** @throws FailureError `staleContext` when the page shows another client by now */
    async open(scope: ViewScope, page: WebVaultPage): Promise<void> {
      const { era, region } = await session.require();
      const url = `${accounts.region(region).vault}/#/organizations/${scope.clientId}/${PATHS[page]}`;
      await guard.depart({ era, scope }, () => platform.openTab(url));
    },
  };
}
