import { describe, expect, it } from 'vitest';
import { clientTrouble, planName } from '../../../utils/domain/clients.ts';
import { deviceLabel } from '../../../utils/domain/events.ts';
import { countPeople, onlyAdmin, type Person } from '../../../utils/domain/people.ts';
import { holds } from '../../../utils/domain/session.ts';
import { age, daysAgo, zoneName } from '../../../utils/domain/time.ts';

describe('the trouble of a client', () => {
  it.each([
    [true, true, null],
    [true, false, 'unreadable'],
    [false, true, 'suspended'],
    [false, false, 'suspended'],
  ])('that is enabled: %s, and whose key opens: %s, is %s', (isEnabled, opens, trouble) => {
    expect(clientTrouble({ isEnabled, opens })).toBe(trouble);
  });
});

describe('the lock time', () => {
  const lock = { lastActivity: 1_000, deadline: 2_000 };
  it.each([
    [999, false, 'a clock that went back'],
    [1_000, true, 'right after the last input'],
    [1_999, true, 'right before the deadline'],
    [2_000, false, 'the deadline'],
    [9_999, false, 'a clock that jumped ahead'],
  ])('at %i holds: %s (%s)', (now, expected) => {
    expect(holds(lock, now)).toBe(expected);
  });
});

describe('people', () => {
  const person = (role: Person['role'], status: Person['status']): Person => ({
    id: 'x' as Person['id'],
    userId: null,
    name: null,
    email: 'x@northwind.example',
    role,
    status,
    isYou: false,
    invitedAt: null,
  });

  it('counts by status', () => {
    const people = [
      person('providerAdmin', 'confirmed'),
      person('serviceUser', 'invited'),
      person('serviceUser', 'invited'),
    ];
    expect(countPeople(people)).toEqual({ all: 3, confirmed: 1, accepted: 0, invited: 2 });
  });

  it('knows the only admin whose account nobody could recover', () => {
    const only = person('providerAdmin', 'confirmed');
    expect(onlyAdmin([only, person('providerAdmin', 'accepted'), person('serviceUser', 'confirmed')])).toBe(
      only,
    );
    expect(onlyAdmin([only, person('providerAdmin', 'confirmed')])).toBeNull();
    expect(onlyAdmin([])).toBeNull();
  });
});

describe('small words', () => {
  it('drops the billing period of a plan', () => {
    expect(planName('Teams (Monthly)')).toBe('Teams');
    expect(planName('Enterprise (Annually)')).toBe('Enterprise');
    expect(planName('Families')).toBe('Families');
    expect(planName(null)).toBe('');
  });

  it('names devices by number and admits what it does not know', () => {
    expect(deviceLabel(9)).toEqual({ kind: 'webVault', name: 'Chrome' });
    expect(deviceLabel(22)).toEqual({ kind: 'server', name: null });
    expect(deviceLabel(99)).toEqual({ kind: 'unknown', name: null });
    expect(deviceLabel(null)).toEqual({ kind: 'unknown', name: null });
  });

  it('tells ages in the largest fitting unit and never in the future', () => {
    const now = Date.UTC(2026, 10, 23, 12);
    expect(age(now - 30_000, now)).toBe('now');
    expect(age(now - 2 * 60_000, now)).toBe('2 min. ago');
    expect(age(now - 3 * 3_600_000, now)).toBe('3 hr. ago');
    expect(age(now - 2 * 86_400_000, now)).toBe('2 days ago');
    expect(age(now + 60_000, now)).toBe('now');
  });

  it('counts calendar days, not 24 hours', () => {
    const morning = new Date(2026, 10, 23, 1).getTime();
    const lastNight = new Date(2026, 10, 22, 23).getTime();
    expect(daysAgo(lastNight, morning)).toBe(1);
    expect(daysAgo(morning, morning)).toBe(0);
  });

  it('names the zone with its offset', () => {
    expect(zoneName(0)).toMatch(/\(UTC/);
  });
});
