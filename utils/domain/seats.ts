export interface Seats {
  used: number;
  /** null: the plan has no limit. */
  total: number | null;
}

export type SeatLevel = 'normal' | 'near' | 'full';

const NEAR = 0.9;

/** `near` from 90 % of the seats, `full` when none is left. */
export function seatLevel({ used, total }: Seats): SeatLevel {
  if (total === null) return 'normal';
  if (used >= total) return 'full';
  return used / total >= NEAR ? 'near' : 'normal';
}

/** Share of the seats in use, 0 to 1. */
export function seatShare({ used, total }: Seats): number {
  if (total === null || total === 0) return total === 0 ? 1 : 0;
  return Math.min(1, used / total);
}
