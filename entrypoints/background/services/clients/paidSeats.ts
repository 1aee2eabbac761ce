import { planName } from '../../../../utils/domain/clients.ts';
import { decide } from '../../../../utils/domain/permissions.ts';
import type { PlanSeats } from '../../../../utils/domain/planSeats.ts';
import { getSubscription, type WireSubscription } from '../../../../utils/wire/billing.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';

/** The one of that very name, as Bitwarden counts, or the only one that is called so without its billing period. */
function rowOf({ plans }: WireSubscription, name: string): WireSubscription['plans'][number] | null {
  const same = plans.find((row) => row.planName === name);
  if (same) return same;
  const alike = plans.filter((row) => planName(row.planName) === planName(name));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

export type PaidSeats = ReturnType<typeof createPaidSeats>;

/** How the provider's plan of a client stands; null: Bitwarden does not say, or may not be asked. */
export const createPaidSeats =
  (api: ApiService, directory: Directory) =>
  async (of: ProviderScope, name: string | null): Promise<PlanSeats | null> => {
    const provider = (await directory.currentProvider())?.provider ?? null;
    if (name === null || !decide(provider, 'billing.read').allowed) return null;
    const subscription = await api.send(getSubscription(of)).catch(() => null);
    const row = subscription && rowOf(subscription, name);
    return row && { minimum: row.seatMinimum, assigned: row.assignedSeats, purchased: row.purchasedSeats };
  };
