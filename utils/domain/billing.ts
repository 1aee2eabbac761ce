import type { ClientId } from './ids.ts';
import { inCents } from './money.ts';
import type { PlanSeats } from './planSeats.ts';

/** Of the payment processor; each has words `bill_status_<status>`. */
export const SUBSCRIPTION_STATUSES = [
  'active',
  'trialing',
  'pastDue',
  'unpaid',
  'canceled',
  'incomplete',
  'expired',
  'paused',
  'unknown',
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** Money is charged as hoped. */
export const isInOrder = (status: SubscriptionStatus): boolean =>
  status === 'active' || status === 'trialing';

export interface PlanBill extends PlanSeats {
  /** `Teams`, `Enterprise`. */
  name: string;
  cadence: 'monthly' | 'annual';
  /** Of all seats paid for, before the discount. */
  cost: number;
}

/** The provider's own subscription (reference/provider-api.md section 6.1). Times are epoch milliseconds. */
export interface ProviderBill {
  status: SubscriptionStatus;
  periodEndsAt: number | null;
  /** Percent; null: none. */
  discount: number | null;
  collection: 'automatic' | 'invoice' | 'unknown';
  plans: PlanBill[];
  /** Positive: Bitwarden owes it to the provider. */
  credit: number;
  cancelsAt: number | null;
  suspension: { at: number; graceDays: number } | null;
  payment: { description: string; needsVerification: boolean } | null;
}

const discounted = (amount: number, percent: number | null): number =>
  inCents((amount * (100 - (percent ?? 0))) / 100);

/** What all plans come to, after the discount. */
export const billTotal = ({ plans, discount }: Pick<ProviderBill, 'plans' | 'discount'>): number =>
  discounted(
    plans.reduce((sum, { cost }) => sum + cost, 0),
    discount,
  );

/** One seat of a plan, after the discount; null: no seat is paid for. */
export function seatPrice({ minimum, purchased, cost }: PlanBill, discount: number | null): number | null {
  const seats = minimum + purchased;
  return seats === 0 ? null : discounted(cost / seats, discount);
}

/** Each has words `bill_suspended_<resolution>`. */
export const RESOLUTIONS = ['addPayment', 'askAdmin', 'contactSupport'] as const;
/** Each has words `bill_tax_<problem>`. */
export const TAX_PROBLEMS = ['missing', 'pending', 'failed'] as const;

export interface BillWarnings {
  suspension: { resolution: (typeof RESOLUTIONS)[number]; cancelsAt: number | null } | null;
  tax: (typeof TAX_PROBLEMS)[number] | null;
}

/** Each has words `bill_invoice_<status>`; `unpaid`: open, and the day it was due is over. */
export const INVOICE_STATUSES = ['open', 'paid', 'unpaid', 'uncollectible', 'unknown'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export interface Invoice {
  id: string;
  number: string;
  at: number;
  dueAt: number | null;
  total: number;
  status: InvoiceStatus;
  /** A page of the payment processor; null: none that we would open. */
  page: string | null;
}

/** What a client pays for by itself (section 6.3). */
export interface OwnSubscription {
  status: SubscriptionStatus;
  interval: 'month' | 'year' | 'mixed';
  /** In a year, after the discount. */
  perYear: number;
  next: { at: number; amount: number } | null;
  /** It was cancelled, and this is when it ends. */
  endsAt: number | null;
}

/** Clients that are asked for behind one message: no more requests than leave at once while nobody waits. */
export const MOST_SUBSCRIPTIONS = 4;

/** `none`: it has no subscription of its own. `failed`: Bitwarden did not say. */
export interface ClientSubscription {
  clientId: ClientId;
  own: OwnSubscription | 'none' | 'failed';
}

export interface SubscriptionSum {
  /** Clients with a subscription of their own. */
  count: number;
  perYear: number;
  /** What is due next, whenever that is. */
  next: number;
  /** Clients whose answer is missing in the sum. */
  failed: number;
  /** Those that are not in order. */
  troubled: number;
}

export function sumSubscriptions(all: readonly ClientSubscription[]): SubscriptionSum {
  const sum = { count: 0, perYear: 0, next: 0, failed: 0, troubled: 0 };
  for (const { own } of all) {
    if (own === 'failed') sum.failed++;
    else if (own !== 'none') {
      sum.count++;
      sum.perYear = inCents(sum.perYear + own.perYear);
      sum.next = inCents(sum.next + (own.next?.amount ?? 0));
      if (!isInOrder(own.status)) sum.troubled++;
    }
  }
  return sum;
}

/** What a client came to on an invoice; without an id: seats no client had. */
export interface InvoiceLine {
  client: string;
  clientId: string | null;
  assigned: number;
  used: number;
  plan: string;
  total: number;
}
