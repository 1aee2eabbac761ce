import {
  LOCK_ACTIONS,
  type LockAction,
  type LockSettings,
  minutesOf,
  TIMEOUTS,
  type Timeout,
} from './lock.ts';

/** The longest that an organization allows; `event` is allowed with everything that comes before it. */
export type TimeoutLimit =
  | { kind: 'minutes'; minutes: number }
  | { kind: 'event'; last: 'onSystemLock' | 'onRestart' };

/** What a master password must have; 0 and false ask for nothing. */
export interface PasswordRule {
  minLength: number;
  /** Bitwarden's measure of strength, 0 to 4. */
  minComplexity: number;
  upper: boolean;
  lower: boolean;
  numbers: boolean;
  special: boolean;
}

/** A policy of an organization the technician belongs to directly, as far as it binds what happens here. */
export type PolicyRule = { organization: string } & (
  | { kind: 'timeout'; limit: TimeoutLimit; action: LockAction | null }
  | { kind: 'noPin' }
  | { kind: 'masterPassword'; password: PasswordRule }
);

const TYPES = { masterPassword: 1, timeout: 9, noPin: 14 };
/** For what we cannot read of a policy that is on: unknown means no. */
const STRICTEST: TimeoutLimit = { kind: 'minutes', minutes: 1 };
const ACTIONS: Record<string, LockAction> = { lock: 'lock', logOut: 'signOut' };

type Data = Readonly<Record<string, unknown>> | null;

const numberIn = (data: Data, key: string): number => {
  const value = data?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
};

function limitOf(data: Data): TimeoutLimit | null {
  const minutes = numberIn(data, 'minutes');
  // older data names no type, and means minutes
  const type = data?.type ?? (minutes > 0 ? 'custom' : undefined);
  if (type === 'custom' && minutes > 0) return { kind: 'minutes', minutes };
  if (type === 'onSystemLock') return { kind: 'event', last: 'onSystemLock' };
  if (type === 'onAppRestart') return { kind: 'event', last: 'onRestart' };
  return type === 'never' ? null : STRICTEST;
}

function actionOf(data: Data): LockAction | null {
  const action = data?.action ?? null;
  if (action === null) return null;
  // an action we do not know is the stricter of the two
  return (typeof action === 'string' && Object.hasOwn(ACTIONS, action) && ACTIONS[action]) || 'signOut';
}

/** null for a policy that binds nothing here. */
export function toRule(organization: string, type: number, data: Data): PolicyRule | null {
  if (type === TYPES.noPin) return { organization, kind: 'noPin' };
  if (type === TYPES.timeout) {
    const limit = limitOf(data) ?? { kind: 'event', last: 'onRestart' };
    return { organization, kind: 'timeout', limit, action: actionOf(data) };
  }
  if (type !== TYPES.masterPassword) return null;
  const password = {
    minLength: numberIn(data, 'minLength'),
    minComplexity: numberIn(data, 'minComplexity'),
    upper: data?.requireUpper === true,
    lower: data?.requireLower === true,
    numbers: data?.requireNumbers === true,
    special: data?.requireSpecial === true,
  };
  return { organization, kind: 'masterPassword', password };
}

function isWithin(timeout: Timeout, limit: TimeoutLimit): boolean {
  const minutes = minutesOf(timeout);
  if (limit.kind === 'minutes') return minutes !== null && minutes <= Math.max(limit.minutes, 1);
  return TIMEOUTS.indexOf(timeout) <= TIMEOUTS.indexOf(limit.last);
}

/** The organization whose policy forbids this choice; null when none does. */
export function timeoutBoundBy(timeout: Timeout, rules: readonly PolicyRule[]): string | null {
  const rule = rules.find((one) => one.kind === 'timeout' && !isWithin(timeout, one.limit));
  return rule?.organization ?? null;
}

/** As `timeoutBoundBy`. Locking is what signing out is stricter than. */
export function actionBoundBy(action: LockAction, rules: readonly PolicyRule[]): string | null {
  if (action === 'signOut') return null;
  return rules.find((one) => one.kind === 'timeout' && one.action === 'signOut')?.organization ?? null;
}

export function pinBoundBy(rules: readonly PolicyRule[]): string | null {
  return rules.find(({ kind }) => kind === 'noPin')?.organization ?? null;
}

/** What a browser can do; not all of them tell when the computer locks. */
export const offeredTimeouts = (reportsSystemLock: boolean): Timeout[] =>
  TIMEOUTS.filter((timeout) => timeout !== 'onSystemLock' || reportsSystemLock);

/** What was chosen, or the nearest stricter that every policy allows and this browser can do. */
export function boundSettings(
  chosen: LockSettings,
  rules: readonly PolicyRule[],
  reportsSystemLock: boolean,
): LockSettings {
  const last = TIMEOUTS.indexOf(chosen.timeout);
  const upTo = offeredTimeouts(reportsSystemLock).filter((one) => TIMEOUTS.indexOf(one) <= last);
  const timeout = upTo.findLast((one) => timeoutBoundBy(one, rules) === null) ?? TIMEOUTS[0];
  const action = actionBoundBy(chosen.action, rules) === null ? chosen.action : 'signOut';
  return { timeout, action };
}

/** A choice, and the organization that forbids it. */
export interface Choice<T> {
  value: T;
  boundBy: string | null;
}

/** What the settings page shows of one account. */
export interface AccountSettings {
  effective: LockSettings;
  timeouts: Choice<Timeout>[];
  actions: Choice<LockAction>[];
  /** Whether the browser tells when the computer locks; without that the choice is not there. */
  reportsSystemLock: boolean;
  pin: { isSet: boolean; boundBy: string | null };
  passwords: { organization: string; password: PasswordRule }[];
}

export function settingsOf(
  chosen: LockSettings,
  rules: readonly PolicyRule[],
  { hasPin, reportsSystemLock }: { hasPin: boolean; reportsSystemLock: boolean },
): AccountSettings {
  const offered = offeredTimeouts(reportsSystemLock);
  return {
    effective: boundSettings(chosen, rules, reportsSystemLock),
    timeouts: offered.map((value) => ({ value, boundBy: timeoutBoundBy(value, rules) })),
    actions: LOCK_ACTIONS.map((value) => ({ value, boundBy: actionBoundBy(value, rules) })),
    reportsSystemLock,
    pin: { isSet: hasPin, boundBy: pinBoundBy(rules) },
    passwords: rules.flatMap((rule) =>
      rule.kind === 'masterPassword' ? [{ organization: rule.organization, password: rule.password }] : [],
    ),
  };
}
