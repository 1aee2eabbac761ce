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

/** What a technician is told about a client's seats, worst first; each has words `seats_state_<state>`. */
export const SEAT_STATES = ['over', 'full', 'near', 'idle', 'normal'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

const IDLE_SHARE = 0.5;
/** Fewer are not worth a word. */
const IDLE_LEAST = 5;

/** `over`: more people than seats. `idle`: half of the seats or more lie unused, and at least five. */
export function seatState(seats: Seats): SeatState {
  const { used, total } = seats;
  if (total === null) return 'normal';
  if (used > total) return 'over';
  const level = seatLevel(seats);
  if (level !== 'normal') return level;
  return total - used >= IDLE_LEAST && used / total <= IDLE_SHARE ? 'idle' : 'normal';
}

/** Seats nobody uses: negative where there are more people than seats, null without a limit. */
export const remainingSeats = ({ used, total }: Seats): number | null =>
  total === null ? null : total - used;
