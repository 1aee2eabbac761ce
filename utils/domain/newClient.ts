import { isAddress } from './addresses.ts';
import type { ProviderKind } from './providers.ts';

/** What a client can be created on, each with a name `client_plan_<plan>`. */
export const CLIENT_PLANS = ['teamsMonthly', 'enterpriseMonthly', 'enterpriseAnnually'] as const;
export type ClientPlan = (typeof CLIENT_PLANS)[number];

export interface NewClient {
  name: string;
  /** Who is invited as its first Owner. */
  ownerEmail: string;
  plan: ClientPlan;
  seats: number;
}

export const LONGEST_CLIENT_NAME = 50;
/** More than anybody has; what is beyond is a slip of the finger. */
export const MOST_SEATS = 1_000_000;

const BY_KIND: Record<ProviderKind, readonly ClientPlan[]> = {
  msp: ['teamsMonthly', 'enterpriseMonthly'],
  businessUnit: ['enterpriseMonthly', 'enterpriseAnnually'],
  // they create none this way (reference/provider-api.md section 4.2)
  reseller: [],
};

export const creatablePlans = (kind: ProviderKind): readonly ClientPlan[] => BY_KIND[kind];

export const NEW_CLIENT_PROBLEMS = ['noName', 'longName', 'badAddress', 'badPlan', 'badSeats'] as const;
export type NewClientProblem = (typeof NEW_CLIENT_PROBLEMS)[number];

export const isSeatCount = (seats: number, least = 1): boolean =>
  Number.isInteger(seats) && seats >= least && seats <= MOST_SEATS;

/** As it is sent. */
export const tidied = ({ name, ownerEmail, ...rest }: NewClient): NewClient => ({
  ...rest,
  name: name.trim(),
  ownerEmail: ownerEmail.trim().toLowerCase(),
});

/** What stands in the way of creating it; Bitwarden checks neither the name's length nor the address. */
export function newClientProblem(client: NewClient, kind: ProviderKind): NewClientProblem | null {
  const { name, ownerEmail, plan, seats } = tidied(client);
  if (name === '') return 'noName';
  if (name.length > LONGEST_CLIENT_NAME) return 'longName';
  if (!isAddress(ownerEmail)) return 'badAddress';
  if (!creatablePlans(kind).includes(plan)) return 'badPlan';
  return isSeatCount(seats) ? null : 'badSeats';
}
