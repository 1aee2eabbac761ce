import * as z from 'zod/mini';
import { MOST_SUBSCRIPTIONS } from '../../domain/billing.ts';
import * as bill from '../billingSchemas.ts';
import { clientId } from '../schemas.ts';
import { nothing, op } from './operation.ts';

const read = { from: ['options'], scope: 'none', effect: 'read', input: nothing } as const;

/** Seats under management, and what is paid for them. */
export const BILLING_OPERATIONS = {
  'billing.subscription': op({ ...read, needs: 'billing.read', output: bill.providerBill }),
  'billing.warnings': op({ ...read, needs: 'billing.warnings.read', output: bill.billWarnings }),
  'billing.invoices': op({ ...read, needs: 'billing.invoices.read', output: z.array(bill.invoice) }),
  /** What each client came to on one of them. */
  'billing.invoiceLines': op({
    ...read,
    needs: 'billing.invoices.read',
    input: z.strictObject({ id: bill.invoiceId }),
    output: z.array(bill.invoiceLine),
  }),
  /** What clients pay for by themselves: of some of those that may be asked for. */
  'billing.ownSubscriptions': op({
    ...read,
    needs: 'client.subscription.read',
    scope: 'fanOut',
    input: z.strictObject({ ids: z.array(clientId).check(z.maxLength(MOST_SUBSCRIPTIONS)) }),
    output: z.array(bill.clientSubscription),
  }),

  /** Organizations of one's own that are no clients, and how the seats stood last month. Kept here alone. */
  'seats.book': op({
    ...read,
    needs: 'clients.read',
    output: z.strictObject({
      organizations: z.array(bill.ownOrganization),
      before: z.nullable(bill.seatMonth),
    }),
  }),
  /** Whether one is the MSP's own; says how all of them stand then. */
  'seats.mark': op({
    ...read,
    needs: 'clients.read',
    effect: 'write',
    input: z.strictObject({ id: clientId, isInternal: z.boolean() }),
    output: z.array(bill.ownOrganization),
  }),
} as const;
