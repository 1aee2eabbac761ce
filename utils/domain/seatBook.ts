import type { ClientId } from './ids.ts';

/** An organization the technician belongs to and that is no client: perhaps the MSP's own. */
export interface OwnOrganization {
  id: ClientId;
  name: string;
  /** `Teams`, `Enterprise` …; empty: another. */
  plan: string;
  /** null: without a limit. Bitwarden does not say here how many are used. */
  seats: number | null;
  /** Somebody here said that the MSP uses it itself: its seats are under management too. */
  isInternal: boolean;
}

/** Used and in all; null as in `SeatHolder`. */
export type SeatPair = [used: number | null, total: number | null];

/** How things stood when they were seen last in a month. */
export interface SeatMonth {
  /** `2026-11`. */
  month: string;
  /** By organization. */
  rows: Record<string, SeatPair>;
}

export interface SeatBook {
  /** Organizations marked as the MSP's own. */
  internal: string[];
  /** The day the newest month was seen last: `2026-11-29`. */
  day: string;
  /** The newest, and the one before it. */
  months: SeatMonth[];
}

export const NO_SEAT_BOOK: SeatBook = { internal: [], day: '', months: [] };

/** Days change everywhere at once: by UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const monthOf = (day: string): string => day.slice(0, 7);

/** With what is seen today in place of what was seen earlier in this month. A clock that went back writes nothing. */
export function withSeen(book: SeatBook, day: string, rows: SeatMonth['rows']): SeatBook {
  if (day < book.day) return book;
  const month = monthOf(day);
  const before = book.months.filter((one) => one.month < month).slice(-1);
  return { ...book, day, months: [...before, { month, rows }] };
}

/** The last there is of an earlier month; null: this is the first. */
export const monthBefore = ({ months }: SeatBook, day: string): SeatMonth | null =>
  months.filter(({ month }) => month < monthOf(day)).at(-1) ?? null;

export interface SeatChange {
  used: number;
  total: number;
}

/** What changed since; null: nothing, or nothing that can be told. `new`: it was not there. */
export function seatChange(
  now: SeatPair,
  then: Record<string, SeatPair> | null,
  id: string,
): SeatChange | 'new' | null {
  if (!then) return null;
  const before = Object.hasOwn(then, id) ? then[id] : undefined;
  if (!before) return 'new';
  const by = (at: 0 | 1) => {
    const [was, is] = [before[at], now[at]];
    return was === null || is === null || was === undefined ? 0 : is - was;
  };
  const change = { used: by(0), total: by(1) };
  return change.used === 0 && change.total === 0 ? null : change;
}
