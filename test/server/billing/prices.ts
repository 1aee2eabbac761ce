/**
 * What a seat costs by plan type (reference/provider-api.md section 6.1: prices come from a service, these are the
 * server's own test data), and at the plan's own price for who pays without a provider.
 */
const PRICES: Record<number, { provider: number; own: number }> = {
  17: { provider: 4, own: 5 },
  18: { provider: 48, own: 48 },
  19: { provider: 6, own: 7 },
  20: { provider: 72, own: 72 },
};

export const providerPrice = (planType: number): number => PRICES[planType]?.provider ?? 0;
export const ownPrice = (planType: number): number => PRICES[planType]?.own ?? 0;

/** In whole cents. */
export const money = (amount: number): number => Math.round(amount * 100) / 100;

export const discounted = (amount: number, percentOff: number | null): number =>
  money((amount * (100 - (percentOff ?? 0))) / 100);
