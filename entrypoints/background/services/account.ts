import { FailureError } from '../../../utils/domain/failures.ts';
import type { Account } from '../../../utils/domain/session.ts';
import type { RegionAddresses } from '../../../utils/wire/regions.ts';
import type { Disk, StoredAccount } from '../stores/disk.ts';

export const toAccount = ({ id, email, name, region }: StoredAccount): Account => ({
  id,
  email,
  name,
  region,
});

/** The account this browser knows, signed in or locked. */
export interface AccountService extends Pick<Disk, 'adopt' | 'rename' | 'forget' | 'deviceId'> {
  active(): Promise<StoredAccount | null>;
  /** @throws FailureError `selfHosted`: this build does not know that region */
  region(id: string): RegionAddresses;
}

export function createAccountService(disk: Disk, regions: readonly RegionAddresses[]): AccountService {
  return {
    active: () => disk.activeAccount(),
    adopt: (account, first) => disk.adopt(account, first),
    rename: (id, name) => disk.rename(id, name),
    forget: () => disk.forget(),
    deviceId: () => disk.deviceId(),
    region(id) {
      const found = regions.find((region) => region.id === id);
      if (!found) throw new FailureError('selfHosted');
      return found;
    },
  };
}
