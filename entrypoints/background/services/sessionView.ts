import type { KnownAccount, SessionView } from '../../../utils/domain/session.ts';
import type { Platform } from '../platform.ts';
import type { StoredAccount } from '../stores/disk.ts';
import type { Entrance } from '../stores/entrance.ts';
import type { UnderWay } from '../stores/underWay.ts';
import type { Wishes } from '../stores/wishes.ts';
import { type AccountService, toAccount } from './account.ts';
import type { Door } from './door.ts';
import type { PinService } from './pin.ts';
import { viewUnderWay } from './signIn/viewUnderWay.ts';

interface ViewDependencies {
  platform: Platform;
  accounts: AccountService;
  door: Door;
  entrance: Entrance;
  pin: PinService;
  underWay: UnderWay;
  wishes: Wishes;
}

/** What pages show of the session: the sign-in, or the account worked with, open or locked. */
export function createSessionView(dependencies: ViewDependencies) {
  const { platform, accounts, door, entrance, pin, underWay, wishes } = dependencies;
  const hostOf = ({ region }: StoredAccount) => accounts.region(region).host;

  /** Every account known here, for whoever switches. */
  async function known(openId: string | null): Promise<KnownAccount[]> {
    const parked = await door.parked();
    return (await accounts.all()).map((account) => ({
      account: toAccount(account),
      host: hostOf(account),
      isUnlocked: account.id === openId || Object.hasOwn(parked, account.id),
    }));
  }

  return async (): Promise<SessionView> => {
    const kept = await door.secrets();
    const account = kept ? await accounts.get(kept.accountId) : await accounts.lastActive();
    const all = await known(kept?.accountId ?? null);
    const waiting = await viewUnderWay(underWay, accounts);
    if (waiting) return { ...waiting, accounts: all };
    if (!account || (await entrance.adding.read())) {
      const regions = platform.regions.map(({ id, host }) => ({ id, host }));
      const ended = await entrance.ended.read();
      return {
        state: 'signedOut',
        regions,
        ended: (await underWay.hasExpired()) ? 'signInOver' : (ended?.kind ?? null),
        email: ended?.email ?? null,
        accounts: all,
      };
    }
    const shown = { account: toAccount(account), host: hostOf(account), accounts: all };
    if (kept) return { state: 'unlocked', ...shown, lock: kept.lock };
    const pinTries = await pin.triesLeft(account.id);
    const goesOn = await wishes.waits(account.id);
    return { state: 'locked', ...shown, pinTries, isChanged: account.changed !== undefined, goesOn };
  };
}
