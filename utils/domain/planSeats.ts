/**
 * One row of the provider's subscription, as Bitwarden counts it (reference/provider-api.md section 4.6): so many seats
 * are paid for in any case, so many are assigned to clients, and what goes beyond the minimum was bought.
 */
export interface PlanSeats {
  minimum: number;
  assigned: number;
  purchased: number;
}

/** What a plan comes to when clients get `change` seats more, or fewer. */
export interface SeatAdjustment {
  after: PlanSeats;
  /** Paid for afterwards. */
  billed: number;
  /** Only a Provider Admin may. */
  buys: boolean;
}

/** As the server counts, from what clients have now. */
export function adjustSeats(minimum: number, before: number, change: number): SeatAdjustment {
  const after = before + change;
  const billed = Math.max(after, minimum);
  return {
    after: { minimum, assigned: after, purchased: Math.max(0, billed - minimum) },
    billed,
    buys: (before <= minimum && after > minimum) || (before > minimum && after > minimum && after > before),
  };
}

/** What a person is told before they change seats: "4 from your 4 unassigned, 6 will be purchased". */
export interface SeatPreview {
  /** Paid for and free before. */
  unassigned: number;
  /** Of these, taken. */
  taken: number;
  /** Bought besides: more to pay. */
  bought: number;
  /** Given back by the client; paid for still, free for another. */
  freed: number;
  /** Given back and not paid for any more. */
  dropped: number;
  unassignedAfter: number;
}

/** Paid for and assigned to nobody. */
export const unassignedSeats = ({ minimum, assigned }: PlanSeats): number => Math.max(0, minimum - assigned);

/**
 * What `change` seats more, or fewer, take and give. The counter of the server can drift from the sum over the clients,
 * and then it may decide otherwise.
 */
export function previewSeats(plan: PlanSeats, change: number): SeatPreview {
  const unassigned = unassignedSeats(plan);
  const unassignedAfter = unassignedSeats({ ...plan, assigned: plan.assigned + change });
  const moved = unassigned - unassignedAfter;
  return {
    unassigned,
    taken: Math.max(0, moved),
    bought: Math.max(0, change - Math.max(0, moved)),
    freed: Math.max(0, -moved),
    dropped: Math.max(0, -change - Math.max(0, -moved)),
    unassignedAfter,
  };
}

/** Whether seats must be bought for it. */
export const buysSeats = (plan: PlanSeats, change: number): boolean => previewSeats(plan, change).bought > 0;
