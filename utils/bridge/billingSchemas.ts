import * as z from 'zod/mini';
import {
  type BillWarnings,
  type ClientSubscription,
  INVOICE_STATUSES,
  type Invoice,
  type InvoiceLine,
  type ProviderBill,
  RESOLUTIONS,
  SUBSCRIPTION_STATUSES,
  TAX_PROBLEMS,
} from '../domain/billing.ts';
import type { OwnOrganization, SeatMonth } from '../domain/seatBook.ts';
import { clientId } from './schemas.ts';

type SchemaOf<T> = z.ZodMiniType<T, unknown>;

const time = z.nullable(z.int());
const status = z.enum(SUBSCRIPTION_STATUSES);

export const providerBill: SchemaOf<ProviderBill> = z.strictObject({
  status,
  periodEndsAt: time,
  discount: z.nullable(z.number()),
  collection: z.enum(['automatic', 'invoice', 'unknown']),
  plans: z.array(
    z.strictObject({
      name: z.string(),
      cadence: z.enum(['monthly', 'annual']),
      minimum: z.int(),
      assigned: z.int(),
      purchased: z.int(),
      cost: z.number(),
    }),
  ),
  credit: z.number(),
  cancelsAt: time,
  suspension: z.nullable(z.strictObject({ at: z.int(), graceDays: z.int() })),
  payment: z.nullable(z.strictObject({ description: z.string(), needsVerification: z.boolean() })),
});

export const billWarnings: SchemaOf<BillWarnings> = z.strictObject({
  suspension: z.nullable(z.strictObject({ resolution: z.enum(RESOLUTIONS), cancelsAt: time })),
  tax: z.nullable(z.enum(TAX_PROBLEMS)),
});

/** As it stands in a path. */
export const invoiceId = z.string().check(z.regex(/^[\w-]{1,64}$/));

export const invoice: SchemaOf<Invoice> = z.strictObject({
  id: invoiceId,
  number: z.string(),
  at: z.int(),
  dueAt: time,
  total: z.number(),
  status: z.enum(INVOICE_STATUSES),
  page: z.nullable(z.string()),
});

export const invoiceLine: SchemaOf<InvoiceLine> = z.strictObject({
  client: z.string(),
  clientId: z.nullable(z.string()),
  assigned: z.int(),
  used: z.int(),
  plan: z.string(),
  total: z.number(),
});

export const clientSubscription: SchemaOf<ClientSubscription> = z.strictObject({
  clientId,
  own: z.union([
    z.enum(['none', 'failed']),
    z.strictObject({
      status,
      interval: z.enum(['month', 'year', 'mixed']),
      perYear: z.number(),
      next: z.nullable(z.strictObject({ at: z.int(), amount: z.number() })),
      endsAt: time,
    }),
  ]),
});

export const ownOrganization: SchemaOf<OwnOrganization> = z.strictObject({
  id: clientId,
  name: z.string(),
  plan: z.string(),
  seats: z.nullable(z.int()),
  isInternal: z.boolean(),
});

const seatPair = z.tuple([z.nullable(z.int()), z.nullable(z.int())]);

export const seatMonth: SchemaOf<SeatMonth> = z.strictObject({
  month: z.string(),
  rows: z.record(z.string(), seatPair),
});
