import * as z from 'zod/mini';
import { type Bytes, fromBase64, toBase64 } from '../../../utils/crypto/bytes.ts';
import { FAILURE_KINDS, FailureError, type FailureKind } from '../../../utils/domain/failures.ts';
import { holds, type LockTimes, type RegionId, type SessionView } from '../../../utils/domain/session.ts';
import type { Http } from '../../../utils/wire/http.ts';
import type { Platform } from '../platform.ts';
import type { StoredAccount } from '../stores/disk.ts';
import type { Records } from '../stores/records.ts';
import { createSecretStore, type Secrets } from '../stores/secrets.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import { type AccountService, toAccount } from './account.ts';
import type { Changes } from './changes.ts';
import { signIn, unlock } from './signIn.ts';

/** Without input for this long, the session locks; milliseconds. */
export const LOCK_AFTER = 15 * 60_000;

export type SessionService = ReturnType<typeof createSessionService>;

export interface SessionDependencies {
  platform: Platform;
  http: Http;
  accounts: AccountService;
  records: Records;
  changed: Changes;
}

/** The one owner of the lock: every secret comes and goes through here. */
export function createSessionService({ platform, http, accounts, records, changed }: SessionDependencies) {
  const store = createSecretStore(platform.session);
  const lockListeners: (() => Promise<void>)[] = [];
  /** Why the last session ended, when nobody here ended it; said once on the sign-in or unlock screen. */
  const ended = sessionValue(platform.session, 'ended', z.enum(FAILURE_KINDS));
  let era = new AbortController();

  const fresh = (now: number): LockTimes => ({ lastActivity: now, deadline: now + LOCK_AFTER });

  async function begin(
    account: StoredAccount,
    userKey: Bytes,
    refreshToken: string,
    access: Secrets['access'],
  ): Promise<void> {
    const lock = fresh(platform.now());
    await ended.remove();
    await store.update((before) => ({
      accountId: account.id,
      region: account.region,
      userKey: toBase64(userKey),
      access,
      refreshToken,
      lock,
      epoch: (before?.epoch ?? 0) + 1,
      providerId: null,
    }));
    await platform.setLockAlarm(lock.deadline);
    await changed('session');
  }

  /** What pages may paint and the secrets go first, then all that shows a client anywhere. */
  async function lock(): Promise<void> {
    era.abort();
    era = new AbortController();
    await store.remove();
    for (const listener of lockListeners) await listener();
    await platform.setLockAlarm(null);
    await changed('session');
  }

  /** The secrets while the lock time holds; a clock that ran out or jumped locks. */
  async function secrets(): Promise<Secrets | null> {
    const kept = await store.read();
    if (!kept) return null;
    if (holds(kept.lock, platform.now())) return kept;
    await lock();
    return null;
  }

  async function view(): Promise<SessionView> {
    const account = await accounts.active();
    if (!account) {
      const regions = platform.regions.map(({ id, host }) => ({ id, host }));
      return { state: 'signedOut', regions, ended: await ended.read() };
    }
    const kept = await secrets();
    const { host } = accounts.region(account.region);
    return kept
      ? { state: 'unlocked', account: toAccount(account), host, lock: kept.lock }
      : { state: 'locked', account: toAccount(account), host };
  }

  return {
    view,
    secrets,
    lock,

    /** @throws FailureError `locked` or `signedOut` */
    async require(): Promise<Secrets> {
      const kept = await secrets();
      if (kept) return kept;
      throw new FailureError((await accounts.active()) ? 'locked' : 'signedOut');
    },

    /** Aborts when the session that is open now ends. */
    signal: () => era.signal,

    /** Runs within every lock, after the secrets are gone. */
    onLock(listener: () => Promise<void>) {
      lockListeners.push(listener);
    },

    async signIn(regionId: RegionId, email: string, password: string): Promise<{ weakKdf: boolean }> {
      const region = accounts.region(regionId);
      const address = email.trim().toLowerCase();
      const active = await accounts.active();
      const known = active?.email === address && active.region === regionId ? active : null;
      const device = { id: await accounts.deviceId(), type: platform.deviceType, name: platform.deviceName };
      const signedIn = await signIn(http, { region, email: address, password, device, known });
      const { account, userKey, accessToken, expiresIn, refreshToken, weakKdf } = signedIn;
      if (active && active.id !== account.id) await accounts.forget();
      await accounts.remember(account);
      await records.refreshToken.write(account.id, userKey, refreshToken);
      const expiresAt = platform.now() + expiresIn * 1_000;
      await begin(account, userKey, refreshToken, { token: accessToken, expiresAt });
      return { weakKdf };
    },

    /** Needs the master password and nothing more: no server is asked. */
    async unlock(password: string): Promise<void> {
      const account = await accounts.active();
      if (!account) throw new FailureError('signedOut');
      const userKey = await unlock(account, password);
      const refreshToken = await records.refreshToken.read(account.id, userKey);
      if (refreshToken === null) throw new FailureError('sessionEnded');
      await begin(account, userKey, refreshToken, null);
    },

    /** Locks, and removes the account and all that was kept for it from this computer. */
    async signOut(why: FailureKind | null = null): Promise<void> {
      await lock();
      await accounts.forget();
      if (why) await ended.write(why);
      else await ended.remove();
      await changed('session');
    },

    /** A person is here: the lock is put off. */
    async extend(): Promise<LockTimes> {
      const now = platform.now();
      const after = await store.update((kept) =>
        kept && holds(kept.lock, now) ? { ...kept, lock: fresh(now) } : kept,
      );
      if (!after || !holds(after.lock, now)) throw new FailureError('locked');
      await platform.setLockAlarm(after.lock.deadline);
      await changed('session');
      return after.lock;
    },

    async keepTokens(access: NonNullable<Secrets['access']>, refreshToken: string): Promise<void> {
      const before = await store.read();
      const after = await store.update((kept) => kept && { ...kept, access, refreshToken });
      if (!after || before?.refreshToken === refreshToken) return;
      await records.refreshToken.write(after.accountId, fromBase64(after.userKey), refreshToken);
    },

    /** Works for another provider from now on; whatever was bound to the earlier one ends. */
    async chooseProvider(providerId: Secrets['providerId']): Promise<void> {
      await store.update((kept) => {
        if (!kept || kept.providerId === providerId) return kept;
        // the first choice after an unlock ends nothing: until then the last provider worked for counted
        return { ...kept, providerId, epoch: kept.epoch + (kept.providerId === null ? 0 : 1) };
      });
    },

    /** The name the server has for this account. */
    async rename(name: string | null): Promise<void> {
      const account = await accounts.active();
      if (account && account.name !== name) await accounts.remember({ ...account, name });
    },
  };
}
