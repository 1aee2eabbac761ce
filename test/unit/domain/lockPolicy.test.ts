import { describe, expect, it } from 'vitest';
import { type LockSettings, lockTimes, NO_DEADLINE, TIMEOUTS } from '../../../utils/domain/lock.ts';
import {
  actionBoundBy,
  boundSettings,
  pinBoundBy,
  settingsOf,
  timeoutBoundBy,
  toRule,
} from '../../../utils/domain/lockPolicy.ts';

const VAULT_TIMEOUT = 9;
const acme = (data: Record<string, unknown> | null, type = VAULT_TIMEOUT) => toRule('Acme', type, data);
const rules = (...all: ReturnType<typeof toRule>[]) => all.filter((rule) => rule !== null);
const hours4: LockSettings = { timeout: 'hours4', action: 'lock' };
const restart: LockSettings = { timeout: 'onRestart', action: 'lock' };

describe('the vault timeout policy', () => {
  it.each<[string, Record<string, unknown> | null, LockSettings, string]>([
    ['5 minutes', { type: 'custom', minutes: 5 }, hours4, 'minutes5 lock'],
    ['10 minutes, which are not among ours', { type: 'custom', minutes: 10 }, hours4, 'minutes5 lock'],
    ['half a minute', { type: 'custom', minutes: 0.5 }, hours4, 'minutes1 lock'],
    ['more than was chosen', { type: 'custom', minutes: 480 }, hours4, 'hours4 lock'],
    ['minutes, when the choice waits for an event', { type: 'custom', minutes: 60 }, restart, 'hours1 lock'],
    ['minutes without a type, as older data has them', { minutes: 15 }, hours4, 'minutes15 lock'],
    ['at once', { type: 'immediately', minutes: 480 }, hours4, 'minutes1 lock'],
    ['on system lock', { type: 'onSystemLock', minutes: 480 }, restart, 'onSystemLock lock'],
    ['on system lock, with a stricter choice', { type: 'onSystemLock', minutes: 480 }, hours4, 'hours4 lock'],
    ['on restart', { type: 'onAppRestart', minutes: 480 }, restart, 'onRestart lock'],
    ['never', { type: 'never', minutes: 480 }, restart, 'onRestart lock'],
    ['a type of the future', { type: 'onMoonrise', minutes: 480 }, hours4, 'minutes1 lock'],
    ['minutes that are text', { type: 'custom', minutes: '5' }, hours4, 'minutes1 lock'],
    ['nothing readable', null, hours4, 'minutes1 lock'],
    ['minutes below none', { type: 'custom', minutes: -3 }, hours4, 'minutes1 lock'],
    ['signing out', { type: 'never', action: 'logOut' }, restart, 'onRestart signOut'],
    ['locking', { type: 'never', action: 'lock' }, { ...restart, action: 'signOut' }, 'onRestart signOut'],
    ['an action of the future', { type: 'never', action: 'explode' }, restart, 'onRestart signOut'],
    ['a prototype name as action', { type: 'never', action: 'constructor' }, restart, 'onRestart signOut'],
  ])('that says %s', (_, data, chosen, expected) => {
    const { timeout, action } = boundSettings(chosen, rules(acme(data)), true);
    expect(`${timeout} ${action}`).toBe(expected);
  });

  it('of two organizations the stricter wins, each in its own respect', () => {
    const both = rules(
      acme({ type: 'custom', minutes: 60, action: 'logOut' }),
      toRule('Baker', VAULT_TIMEOUT, { type: 'custom', minutes: 5, action: 'lock' }),
    );
    expect(boundSettings(hours4, both, true)).toEqual({ timeout: 'minutes5', action: 'signOut' });
    expect(timeoutBoundBy('minutes30', both)).toBe('Baker');
    expect(timeoutBoundBy('onRestart', both)).toBe('Acme');
    expect(actionBoundBy('lock', both)).toBe('Acme');
    expect(actionBoundBy('signOut', both)).toBeNull();
  });

  it('never makes anything laxer than the choice', () => {
    for (const timeout of TIMEOUTS) {
      for (const last of ['custom', 'onSystemLock', 'onAppRestart', 'never', 'immediately']) {
        const bound = boundSettings(
          { timeout, action: 'signOut' },
          rules(acme({ type: last, minutes: 30 })),
          true,
        );
        expect(TIMEOUTS.indexOf(bound.timeout)).toBeLessThanOrEqual(TIMEOUTS.indexOf(timeout));
        expect(bound.action).toBe('signOut');
      }
    }
  });
});

describe('other policies', () => {
  it('forbid the PIN', () => {
    expect(pinBoundBy(rules(acme(null, 14)))).toBe('Acme');
    expect(pinBoundBy([])).toBeNull();
  });

  it('say what a master password must have', () => {
    const data = { minLength: 14, requireUpper: true, requireNumbers: 'yes', minComplexity: null };
    const settings = settingsOf(hours4, rules(acme(data, 1)), { hasPin: false, reportsSystemLock: true });
    expect(settings.passwords).toEqual([
      {
        organization: 'Acme',
        password: {
          minLength: 14,
          minComplexity: 0,
          upper: true,
          lower: false,
          numbers: false,
          special: false,
        },
      },
    ]);
  });

  it('that bind nothing here are no rules', () => {
    expect(acme({ anything: 1 }, 2)).toBeNull();
  });
});

describe('what is offered', () => {
  it('leaves out the system lock where the browser does not tell of it', () => {
    const offered = (reportsSystemLock: boolean) =>
      settingsOf(hours4, [], { hasPin: false, reportsSystemLock }).timeouts.map(({ value }) => value);
    expect(offered(true)).toEqual(TIMEOUTS);
    expect(offered(false)).toEqual(TIMEOUTS.filter((timeout) => timeout !== 'onSystemLock'));
  });

  it('is never an event that the browser does not tell', () => {
    const onLock = rules(acme({ type: 'onSystemLock' }));
    expect(boundSettings(restart, onLock, true).timeout).toBe('onSystemLock');
    expect(boundSettings(restart, onLock, false).timeout).toBe('onIdle');
  });

  it('has no deadline where only an event ends the session', () => {
    expect(lockTimes('onRestart', 5).deadline).toBe(NO_DEADLINE);
    expect(lockTimes('minutes5', 5)).toEqual({ lastActivity: 5, deadline: 300_005 });
  });
});
