import type { FailureKind } from './failures.ts';
import type { AccountId } from './ids.ts';

/** `local` exists in the demo flavour only. */
export type RegionId = 'us' | 'eu' | 'local';

export interface Region {
  id: RegionId;
  /** Host of the web vault as people know it, e.g. `bitwarden.com`. */
  host: string;
}

export interface Account {
  id: AccountId;
  email: string;
  name: string | null;
  region: RegionId;
}

/** Both in epoch milliseconds. Valid while `lastActivity <= now < deadline`; anything else locks. */
export interface LockTimes {
  lastActivity: number;
  deadline: number;
}

export type SessionView =
  | { state: 'signedOut'; regions: Region[]; ended: FailureKind | null }
  | { state: 'locked'; account: Account; host: string }
  | { state: 'unlocked'; account: Account; host: string; lock: LockTimes };

/** Whether a lock time still holds at `now`; a clock that jumped in either direction does not. */
export function holds(lock: LockTimes, now: number): boolean {
  return lock.lastActivity <= now && now < lock.deadline;
}
