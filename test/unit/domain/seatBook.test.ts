import { describe, expect, it } from 'vitest';
import {
  dayOf,
  monthBefore,
  NO_SEAT_BOOK,
  type SeatMonth,
  type SeatPair,
  seatChange,
  withSeen,
} from '../../../utils/domain/seatBook.ts';

const rows = (used: number): SeatMonth['rows'] => ({ acme: [used, 20] });

describe('how the seats stood', () => {
  it('is kept as it was seen last in this month, and in the one before', () => {
    const days = ['2026-08-30', '2026-10-02', '2026-10-31', '2026-11-01', '2026-11-29'];
    const book = days.reduce((sum, day, at) => withSeen(sum, day, rows(at)), NO_SEAT_BOOK);
    expect(book.day).toBe('2026-11-29');
    expect(book.months).toEqual([
      { month: '2026-10', rows: rows(2) },
      { month: '2026-11', rows: rows(4) },
    ]);
    expect(monthBefore(book, '2026-11-30')?.rows).toEqual(rows(2));
    expect(monthBefore(book, '2026-12-01')?.rows).toEqual(rows(4));
  });

  it('is unknown at first', () => {
    expect(monthBefore(withSeen(NO_SEAT_BOOK, '2026-11-29', rows(1)), '2026-11-29')).toBeNull();
  });

  it('is not overwritten by a clock that went back', () => {
    const book = withSeen(NO_SEAT_BOOK, '2026-11-29', rows(1));
    expect(withSeen(book, '2026-10-01', rows(9))).toBe(book);
  });

  it('counts days by UTC', () => {
    expect(dayOf(Date.UTC(2026, 10, 30, 23, 59))).toBe('2026-11-30');
  });
});

describe('what changed since', () => {
  const then = { acme: [10, 20] as SeatPair, own: [null, 20] as SeatPair };

  it.each<[SeatPair, Record<string, SeatPair> | null, string, ReturnType<typeof seatChange>]>([
    [[13, 30], then, 'acme', { used: 3, total: 10 }],
    [[8, 20], then, 'acme', { used: -2, total: 0 }],
    [[10, 20], then, 'acme', null],
    [[null, 25], then, 'own', { used: 0, total: 5 }],
    [[10, null], then, 'acme', null],
    [[10, 20], then, 'baker', 'new'],
    [[10, 20], then, 'constructor', 'new'],
    [[10, 20], null, 'acme', null],
  ])('for %j since %j, of %s', (now, before, id, change) => {
    expect(seatChange(now, before, id)).toEqual(change);
  });
});
