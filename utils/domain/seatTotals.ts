/** One organization, of a client or of the MSP itself. */
export interface SeatHolder {
  /** The plan's name, with or without its billing period. */
  plan: string;
  /** `used` null: Bitwarden does not say. `total` null: the plan has no limit. */
  seats: { used: number | null; total: number | null };
}

/** Seats under management: what Bitwarden's discount for resellers and MSPs goes by. */
export interface SeatTotals {
  organizations: number;
  /** Of those where it is known. */
  used: number;
  /** A plan without a limit counts with the seats in use. */
  assigned: number;
  /** Assigned less used where that is known: organizations with more people than seats take away from it. */
  remaining: number;
  /** Organizations nobody tells us the use of. */
  unknown: number;
}

export type CountedPlan = 'Teams' | 'Enterprise';

/** Of any year; `Teams Starter` is another product. */
const COUNTED = /^(Teams|Enterprise)(?! Starter)\b/;

/** The plan as the discount counts it; null: its seats do not count. */
export function countedPlan(plan: string): CountedPlan | null {
  const [name] = COUNTED.exec(plan) ?? [];
  return (name as CountedPlan | undefined) ?? null;
}

export const NO_SEATS: SeatTotals = { organizations: 0, used: 0, assigned: 0, remaining: 0, unknown: 0 };

function add(sum: SeatTotals, { seats: { used, total } }: SeatHolder): SeatTotals {
  const assigned = total ?? used ?? 0;
  return {
    organizations: sum.organizations + 1,
    used: sum.used + (used ?? 0),
    assigned: sum.assigned + assigned,
    remaining: sum.remaining + (used === null ? 0 : assigned - used),
    unknown: sum.unknown + (used === null ? 1 : 0),
  };
}

/** Over all Teams and Enterprise organizations; others are left out. */
export const totalSeats = (holders: readonly SeatHolder[]): SeatTotals =>
  holders.filter(({ plan }) => countedPlan(plan) !== null).reduce(add, NO_SEATS);
