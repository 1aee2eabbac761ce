import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Asked,
  counted,
  LANES,
  type Limit,
  lanesOf,
  opensAt,
  partsOf,
  pauseOf,
  shareOf,
  type Tally,
  tallied,
  tenthAt,
} from '../../../utils/domain/rates.ts';

const MINUTE = 60_000;
const perMinute = (most: number): Limit => ({ most, window: MINUTE });
const limit = fc.record({
  most: fc.integer({ min: 1, max: 300 }),
  window: fc.constantFrom(1_000, MINUTE, 10 * MINUTE),
});

describe('the lanes of a request', () => {
  const O = 'organizations/22222222-2222-4222-8222-222222222222';
  const M = '33333333-3333-4333-8333-333333333333';

  it.each<[Asked['method'], Asked['host'], string, string[]]>([
    ['GET', 'api', '/sync', ['get']],
    ['GET', 'api', `/${O}/events`, ['get']],
    ['POST', 'api', '/providers/1/users/invite', ['post']],
    ['POST', 'api', `/${O}/users/invite`, ['post', 'invite']],
    ['POST', 'api', `/${O}/users/${M}/reinvite`, ['post', 'resend']],
    ['POST', 'api', `/${O}/users/reinvite`, ['post']],
    ['PUT', 'api', `/${O}/users/${M}`, ['put']],
    ['DELETE', 'api', `/${O}/users`, ['delete']],
    ['POST', 'api', '/two-factor/send-email-login', ['post', 'mail']],
    ['POST', 'api', '/accounts/resend-new-device-otp', ['post', 'mail']],
    ['POST', 'identity', '/accounts/prelogin/password', ['identity', 'prelogin']],
    ['POST', 'identity', '/accounts/prelogin', ['identity', 'prelogin']],
    ['POST', 'identity', '/connect/token', ['identity', 'token']],
    ['GET', 'identity', '/anything', ['identity']],
    ['POST', 'events', '/collect', ['events']],
  ])('%s %s %s are %j', (method, host, path, lanes) => {
    expect(lanesOf({ method, host, path }).map(({ name }) => name)).toEqual(lanes);
  });

  it('are named once each, with limits that are the published ones', () => {
    const published = Object.fromEntries(
      LANES.map(({ name, limits }) => [
        name,
        limits.map(({ most, window }) => `${most} in ${window / 1_000} s`),
      ]),
    );
    const ordinary = ['60 in 60 s', '5 in 1 s'];
    expect(Object.keys(published)).toHaveLength(LANES.length);
    expect(published).toEqual({
      get: ['200 in 60 s'],
      post: ordinary,
      put: ordinary,
      delete: ordinary,
      events: ordinary,
      identity: ordinary,
      invite: ['5 in 60 s', '300 in 86400 s'],
      resend: ['5 in 60 s', '300 in 86400 s'],
      mail: ['5 in 600 s'],
      prelogin: ['10 in 60 s'],
      token: ['10 in 60 s'],
    });
  });
});

describe('a share', () => {
  it.each([
    [200, 1, 200, MINUTE],
    [200, 3, 66, MINUTE],
    [5, 3, 1, MINUTE],
    [5, 5, 1, MINUTE],
    [5, 6, 1, 2 * MINUTE],
    [5, 11, 1, 3 * MINUTE],
  ])('of %i for %i technicians is %i in %i ms', (most, technicians, own, window) => {
    expect(shareOf(perMinute(most), technicians)).toEqual({ most: own, window });
  });

  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [4, 4, 3],
    [5, 4, 3],
    [10, 9, 7],
    [60, 57, 45],
    [200, 190, 150],
  ])('of %i leaves people up to %i and the background up to %i', (most, foreground, background) => {
    expect(partsOf(most)).toEqual({ all: most, foreground, background });
  });

  it('of everybody together is never more than the whole, where it can be divided', () => {
    fc.assert(
      fc.property(limit, fc.integer({ min: 1, max: 300 }), (whole, technicians) => {
        fc.pre(technicians <= whole.most);
        expect(shareOf(whole, technicians).most * technicians).toBeLessThanOrEqual(whole.most);
      }),
    );
  });
});

describe('a tally', () => {
  const share = perMinute(10);
  const at = (second: number) => 1_800_000_000_000 + second * 1_000;
  const sentAt = (seconds: number[], isBackground = false): Tally =>
    seconds.reduce<Tally>((tally, second) => tallied(tally, tenthAt(share, at(second)), isBackground, 1), []);
  const opens = (tally: Tally, second: number, isBackground = false, ahead = 0) =>
    (opensAt(counted(tally, share, at(second)), share, isBackground, ahead) - at(0)) / 1_000;

  it('is open while its parts are not used up', () => {
    expect(opens(sentAt([0, 0, 0, 0, 0, 0, 0, 0]), 1)).toBeLessThan(0);
    expect(opens(sentAt([0, 0, 0, 0, 0, 0], true), 1, true)).toBeLessThan(0);
  });

  it('opens a window after the end of the oldest tenth', () => {
    expect(opens(sentAt([0, 1, 7, 8, 9, 13, 20, 30, 40]), 41)).toBe(66);
    expect(opens(sentAt([0, 1, 7, 8, 9, 13, 20, 30, 40]), 66)).toBeLessThan(0);
  });

  it('opens later for those behind others, and a window later for those behind a whole share', () => {
    const full = sentAt([0, 1, 7, 8, 9, 13, 20, 30, 40]);
    expect([0, 1, 2, 5, 8].map((ahead) => opens(full, 41, false, ahead))).toEqual([66, 66, 72, 78, 102]);
    expect(opens(full, 41, false, 9)).toBe(66 + 66);
  });

  it('keeps a part for people that the background cannot use', () => {
    const busy = sentAt([0, 0, 0, 0, 0, 0, 0], true);
    expect(opens(busy, 1, true)).toBe(66);
    expect(opens(busy, 1)).toBeLessThan(0);
  });

  it('forgets what is older than the window', () => {
    expect(counted(sentAt([0, 30]), share, at(66))).toEqual([[tenthAt(share, at(30)), 1, 0]]);
    expect(counted(sentAt([0, 30]), share, at(600))).toEqual([]);
  });

  it('takes what lies in the future of a clock that went back as just sent', () => {
    const tally = counted(sentAt([3_600, 3_590]), share, at(0));
    expect(tally.map(([tenth]) => tenth - tenthAt(share, at(0)))).toEqual([-2, 0]);
  });

  it('never counts less than nothing', () => {
    expect(tallied([], 7, false, -1)).toEqual([]);
    expect(tallied([[7, 1, 2]], 7, false, -1)).toEqual([[7, 0, 2]]);
    expect(tallied([[7, 0, 2]], 7, false, -1)).toEqual([[7, 0, 2]]);
  });

  it('that is obeyed lets no window hold more than its share, and is small', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(limit, gaps, (rule, asked) => {
        const sent: number[] = [];
        let now = 1_800_000_000_000;
        let tally: Tally = [];
        for (const [gap, isBackground] of asked) {
          now += gap;
          tally = counted(tally, rule, now);
          now = Math.max(now, opensAt(tally, rule, isBackground));
          tally = tallied(counted(tally, rule, now), tenthAt(rule, now), isBackground, 1);
          sent.push(now);
          expect(tally.length).toBeLessThanOrEqual(12);
        }
        sent.forEach((time, i) => {
          const next = sent[i + rule.most];
          if (next !== undefined) expect(next - time).toBeGreaterThan(rule.window);
        });
      }),
    );
  });
});

describe('a pause', () => {
  it.each([
    [2, 1, 2_000, 2_500],
    [60, 1, 60_000, 65_000],
    [null, 1, 5_000, 6_250],
    [null, 2, 10_000, 12_500],
    [null, 30, 300_000, 305_000],
    [1, 3, 10_000, 12_500],
    [60, 2, 60_000, 65_000],
  ])('after %j seconds said at strike %i lasts from %i to %i ms', (said, strikes, least, most) => {
    expect(pauseOf(said, strikes, 0)).toBe(least);
    expect(pauseOf(said, strikes, 1)).toBe(most);
  });
});
