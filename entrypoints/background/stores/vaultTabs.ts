import * as z from 'zod/mini';
import { accountId, clientId } from '../../../utils/bridge/schemas.ts';
import type { AccountId } from '../../../utils/domain/ids.ts';
import { VAULT_TABS } from './lockedAway.ts';
import { type StorageArea, sessionValue } from './sessionArea.ts';

const tab = z.strictObject({ tabId: z.int(), clientId });
const kept = z.strictObject({ accountId, tabs: z.array(tab) });

/** A tab that we opened, and the client it was last pointed to. */
export type VaultTab = z.output<typeof tab>;

/** Our tabs of the web vault for one account, the one used last in front. They outlive the worker and the lock. */
export function createVaultTabs(area: StorageArea) {
  const store = sessionValue(area, VAULT_TABS, kept);
  const ofAccount = (id: AccountId, before: z.output<typeof kept> | null): VaultTab[] =>
    before?.accountId === id ? before.tabs : [];

  return {
    read: async (id: AccountId): Promise<VaultTab[]> => ofAccount(id, await store.read()),
    async keep(id: AccountId, tabs: VaultTab[]): Promise<void> {
      await store.write({ accountId: id, tabs });
    },
  };
}
