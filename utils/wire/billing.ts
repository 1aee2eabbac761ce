import * as z from 'zod/mini';
import { clientId } from './ids.ts';
import { KILOBYTE, MEGABYTE, type WireRequest } from './request.ts';
import type { ClientScope, ProviderScope } from './scope.ts';
import { scoped } from './scoped.ts';
import { maybe } from './shapes.ts';

const text = maybe(z.string());

/** reference/provider-api.md section 6.1. Plain records: none has an `object`. */
const subscription = z.object({
  status: z.string(),
  currentPeriodEndDate: text,
  discountPercentage: maybe(z.number()),
  collectionMethod: text,
  plans: z.array(
    z.object({
      planName: z.string(),
      seatMinimum: z.int(),
      purchasedSeats: z.int(),
      assignedSeats: z.int(),
      cost: z.number(),
      cadence: z.string(),
    }),
  ),
  accountCredit: maybe(z.number()),
  cancelAt: text,
  suspension: maybe(z.object({ suspensionDate: z.string(), gracePeriod: z.int() })),
  paymentSource: maybe(z.object({ description: text, needsVerification: maybe(z.boolean()) })),
});
export type WireSubscription = z.output<typeof subscription>;

export const getSubscription = (scope: ProviderScope): WireRequest<WireSubscription> =>
  scoped(scope, '/providers/{provider}/billing/subscription', {
    method: 'GET',
    schema: subscription,
    maxBytes: MEGABYTE,
  });

/** Nothing is sent as an empty body. */
const warnings = z.nullable(
  z.object({
    suspension: maybe(z.object({ resolution: z.string(), subscriptionCancelsAt: text })),
    taxId: maybe(z.object({ type: z.string() })),
  }),
);
export type WireWarnings = z.output<typeof warnings>;

export const getWarnings = (scope: ProviderScope): WireRequest<WireWarnings> =>
  scoped(scope, '/providers/{provider}/billing/vnext/warnings', {
    method: 'GET',
    schema: warnings,
    maxBytes: 64 * KILOBYTE,
  });

const invoice = z.object({
  id: z.string(),
  date: z.string(),
  number: text,
  total: z.number(),
  status: text,
  dueDate: text,
  url: text,
});
export type WireInvoice = z.output<typeof invoice>;

const invoices = z.object({ invoices: z.array(invoice) });

/** Provider Admins only (401 otherwise), newest first. */
export const getInvoices = (scope: ProviderScope): WireRequest<z.output<typeof invoices>> =>
  scoped(scope, '/providers/{provider}/billing/invoices', {
    method: 'GET',
    schema: invoices,
    maxBytes: 4 * MEGABYTE,
  });

/** One row a client, as CSV. @param id letters, digits, `_` and `-` */
export const getInvoiceCsv = (scope: ProviderScope, id: string): WireRequest<string> =>
  scoped(scope, `/providers/{provider}/billing/invoices/${id}`, {
    method: 'GET',
    isText: true,
    schema: z.string(),
    maxBytes: 8 * MEGABYTE,
  });

/** Section 6.3: as far as it is about money. A client on the provider's subscription has none of its own. */
const ownSubscription = z.object({
  id: clientId,
  subscription: maybe(
    z.object({
      status: text,
      periodEndDate: text,
      cancelAtEndDate: maybe(z.boolean()),
      cancelled: maybe(z.boolean()),
      items: maybe(z.array(z.object({ amount: z.number(), quantity: z.number(), interval: text }))),
    }),
  ),
  upcomingInvoice: maybe(z.object({ amount: maybe(z.number()), date: text })),
  customerDiscount: maybe(z.object({ active: maybe(z.boolean()), percentOff: maybe(z.number()) })),
});
export type WireOwnSubscription = z.output<typeof ownSubscription>;

export const getOwnSubscription = (scope: ClientScope): WireRequest<WireOwnSubscription> =>
  scoped(scope, '/organizations/{client}/subscription', {
    method: 'GET',
    schema: ownSubscription,
    maxBytes: MEGABYTE,
  });
