import type { ClientScope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import type { AccountService } from './account.ts';
import type { SessionService } from './session.ts';

/** `members` leaves no trace; opening `vault` makes the web vault record the access in both logs. */
export type WebVaultPage = 'members' | 'vault';

/** Opens a client in Bitwarden's own web vault, at the address of the account's region. */
export function createWebVault(platform: Platform, session: SessionService, accounts: AccountService) {
  return {
    async open({ clientId }: ClientScope, page: WebVaultPage): Promise<void> {
      const { region } = await session.require();
      await platform.openTab(`${accounts.region(region).vault}/#/organizations/${clientId}/${page}`);
    },
  };
}
