import type { ClientId } from './ids.ts';
import type { PlanSeats } from './planSeats.ts';
import type { PlanOffer } from './plans.ts';

/** What is done to a client that is there. Each is confirmed for the one client it names. */
export const CLIENT_TASKS = ['rename', 'seats', 'unlink'] as const;
export type ClientTask = (typeof CLIENT_TASKS)[number];

/** Why a change of a client was refused, as a closed set; each has a sentence `life_reason_<reason>`. */
export const LIFE_REASONS = [
  /** Nobody who belongs to the client itself is a confirmed Owner. */
  'noOwner',
  /** Creating it was never finished, so Bitwarden changes nothing about it. */
  'halfMade',
  /** The seats would have to be bought, which a Service User cannot. */
  'needsPurchase',
  'gone',
  'alreadyClient',
  'notOwner',
  'notAddable',
  'refused',
] as const;
export type LifeReason = (typeof LIFE_REASONS)[number];

/** How a change ended. `unknown`: it was sent, and nothing that can be read says what became of it. */
export interface LifeOutcome {
  outcome: 'done' | 'refused' | 'unknown';
  reason: LifeReason | null;
}

export const DONE: LifeOutcome = { outcome: 'done', reason: null };
export const UNKNOWN: LifeOutcome = { outcome: 'unknown', reason: null };
export const refusedFor = (reason: LifeReason): LifeOutcome => ({ outcome: 'refused', reason });

/** What is asked of a person before a client is changed. */
export interface ClientOffer {
  plan: PlanOffer;
  /** Before unlinking: confirmed Owners who belong to the client itself; null where nobody asked. */
  owners: number | null;
  /** Before seats change: how the provider's plan of the client stands; null where nobody asked or says. */
  paid: PlanSeats | null;
}

/** An organization that could become a client. */
export interface AddableOrganization {
  id: ClientId;
  name: string;
  plan: string;
  seats: number | null;
  /** Its seats would have to be bought, which only a Provider Admin can. */
  disabled: boolean;
}

/** What the list of clients says of one besides what is in every page. */
export interface ClientFact {
  /** Epoch milliseconds of the link to the provider. */
  createdAt: number | null;
  /** It is there, and creating it was never finished. */
  isHalfMade: boolean;
}
