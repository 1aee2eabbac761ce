import type { LockTimes } from './session.ts';

/** When an account locks, strictest first. */
export const TIMEOUTS = [
  'minutes1',
  'minutes5',
  'minutes15',
  'minutes30',
  'hours1',
  'hours4',
  'onIdle',
  'onSystemLock',
  'onRestart',
] as const;
export type Timeout = (typeof TIMEOUTS)[number];

/** What happens then. */
export const LOCK_ACTIONS = ['lock', 'signOut'] as const;
export type LockAction = (typeof LOCK_ACTIONS)[number];

export interface LockSettings {
  timeout: Timeout;
  action: LockAction;
}

export const DEFAULT_LOCK: LockSettings = { timeout: 'minutes15', action: 'lock' };

/** What the browser tells of the computer. */
export type IdleState = 'active' | 'idle' | 'locked';

/** Without input on the whole computer for this long it counts as idle; seconds. */
export const IDLE_AFTER = 300;

/** The deadline of a session that only an event ends. */
export const NO_DEADLINE = Number.MAX_SAFE_INTEGER;

const MINUTE = 60_000;
const MINUTES: Record<Timeout, number | null> = {
  minutes1: 1,
  minutes5: 5,
  minutes15: 15,
  minutes30: 30,
  hours1: 60,
  hours4: 240,
  onIdle: null,
  onSystemLock: null,
  onRestart: null,
};

/** null: this one waits for an event, not for a time. */
export const minutesOf = (timeout: Timeout): number | null => MINUTES[timeout];

/** The times of a session in which a person was active at `now`. */
export function lockTimes(timeout: Timeout, now: number): LockTimes {
  const minutes = minutesOf(timeout);
  return { lastActivity: now, deadline: minutes === null ? NO_DEADLINE : now + minutes * MINUTE };
}

/** Whether this state of the computer ends a session. */
export function endsAt(timeout: Timeout, state: IdleState): boolean {
  if (state === 'active') return false;
  return timeout === 'onIdle' || (timeout === 'onSystemLock' && state === 'locked');
}
