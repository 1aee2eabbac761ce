import * as z from 'zod/mini';
import { type Bytes, fromBase64, toBase64 } from '../../../utils/crypto/bytes.ts';
import { FAILURE_KINDS, FailureError, type FailureKind } from '../../../utils/domain/failures.ts';
import type { ProviderId } from '../../../utils/domain/ids.ts';
import { holds, type LockTimes, type RegionId, type SessionView } from '../../../utils/domain/session.ts';
import type { Http } from '../../../utils/wire/http.ts';
import type { Platform } from '../platform.ts';
import type { StoredAccount } from '../stores/disk.ts';
import type { Records } from '../stores/records.ts';
import type { Secrets } from '../stores/secrets.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import { type AccountService, toAccount } from './account.ts';
import { unlock } from './accountKeys.ts';
import type { Changes } from './changes.ts';
import type { Door } from './door.ts';
import { type SignedIn, signIn } from './signIn.ts';

/** Without input for this long, the session locks; milliseconds. */
export const LOCK_AFTER = 15 * 60_000;

export type SessionService = ReturnType<typeof createSessionService>;

interface SessionDependencies {
  platform: Platform;
  http: Http;
  accounts: AccountService;
  records: Records;
  door: Door;
  changed: Changes;
}

const freshLock = (now: number): LockTimes => ({ lastActivity: now, deadline: now + LOCK_AFTER });
const freshEpoch = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** Who is signed in, and for which provider; the door says whether it is open. */
export function createSessionService(dependencies: SessionDependencies) {
  const { platform, http, accounts, records, door, changed } = dependencies;
  /** Why the last session ended, when nobody here ended it; said once on the sign-in screen. */
  const ended = sessionValue(platform.session, 'ended', z.enum(FAILURE_KINDS));
  /** Two windows may sign in at once; the later one counts. */
  let attempts = 0;

  const secretsFor = (account: StoredAccount, userKey: Bytes, refreshToken: string): Secrets => ({
    accountId: account.id,
    region: account.region,
    userKey: toBase64(userKey),
    access: null,
    refreshToken,
    refreshedAt: 0,
    lock: freshLock(platform.now()),
    era: crypto.randomUUID(),
    epoch: freshEpoch(),
    providerId: null,
  });

  /** @throws FailureError `locked` or `signedOut` */
  async function require(): Promise<Secrets> {
    const kept = await door.secrets();
    if (kept) return kept;
    throw new FailureError((await accounts.active()) ? 'locked' : 'signedOut');
  }

  async function view(): Promise<SessionView> {
    const account = await accounts.active();
    if (!account) {
      const regions = platform.regions.map(({ id, host }) => ({ id, host }));
      return { state: 'signedOut', regions, ended: await ended.read() };
    }
    const kept = await door.secrets();
    const { host } = accounts.region(account.region);
    return kept?.accountId === account.id
      ? { state: 'unlocked', account: toAccount(account), host, lock: kept.lock }
      : { state: 'locked', account: toAccount(account), host };
  }

  /** The account and its sealed refresh token reach the disk together, then it is open. */
  function adopt(
    { account, userKey, accessToken, expiresIn, refreshToken }: SignedIn,
    attempt: number,
  ): Promise<void> {
    return door.inTurn(async () => {
      if (attempt !== attempts) throw new FailureError('interrupted');
      await door.lockNow();
      await accounts.adopt(account, await records.refreshToken.seal(account.id, userKey, refreshToken));
      await ended.remove();
      const now = platform.now();
      const access = { token: accessToken, expiresAt: now + expiresIn * 1_000 };
      await door.open({ ...secretsFor(account, userKey, refreshToken), access, refreshedAt: now });
    });
  }

  async function forget(why: FailureKind | null): Promise<void> {
    await door.lockNow();
    await accounts.forget();
    if (why) await ended.write(why);
    else await ended.remove();
  }

  return {
    view,
    secrets: door.secrets,
    lock: door.lock,
    require,

    /** @throws FailureError as `require`, and `staleContext` when another era has begun meanwhile */
    async requireEra(era: string): Promise<Secrets> {
      const kept = await require();
      if (kept.era !== era) throw new FailureError('staleContext');
      return kept;
    },

    async signIn(regionId: RegionId, email: string, password: string): Promise<{ weakKdf: boolean }> {
      const attempt = ++attempts;
      const region = accounts.region(regionId);
      const address = email.trim().toLowerCase();
      const active = await accounts.active();
      const known = active?.email === address && active.region === regionId ? active : null;
      const device = { id: await accounts.deviceId(), type: platform.deviceType, name: platform.deviceName };
      const signedIn = await signIn(http, { region, email: address, password, device, known });
      await adopt(signedIn, attempt);
      await changed('session');
      return { weakKdf: signedIn.weakKdf };
    },

    /** Needs the master password and nothing more: no server is asked. */
    async unlock(password: string): Promise<void> {
      const account = await accounts.active();
      if (!account) throw new FailureError('signedOut');
      const userKey = await unlock(account, password);
      const refreshToken = await records.refreshToken.read(account.id, userKey);
      if (refreshToken === null) throw new FailureError('sessionEnded');
      await door.inTurn(async () => {
        if ((await accounts.active())?.id !== account.id) throw new FailureError('signedOut');
        await door.open(secretsFor(account, userKey, refreshToken));
      });
      await changed('session');
    },

    /** Locks, and removes the account and all that was kept for it from this computer. */
    async signOut(): Promise<void> {
      attempts++;
      await door.inTurn(() => forget(null));
      await changed('session');
    },

    /** Bitwarden refused to renew these tokens: signs out, unless others are in use by now. */
    async endSession({ accountId, refreshToken }: Secrets): Promise<void> {
      const isTheirs = (kept: Secrets | null) =>
        kept?.accountId === accountId && kept.refreshToken === refreshToken;
      await door.inTurn(async () => {
        if (isTheirs(await door.peek())) await forget('sessionEnded');
      });
      await changed('session');
    },

    /** A person is here: the lock is put off. */
    async extend(): Promise<LockTimes> {
      const now = platform.now();
      const after = await door.update((kept) =>
        kept && holds(kept.lock, now) ? { ...kept, lock: freshLock(now) } : null,
      );
      if (!after) throw new FailureError('locked');
      await platform.setLockAlarm(after.lock.deadline);
      await changed('session');
      return after.lock;
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
      await door.update(async (kept) => {
        if (refreshToken !== asked.refreshToken) {
          const onDisk = await records.refreshToken.read(accountId, userKey).catch(() => null);
          if (onDisk === asked.refreshToken)
            await records.refreshToken.write(accountId, userKey, refreshToken);
        }
        const isTheirs = kept?.accountId === accountId && kept.refreshToken === asked.refreshToken;
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
        return { ...kept, providerId: next, epoch: next === counted ? kept.epoch : freshEpoch() };
      });
      if (!after) throw new FailureError('staleContext');
      return after.providerId;
    },
  };
}
