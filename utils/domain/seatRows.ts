import type { Client } from './clients.ts';
import { type OwnOrganization, type SeatChange, type SeatMonth, seatChange } from './seatBook.ts';
import { remainingSeats, type SeatState, seatState } from './seats.ts';
import { countedPlan, type SeatHolder, type SeatTotals, totalSeats } from './seatTotals.ts';

/** A client, or an organization of the MSP's own, in the table of seats. */
export interface SeatRow extends SeatHolder {
  id: string;
  name: string;
  /** null: an organization of the MSP's own. */
  client: Client | null;
  /** Under management: Teams and Enterprise alone. */
  isCounted: boolean;
  /** null: without a limit, or not known. */
  remaining: number | null;
  /** null: not known. */
  state: SeatState | null;
  /** Since the month before; null: nothing. */
  change: SeatChange | 'new' | null;
}

type Unchanged = Omit<SeatRow, 'change'>;

const ofClient = (client: Client): Unchanged => ({
  id: client.id,
  name: client.name,
  plan: client.plan,
  seats: client.seats,
  client,
  isCounted: countedPlan(client.plan) !== null,
  remaining: remainingSeats(client.seats),
  state: seatState(client.seats),
});

const ofOwn = ({ id, name, plan, seats }: OwnOrganization): Unchanged => ({
  id,
  name,
  plan,
  seats: { used: null, total: seats },
  client: null,
  isCounted: countedPlan(plan) !== null,
  remaining: null,
  state: null,
});

/** All clients, and the organizations that somebody marked as the MSP's own. */
export function seatRows(
  clients: readonly Client[],
  organizations: readonly OwnOrganization[],
  before: SeatMonth | null,
): SeatRow[] {
  const internal = organizations.filter(({ isInternal }) => isInternal).map(ofOwn);
  return [...clients.map(ofClient), ...internal].map((row) => ({
    ...row,
    change: seatChange([row.seats.used, row.seats.total], before?.rows ?? null, row.id),
  }));
}

/** Seats under management then; null: nobody looked. Plans are those of now: what they were is not kept. */
export function totalsBefore(rows: readonly SeatRow[], before: SeatMonth | null): SeatTotals | null {
  if (!before) return null;
  return totalSeats(
    rows.flatMap(({ id, plan }) => {
      const then = Object.hasOwn(before.rows, id) ? before.rows[id] : undefined;
      return then ? [{ plan, seats: { used: then[0], total: then[1] } }] : [];
    }),
  );
}

export const SEAT_COLUMNS = ['name', 'plan', 'assigned', 'used', 'remaining', 'state', 'change'] as const;
export type SeatColumn = (typeof SEAT_COLUMNS)[number];

export interface SeatOrder {
  column: SeatColumn;
  direction: 'ascending' | 'descending';
}

/** What needs somebody first. */
const STATE_RANK: Record<SeatState, number> = { over: 0, full: 1, near: 2, idle: 3, normal: 4 };
const UNLIMITED = Number.MAX_SAFE_INTEGER;

const growth = ({ change }: SeatRow): number =>
  change === null || change === 'new' ? 0 : change.used || change.total;

/** Each plan by its place among all of them: thousands of rows have a handful. */
function planRanks(rows: readonly SeatRow[], { compare }: Intl.Collator): (row: SeatRow) => number {
  const ranks = new Map(
    [...new Set(rows.map(({ plan }) => plan))].sort(compare).map((plan, at) => [plan, at]),
  );
  return ({ plan }) => ranks.get(plan) ?? 0;
}

/** A sorted copy; equal ones stay in the order they had. Names come in their order, which sorts them at once. */
export function sortSeatRows(rows: readonly SeatRow[], order: SeatOrder, locale?: string): SeatRow[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const rankOf = planRanks(rows, collator);
  const compare: Record<SeatColumn, (a: SeatRow, b: SeatRow) => number> = {
    name: (a, b) => collator.compare(a.name, b.name),
    plan: (a, b) => rankOf(a) - rankOf(b),
    assigned: (a, b) => (a.seats.total ?? UNLIMITED) - (b.seats.total ?? UNLIMITED),
    used: (a, b) => (a.seats.used ?? -1) - (b.seats.used ?? -1),
    remaining: (a, b) => (a.remaining ?? UNLIMITED) - (b.remaining ?? UNLIMITED),
    state: (a, b) => STATE_RANK[a.state ?? 'normal'] - STATE_RANK[b.state ?? 'normal'],
    change: (a, b) => growth(a) - growth(b),
  };
  const sign = order.direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare[order.column](a, b));
}
