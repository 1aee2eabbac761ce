import { type Client, ORGANIZATION_STATUS, type ProviderPlan } from '../../model.ts';

/** reference/provider-api.md section 4.6: the seats of managed clients, found by the plan's name. */
export const assignedSeats = (clients: readonly Client[], { plan }: ProviderPlan): number =>
  clients
    .filter(({ plan: own, status }) => own.name === plan.name && status === ORGANIZATION_STATUS.managed)
    .reduce((sum, { seats }) => sum + (seats ?? 0), 0);

/** Whether that many seats more or fewer cost the provider something new. */
export function buysSeats(clients: readonly Client[], row: ProviderPlan, adjustment: number): boolean {
  const before = assignedSeats(clients, row);
  const after = before + adjustment;
  const least = row.seatMinimum;
  return (before <= least && after > least) || (before > least && after > least && after > before);
}

/** To be done before the client itself changes: what is assigned is the sum of its clients' seats. */
export function scaleSeats(clients: readonly Client[], row: ProviderPlan, adjustment: number): void {
  row.allocatedSeats = assignedSeats(clients, row) + adjustment;
}
