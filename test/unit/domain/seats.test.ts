import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustSeats,
  buysSeats,
  type PlanSeats,
  previewSeats,
  unassignedSeats,
} from '../../../utils/domain/planSeats.ts';
import { remainingSeats, seatLevel, seatShare, seatState } from '../../../utils/domain/seats.ts';
import { countedPlan, NO_SEATS, type SeatHolder, totalSeats } from '../../../utils/domain/seatTotals.ts';

describe('seats', () => {
  it.each([
    [0, 10, 'normal', 0, 'idle', 10],
    [5, 10, 'normal', 0.5, 'idle', 5],
    [6, 10, 'normal', 0.6, 'normal', 4],
    [1, 5, 'normal', 0.2, 'normal', 4],
    [8, 10, 'normal', 0.8, 'normal', 2],
    [9, 10, 'near', 0.9, 'near', 1],
    [10, 10, 'full', 1, 'full', 0],
    [12, 10, 'full', 1, 'over', -2],
    [0, 0, 'full', 1, 'full', 0],
    [500, null, 'normal', 0, 'normal', null],
  ] as const)('with %i of %s used are %s', (used, total, level, share, state, remaining) => {
    expect(seatLevel({ used, total })).toBe(level);
    expect(seatShare({ used, total })).toBe(share);
    expect(seatState({ used, total })).toBe(state);
    expect(remainingSeats({ used, total })).toBe(remaining);
  });
});

describe('a change of seats', () => {
  it.each([
    // minimum, before, change, after, billed, purchased, buys
    [100, 80, 4, 84, 100, 0, false],
    [100, 80, 20, 100, 100, 0, false],
    [100, 80, 21, 101, 101, 1, true],
    [100, 100, 1, 101, 101, 1, true],
    [100, 120, 1, 121, 121, 21, true],
    [100, 120, -1, 119, 119, 19, false],
    [100, 120, -20, 100, 100, 0, false],
    [100, 120, -40, 80, 100, 0, false],
    [100, 120, 0, 120, 120, 20, false],
    [0, 0, 1, 1, 1, 1, true],
    [0, 5, -5, 0, 0, 0, false],
  ])('of a plan with a minimum of %i: %i%+i', (minimum, before, change, after, billed, purchased, buys) => {
    expect(adjustSeats(minimum, before, change)).toEqual({
      after: { minimum, assigned: after, purchased },
      billed,
      buys,
    });
  });

  it.each<[PlanSeats, number, Partial<ReturnType<typeof previewSeats>>]>([
    [{ minimum: 100, assigned: 80, purchased: 0 }, 10, { unassigned: 20, taken: 10, unassignedAfter: 10 }],
    [{ minimum: 100, assigned: 96, purchased: 0 }, 10, { unassigned: 4, taken: 4, bought: 6 }],
    [{ minimum: 100, assigned: 120, purchased: 20 }, 3, { bought: 3 }],
    [{ minimum: 100, assigned: 120, purchased: 20 }, -15, { dropped: 15 }],
    [{ minimum: 100, assigned: 120, purchased: 20 }, -25, { dropped: 20, freed: 5, unassignedAfter: 5 }],
    [{ minimum: 100, assigned: 80, purchased: 0 }, -5, { unassigned: 20, freed: 5, unassignedAfter: 25 }],
    [{ minimum: 100, assigned: 80, purchased: 0 }, 0, { unassigned: 20, unassignedAfter: 20 }],
  ])('of %j by %i is told', (plan, change, expected) => {
    const nothing = { unassigned: 0, taken: 0, bought: 0, freed: 0, dropped: 0, unassignedAfter: 0 };
    expect(previewSeats(plan, change)).toEqual({ ...nothing, ...expected });
  });

  it('is told as the server will count it', () => {
    const whole = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: -500, max: 500 }), (minimum, before, wanted) => {
        const change = Math.max(0 - before, wanted);
        const plan = adjustSeats(minimum, before, 0).after;
        const { after, billed, buys } = adjustSeats(minimum, before, change);
        const { unassigned, taken, bought, freed, dropped, unassignedAfter } = previewSeats(plan, change);
        expect(buysSeats(plan, change)).toBe(buys);
        expect(taken + bought - freed - dropped).toBe(change);
        expect(unassignedAfter).toBe(unassignedSeats(after));
        expect(unassigned - taken + freed).toBe(unassignedAfter);
        expect(after.purchased).toBe(plan.purchased + bought - dropped);
        expect(billed).toBe(minimum + after.purchased);
        expect(billed).toBe(after.assigned + unassignedAfter);
      }),
    );
  });
});

describe('seats under management', () => {
  const holder = (plan: string, used: number | null, total: number | null): SeatHolder => ({
    plan,
    seats: { used, total },
  });

  it.each([
    ['Teams (Monthly)', 'Teams'],
    ['Teams', 'Teams'],
    ['Teams (Annually) 2020', 'Teams'],
    ['Enterprise (Annually)', 'Enterprise'],
    ['Teams Starter', null],
    ['Families', null],
    ['Free', null],
    ['', null],
    ['Teamster', null],
  ])('of the plan %s count as %s', (plan, counted) => {
    expect(countedPlan(plan)).toBe(counted);
  });

  it('are those of Teams and Enterprise, whoever they belong to', () => {
    const holders = [
      holder('Teams (Monthly)', 7, 10),
      holder('Enterprise', 12, 10),
      holder('Enterprise (Annually)', 30, null),
      holder('Enterprise', null, 25),
      holder('Families', 6, 6),
    ];
    expect(totalSeats(holders)).toEqual({
      organizations: 4,
      used: 49,
      assigned: 75,
      remaining: 1,
      unknown: 1,
    });
    expect(totalSeats([])).toEqual(NO_SEATS);
  });

  it('are the sum of their parts, in any order', () => {
    const some = fc.option(fc.nat(300), { nil: null });
    const plan = fc.constantFrom('Teams', 'Enterprise (Monthly)', 'Free');
    const holders = fc.array(
      fc.tuple(plan, some, some).map(([name, used, total]) => holder(name, used, total)),
    );
    fc.assert(
      fc.property(holders, holders, (those, others) => {
        const [first, second, all] = [
          totalSeats(those),
          totalSeats(others),
          totalSeats([...others, ...those]),
        ];
        for (const field of ['organizations', 'used', 'assigned', 'remaining', 'unknown'] as const)
          expect(all[field]).toBe(first[field] + second[field]);
      }),
    );
  });

  it('are assigned, used or remaining where the use is known', () => {
    const holders = fc.array(
      fc.tuple(fc.nat(300), fc.nat(300)).map(([used, total]) => holder('Teams', used, total)),
    );
    fc.assert(
      fc.property(holders, (all) => {
        const { used, assigned, remaining } = totalSeats(all);
        expect(used + remaining).toBe(assigned);
      }),
    );
  });
});
