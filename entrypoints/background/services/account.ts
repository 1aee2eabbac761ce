import { FailureError } from '../../../utils/domain/failures.ts';
import type { Account } from '../../../utils/domain/session.ts';
import type { RegionAddresses } from '../../../utils/wire/regions.ts';
import type { Disk, StoredAccount } from '../stores/disk.ts';

/** The account this browser knows, signed in or locked. */
export interface AccountService {
  active(): Promise<StoredAccount | null>;
  remember(account: StoredAccount): Promise<void>;
  forget(): Promise<void>;
  region(id: string): RegionAddresses;
  /** One per installation and profile, kept across sign-ins: a new one means a new-device alert. */
  deviceId(): Promise<string>;
}

export const toAccount = ({ id, email, name, region }: StoredAccount): Account => ({
  id,
  email,
  name,
  region,
});

export function createAccountService(disk: Disk, regions: readonly RegionAddresses[]): AccountService {
  return {
    async active() {
      const id = await disk.readSetting('activeAccount');
      return id === null ? null : disk.readAccount(id);
    },
    async remember(account) {
      await disk.writeAccount(account);
      await disk.writeSetting('activeAccount', account.id);
    },
    async forget() {
      const id = await disk.readSetting('activeAccount');
      await disk.writeSetting('activeAccount', null);
      if (id !== null) await disk.removeAccount(id);
    },
    region(id) {
      const found = regions.find((region) => region.id === id);
      if (!found) throw new FailureError('selfHosted');
      return found;
    },
    async deviceId() {
      const known = await disk.readSetting('deviceId');
      if (known !== null) return known;
      const fresh = crypto.randomUUID();
      await disk.writeSetting('deviceId', fresh);
      return fresh;
    },
  };
}
