import type { BILLING_OPERATIONS } from '../../utils/bridge/contract/billing.ts';
import type { Handlers } from './handlers.ts';
import type { Services } from './services.ts';

/** Seats under management, and the bill. */
export function createBillingHandlers({
  billing,
  seatBook,
}: Services): Pick<Handlers, keyof typeof BILLING_OPERATIONS> {
  return {
    'billing.subscription': (_, { provider }) => billing.subscription(provider),
    'billing.warnings': (_, { provider }) => billing.warnings(provider),
    'billing.invoices': (_, { provider }) => billing.invoices(provider),
    'billing.invoiceLines': ({ id }, { provider }) => billing.invoiceLines(provider, id),
    'billing.ownSubscriptions': ({ ids }, { scope }) => billing.ownSubscriptions(scope, ids),
    'seats.book': (_, { provider }) => seatBook.read(provider),
    'seats.mark': ({ id, isInternal }, { provider }) => seatBook.mark(provider, id, isInternal),
  };
}
