import { FailureError } from '../../../utils/domain/failures.ts';
import { DEFAULT_LOCK, type LockSettings } from '../../../utils/domain/lock.ts';
import type { Account } from '../../../utils/domain/session.ts';
import type { RegionAddresses } from '../../../utils/wire/regions.ts';
import type { Disk, StoredAccount } from '../stores/disk.ts';

export const toAccount = ({ id, email, name, region }: StoredAccount): Account => ({
  id,
  email,
  name,
  region,
});

/** The accounts this browser knows, signed in or locked. */
export interface AccountService
  extends Pick<
    Disk,
    'adopt' | 'revise' | 'forget' | 'readLock' | 'writeLock' | 'activate' | 'deviceId' | 'activeId'
  > {
  all(): Promise<StoredAccount[]>;
  get(id: string): Promise<StoredAccount | null>;
  /** The one worked with last, for when none is open. */
  lastActive(): Promise<StoredAccount | null>;
  /** The same address in another region is another account. */
  find(email: string, region: string): Promise<StoredAccount | null>;
  /** When and how it locks, as far as policies allow what was chosen. */
  lockOf(id: string): Promise<LockSettings>;
  /** @throws FailureError `selfHosted`: this build does not know that region */
  region(id: string): RegionAddresses;
}

export function createAccountService(disk: Disk, regions: readonly RegionAddresses[]): AccountService {
  return {
    all: () => disk.accounts(),
    get: (id) => disk.account(id),
    lastActive: () => disk.activeAccount(),
    async find(email, region) {
      const all = await disk.accounts();
      return all.find((account) => account.email === email && account.region === region) ?? null;
    },
    adopt: (account, first, isNewKey) => disk.adopt(account, first, isNewKey),
    revise: (id, change) => disk.revise(id, change),
    readLock: (id) => disk.readLock(id),
    writeLock: (id, lock) => disk.writeLock(id, lock),
    lockOf: async (id) => (await disk.readLock(id))?.effective ?? DEFAULT_LOCK,
    forget: (id) => disk.forget(id),
    activate: (id) => disk.activate(id),
    activeId: () => disk.activeId(),
    deviceId: () => disk.deviceId(),
    region(id) {
      const found = regions.find((region) => region.id === id);
      if (!found) throw new FailureError('selfHosted');
      return found;
    },
  };
}
