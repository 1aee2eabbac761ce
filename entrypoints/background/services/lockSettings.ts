import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { DEFAULT_LOCK, type LockSettings, lockTimes } from '../../../utils/domain/lock.ts';
import {
  type AccountSettings,
  actionBoundBy,
  boundSettings,
  type PolicyRule,
  pinBoundBy,
  settingsOf,
  timeoutBoundBy,
} from '../../../utils/domain/lockPolicy.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import type { Records } from '../stores/records.ts';
import type { Secrets } from '../stores/secrets.ts';
import type { AccountService } from './account.ts';
import type { Changes } from './changes.ts';
import type { Door } from './door.ts';
import type { PinService } from './pin.ts';
import type { SessionService } from './session.ts';

interface LockSettingsDependencies {
  platform: Platform;
  accounts: AccountService;
  records: Records;
  door: Door;
  pin: PinService;
  session: SessionService;
  changed: Changes;
}

export type LockSettingsService = ReturnType<typeof createLockSettings>;

/** When and how the open account locks, its PIN, and the policies that bind both. */
export function createLockSettings(dependencies: LockSettingsDependencies) {
  const { platform, accounts, records, door, pin, session, changed } = dependencies;
  /** What a person chooses and what policies say come one after the other: each writes by what it read. */
  const inTurn = createMutex();

  const chosenOf = async (accountId: string) => (await accounts.readLock(accountId))?.chosen ?? DEFAULT_LOCK;

  async function rulesOf({ accountId, userKey }: Secrets): Promise<PolicyRule[]> {
    return (await records.policies.read(accountId, fromBase64(userKey))) ?? [];
  }

  async function read(): Promise<AccountSettings> {
    const kept = await session.require();
    const { accountId } = kept;
    return settingsOf(await chosenOf(accountId), await rulesOf(kept), {
      hasPin: (await pin.triesLeft(accountId)) !== null,
      reportsSystemLock: platform.reportsSystemLock,
    });
  }

  /** @throws FailureError `accountChanged`: the page shows another one */
  async function requireAccount(accountId: string): Promise<Secrets> {
    const kept = await session.require();
    if (kept.accountId !== accountId) throw new FailureError('accountChanged');
    return kept;
  }

  /** On disk first: after a restart it locks as it does now. */
  async function apply(accountId: string, chosen: LockSettings, rules: readonly PolicyRule[]): Promise<void> {
    const effective = boundSettings(chosen, rules, platform.reportsSystemLock);
    await accounts.writeLock(accountId, { chosen, effective });
    await door.updateOf(accountId, (kept) => {
      if (!kept) return null;
      const { lastActivity, deadline } = kept.lock;
      const lock = deadline === 0 ? kept.lock : lockTimes(effective.timeout, lastActivity);
      return { ...kept, settings: effective, lock };
    });
    await door.setAlarm();
  }

  return {
    read,

    /** @throws FailureError `boundByPolicy` with the organization as detail */
    async write(accountId: string, chosen: LockSettings): Promise<AccountSettings> {
      await inTurn(async () => {
        const rules = await rulesOf(await requireAccount(accountId));
        const boundBy = timeoutBoundBy(chosen.timeout, rules) ?? actionBoundBy(chosen.action, rules);
        if (boundBy !== null) throw new FailureError('boundByPolicy', { detail: boundBy });
        if (chosen.timeout === 'onSystemLock' && !platform.reportsSystemLock)
          throw new FailureError('badInput');
        await apply(accountId, chosen, rules);
      });
      await changed('session', 'paint');
      return read();
    },

    /** Policies as they are now. They bind from here on, also without a server. */
    hearPolicies: (era: string, rules: PolicyRule[]): Promise<void> =>
      inTurn(async () => {
        const { accountId, userKey } = await session.requireEra(era);
        await records.policies.write(accountId, fromBase64(userKey), rules);
        await apply(accountId, await chosenOf(accountId), rules);
        if (pinBoundBy(rules) !== null) await pin.remove(accountId);
      }),

    /** @throws FailureError `boundByPolicy` with the organization as detail */
    async setPin(accountId: string, typed: string): Promise<AccountSettings> {
      const kept = await requireAccount(accountId);
      const boundBy = pinBoundBy(await rulesOf(kept));
      if (boundBy !== null) throw new FailureError('boundByPolicy', { detail: boundBy });
      await pin.set(accountId, fromBase64(kept.userKey), typed);
      // a sign-out that came meanwhile has the last word
      if (!(await accounts.get(accountId))) await pin.remove(accountId);
      return read();
    },

    async removePin(accountId: string): Promise<AccountSettings> {
      await requireAccount(accountId);
      await pin.remove(accountId);
      return read();
    },
  };
}
