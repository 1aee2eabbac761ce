import type { FailureKind } from './failures.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { AccountId } from './ids.ts';
import type { SecondSteps } from './secondStep.ts';

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

/** A sign-in that waits for something more than the password. */
export interface SignInUnderWay {
  /** Names it in whatever is done for it: what was meant for an earlier one is refused. */
  id: string;
  email: string;
  region: RegionId;
  host: string;
  /** When it is given up; epoch milliseconds. */
  deadline: number;
}

/** An account on this computer; any of them can be switched to. */
export interface KnownAccount {
  account: Account;
  host: string;
  /** Switching to it asks for nothing. */
  isUnlocked: boolean;
}

interface Known {
  /** Every account on this computer, the one worked with among them. */
  accounts: KnownAccount[];
}

export type SessionView = Known &
  (
    | {
        /** With accounts here somebody is adding one, or the session of one has ended. */
        state: 'signedOut';
        regions: Region[];
        /** Why the last session ended, when nobody here ended it; and whose it was. */
        ended: FailureKind | null;
        email: string | null;
      }
    | { state: 'secondStep'; signIn: SignInUnderWay; steps: SecondSteps }
    | { state: 'newDevice'; signIn: SignInUnderWay }
    /** Another device of the same person has to let this one in; `fingerprint` is what both of them show in words. */
    | { state: 'deviceApproval'; signIn: SignInUnderWay; fingerprint: Fingerprint }
    | {
        state: 'locked';
        account: Account;
        host: string;
        /** Tries that are left for the PIN; null when there is none. */
        pinTries: number | null;
        /** Its keys were changed elsewhere; the master password takes them over. */
        isChanged: boolean;
        /** A switch that the lock came in between of goes on after the unlock. */
        goesOn: boolean;
      }
    | { state: 'unlocked'; account: Account; host: string; lock: LockTimes }
  );

/** Whether a lock time still holds at `now`; a clock that jumped in either direction does not. */
export function holds(lock: LockTimes, now: number): boolean {
  return lock.lastActivity <= now && now < lock.deadline;
}
