import { type Bytes, fromBase64 } from '../../../utils/crypto/bytes.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ProviderId } from '../../../utils/domain/ids.ts';
import { lockTimes } from '../../../utils/domain/lock.ts';
import { holds, type LockTimes, type SessionView } from '../../../utils/domain/session.ts';
import type { Platform } from '../platform.ts';
import type { StoredAccount } from '../stores/disk.ts';
import { createEntrance } from '../stores/entrance.ts';
import type { Records } from '../stores/records.ts';
import { inNewEpoch, type Secrets } from '../stores/secrets.ts';
import type { UnderWay } from '../stores/underWay.ts';
import type { Wishes } from '../stores/wishes.ts';
import type { AccountService } from './account.ts';
import { openPrivateKey } from './accountKeys.ts';
import type { Changes } from './changes.ts';
import type { Door } from './door.ts';
import { newSecrets } from './newSecrets.ts';
import type { PinService } from './pin.ts';
import { createSessionView } from './sessionView.ts';
import type { SignedIn } from './signIn/openAccount.ts';
import { createSwitching } from './switching.ts';
import { createUnlocking } from './unlocking.ts';

export type SessionService = ReturnType<typeof createSessionService>;

interface SessionDependencies {
  platform: Platform;
  accounts: AccountService;
  records: Records;
  door: Door;
  pin: PinService;
  changed: Changes;
  underWay: UnderWay;
  wishes: Wishes;
}

/** Who is signed in, and for which provider; the door says whether it is open. */
export function createSessionService(dependencies: SessionDependencies) {
  const { platform, accounts, records, door, pin, changed, underWay, wishes } = dependencies;
  const entrance = createEntrance(platform.session);
  const switching = createSwitching({ platform, accounts, door, entrance, pin, changed });
  const unlocking = createUnlocking({ platform, accounts, records, door, pin, switching, changed });
  const readView = createSessionView({ platform, accounts, door, entrance, pin, underWay, wishes });

  /** @throws FailureError `locked` or `signedOut` */
  async function require(): Promise<Secrets> {
    const kept = await door.secrets();
    if (kept) return kept;
    throw new FailureError((await accounts.lastActive()) ? 'locked' : 'signedOut');
  }

  /** Whether what was sealed for a known account opens no more, because its user key is another one by now. */
  async function isNewKey(known: StoredAccount | null, userKey: Bytes): Promise<boolean> {
    if (!known) return false;
    return openPrivateKey(userKey, known.wrappedPrivateKey).then(
      () => false,
      () => true,
    );
  }

  /** The account and its sealed refresh token reach the disk together, then it is open. Others stay as they are. */
  function adopt(
    { account, userKey, accessToken, expiresIn, refreshToken }: SignedIn,
    attempt: string,
  ): Promise<void> {
    return door.inTurn(async () => {
      if (!(await underWay.isCurrent(attempt))) throw new FailureError('interrupted');
      const known = await accounts.get(account.id);
      // one region cannot name an account of another
      if (known && known.region !== account.region) throw new FailureError('unexpectedAnswer');
      const token = await records.refreshToken.seal(account.id, userKey, refreshToken);
      await accounts.adopt(account, token, await isNewKey(known, userKey));
      await underWay.end(attempt);
      const now = platform.now();
      const access = { token: accessToken, expiresAt: now + expiresIn * 1_000 };
      const settings = await accounts.lockOf(account.id);
      const begun = newSecrets(account, { userKey, refreshToken }, settings, now);
      const opened = { ...begun, access, refreshedAt: now };
      // what it opens may be another key by now
      await pin.remove(account.id);
      await door.open(opened, await door.beside(account.id));
      await entrance.clear();
    });
  }

  /** A fifth wrong try signs out, also when the worker died before it could. */
  async function view(): Promise<SessionView> {
    const shown = await readView();
    if (shown.state !== 'locked' || !(await pin.isSpent(shown.account.id))) return shown;
    await switching.endAndTell(shown.account.id, 'pinFailed');
    return readView();
  }

  return {
    view,
    end: switching.endAndTell,
    adopt,
    secrets: door.secrets,
    lock: door.lock,
    require,

    /** @throws FailureError as `require`, and `staleContext` when another era has begun meanwhile */
    async requireEra(era: string): Promise<Secrets> {
      const kept = await require();
      if (kept.era !== era) throw new FailureError('staleContext');
      return kept;
    },

    unlock: unlocking.withPassword,
    unlockWithPin: unlocking.withPin,

    async switchTo(id: string): Promise<void> {
      await underWay.giveUp();
      await switching.switchTo(id);
    },
    addAccount: () => switching.add(),
    signOutAtStart: () => switching.signOutAtStart(),
    async cancelAdd(): Promise<void> {
      await underWay.giveUp();
      await switching.cancelAdd();
    },
    /** Locks, and removes the account and all that was kept for it from this computer. */
    async signOut(id?: string): Promise<void> {
      await underWay.giveUp();
      await switching.signOut(id);
    },

    /** Bitwarden refused to renew these tokens: signs out, unless others are in use by now. */
    async endSession({ accountId, refreshToken }: Secrets): Promise<void> {
      await door.inTurn(async () => {
        const kept = await door.peek();
        const isTheirs = kept?.accountId === accountId && kept.refreshToken === refreshToken;
        if (isTheirs) await switching.end(accountId, 'sessionEnded');
      });
      await changed('session');
    },

    /** A person is here: the lock is put off. */
    async extend(): Promise<LockTimes> {
      const now = platform.now();
      const after = await door.update((kept) =>
        kept && holds(kept.lock, now) ? { ...kept, lock: lockTimes(kept.settings.timeout, now) } : null,
      );
      if (!after) throw new FailureError('locked');
      await door.setAlarm();
      await changed('session');
      return after.lock;
    },

    /** The refresh token of the disk, which has it first: a worker that died in between kept it nowhere else. */
    async withLatestToken(asked: Secrets): Promise<Secrets> {
      const { accountId, refreshToken } = asked;
      const latest = await records.refreshToken.read(accountId, fromBase64(asked.userKey)).catch(() => null);
      if (latest === null || latest === refreshToken) return asked;
      await door.updateOf(accountId, (kept) =>
        kept?.refreshToken === refreshToken ? { ...kept, refreshToken: latest } : null,
      );
      return { ...asked, refreshToken: latest };
    },

    /**
     * Renewed tokens, in place of those they were renewed from and of no others. On disk first, and even after a lock,
     * so that a restart never meets a token that is spent.
     */
    async keepTokens(
      asked: Secrets,
      access: NonNullable<Secrets['access']>,
      refreshToken: string,
    ): Promise<void> {
      const { accountId } = asked;
      const userKey = fromBase64(asked.userKey);
      await door.updateOf(accountId, async (kept) => {
        if (refreshToken !== asked.refreshToken) {
          const onDisk = await records.refreshToken.read(accountId, userKey).catch(() => null);
          if (onDisk === asked.refreshToken)
            await records.refreshToken.write(accountId, userKey, refreshToken);
        }
        const isTheirs = kept?.refreshToken === asked.refreshToken;
        return isTheirs ? { ...kept, access, refreshToken, refreshedAt: platform.now() } : null;
      });
    },

    /**
     * Works for the provider that `pick` chooses from the one that counted until now; whatever was bound to that one ends.
     *
     * @throws FailureError `staleContext` when another era has begun meanwhile
     */
    async settleProvider(
      era: string,
      lastChosen: ProviderId | null,
      pick: (counted: ProviderId | null) => ProviderId | null,
    ): Promise<ProviderId | null> {
      const after = await door.update((kept) => {
        if (kept?.era !== era) return null;
        const counted = kept.providerId ?? lastChosen;
        const next = pick(counted);
        const same = { ...kept, providerId: next };
        return next === counted ? same : inNewEpoch(same);
      });
      if (!after) throw new FailureError('staleContext');
      return after.providerId;
    },
  };
}
