import {
  type Client,
  ORGANIZATION_STATUS,
  PROVIDER_STATUS,
  PROVIDER_TYPE,
  type Provider,
  type ProviderPlan,
} from '../model.ts';
import { PLANS } from './clients.ts';
import { random } from './random.ts';

/** Seats a provider pays for in any case and has given to no client. */
const UNASSIGNED = 20;

/** The seats of its clients as section 4.6 sums them: by the plan's name, managed ones only. */
export const managedSeats = (clients: readonly Client[], planName: string): number =>
  clients
    .filter(({ plan, status }) => plan.name === planName && status === ORGANIZATION_STATUS.managed)
    .reduce((sum, { seats }) => sum + (seats ?? 0), 0);

/** The plan rows of a billable provider: of Teams some seats are left, of Enterprise some had to be bought. */
export function makePlans(provider: Provider, clients: readonly Client[], seed: number): ProviderPlan[] {
  if (provider.status !== PROVIDER_STATUS.billable) return [];
  const { teams, enterprise } = PLANS.consolidated;
  const plans = provider.type === PROVIDER_TYPE.businessUnit ? [enterprise] : [teams, enterprise];
  return plans.map((plan) => {
    const allocatedSeats = managedSeats(clients, plan.name);
    return {
      id: random(seed, 'provider plan', provider.id, plan.planType).guid(),
      providerId: provider.id,
      plan,
      seatMinimum: plan === teams ? allocatedSeats + UNASSIGNED : Math.floor(allocatedSeats / 100) * 100,
      allocatedSeats,
    };
  });
}
