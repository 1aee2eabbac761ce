import type { Hue } from './identity.ts';
import type { ClientId, LinkId } from './ids.ts';
import type { Membership } from './memberships.ts';
import type { Seats } from './seats.ts';

/** Why a client cannot be worked in as usual; `null` when all is well. `unreadable`: its key does not open. */
export type ClientTrouble = 'suspended' | 'unreadable' | null;

/** Suspension comes first: what is switched off stays off, whether its key opens or not. */
export function clientTrouble({ isEnabled, opens }: { isEnabled: boolean; opens: boolean }): ClientTrouble {
  if (!isEnabled) return 'suspended';
  return opens ? null : 'unreadable';
}

/** A client organization as the provider lists it. */
export interface ListedClient {
  id: ClientId;
  linkId: LinkId;
  name: string;
  /** `Teams`, `Enterprise` …: the server's plan name without its billing period. */
  plan: string;
  seats: Seats;
  trouble: ClientTrouble;
  /** One bit for each of `FEATURES`. */
  features: number;
  /** The technician's own, beside the one through the provider. */
  membership: Membership | null;
  hue: Hue;
  /** Two letters or a few more signs, unique within the provider. */
  code: string;
}

/** With what the technician attached to it: colour and code are their own where they chose some. */
export interface Client extends ListedClient {
  isPinned: boolean;
  tags: string[];
}

/** What one provider's list says and when it was true. */
export interface ClientList {
  clients: Client[];
  /** Epoch milliseconds of the answer this list was made from. */
  syncedAt: number;
}

const BILLING_PERIOD = / \((?:Monthly|Annually)\)$/;

/** `Teams (Monthly)` is `Teams` to a technician. */
export function planName(plan: string | null): string {
  return (plan ?? '').replace(BILLING_PERIOD, '');
}

/** By name as people sort it: case, accents and digits do not surprise. */
export function byName(locale?: string): (a: { name: string }, b: { name: string }) => number {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return (a, b) => collator.compare(a.name, b.name);
}
