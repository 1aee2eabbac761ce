import { type Seats, seatLevel } from '../../utils/domain/seats.ts';
import { formatNumber, t, tCount } from '../../utils/domain/text.ts';

/** `40 of 60 seats`; without a limit `40 seats`. */
export function seatCount({ used, total }: Seats): string {
  return total === null
    ? tCount('seats_unlimited', used)
    : tCount('seats_limited', total, formatNumber(used));
}

/** The count and, when it matters, how full: `10 of 10 seats, full`. */
export function seatWords(seats: Seats): string {
  const level = seatLevel(seats);
  if (level === 'normal') return seatCount(seats);
  return `${seatCount(seats)}, ${t(level === 'full' ? 'seats_full' : 'seats_near')}`;
}
