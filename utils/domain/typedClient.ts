import { isAddress } from './addresses.ts';
import {
  type ClientPlan,
  creatablePlans,
  isSeatCount,
  LONGEST_CLIENT_NAME,
  type NewClient,
} from './newClient.ts';
import { plainText } from './plainText.ts';
import type { ProviderKind } from './providers.ts';

/** A plan as the provider's subscription lists it. */
export const PLAN_PARTS = {
  teamsMonthly: { name: 'Teams', cadence: 'monthly' },
  enterpriseMonthly: { name: 'Enterprise', cadence: 'monthly' },
  enterpriseAnnually: { name: 'Enterprise', cadence: 'annual' },
} as const satisfies Record<ClientPlan, { name: string; cadence: 'monthly' | 'annual' }>;

/** What can be wrong with a field; each has a sentence `typed_problem_<problem>`. */
export const TYPED_PROBLEMS = [
  'noName',
  'longName',
  'noOwner',
  'badOwner',
  'noPlan',
  'otherPlan',
  'noSeats',
  'badSeats',
  'tooManySeats',
] as const;
export type TypedProblem = (typeof TYPED_PROBLEMS)[number];

/** As somebody typed it. */
export interface TypedClient {
  name: string;
  ownerEmail: string;
  plan: ClientPlan | null;
  seats: string;
}

/** Its letters as they stand in one line. */
export const tidyName = (name: string): string =>
  plainText(name.replace(/\s+/gu, ' ')).replace(/ +/g, ' ').normalize('NFC').trim();

/** Of a tidy name. */
export function nameProblem(name: string): TypedProblem | null {
  if (name === '') return 'noName';
  return name.length > LONGEST_CLIENT_NAME ? 'longName' : null;
}

/** The rules of an invitation: the route that creates checks nothing, and the mail would never arrive. */
function ownerProblem(email: string): TypedProblem | null {
  if (email === '') return 'noOwner';
  return isAddress(email) ? null : 'badOwner';
}

export function seatsProblem(typed: string): TypedProblem | null {
  const text = typed.trim();
  if (text === '') return 'noSeats';
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) return 'badSeats';
  return isSeatCount(Number(text)) ? null : 'tooManySeats';
}

export type TypedProblems = Partial<Record<keyof TypedClient, TypedProblem>>;

/** What is wrong with each field; nothing where all is well. */
export function typedProblems(typed: TypedClient, kind: ProviderKind): TypedProblems {
  const { name, ownerEmail, plan, seats } = typed;
  const found = {
    name: nameProblem(tidyName(name)),
    ownerEmail: ownerProblem(ownerEmail.trim().toLowerCase()),
    plan: plan === null ? 'noPlan' : creatablePlans(kind).includes(plan) ? null : 'otherPlan',
    seats: seatsProblem(seats),
  } as const;
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

/** As it is sent; null as long as anything is wrong. */
export function toNewClient(typed: TypedClient, kind: ProviderKind): NewClient | null {
  const { plan } = typed;
  if (plan === null || Object.keys(typedProblems(typed, kind)).length > 0) return null;
  return {
    name: tidyName(typed.name),
    ownerEmail: typed.ownerEmail.trim().toLowerCase(),
    plan,
    seats: Number(typed.seats.trim()),
  };
}
