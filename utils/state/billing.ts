import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { InvoiceLine } from '../domain/billing.ts';
import type { Failure } from '../domain/failures.ts';
import { createLoaded } from './loaded.ts';

export type BillingModel = ReturnType<typeof createBilling>;

/** What the provider on screen pays. */
export function createBilling(bridge: Bridge) {
  const bill = createLoaded(() => bridge.call('billing.subscription', {}, { repeat: true }));
  const warnings = createLoaded(() => bridge.call('billing.warnings', {}, { repeat: true }));
  const invoices = createLoaded(() => bridge.call('billing.invoices', {}, { repeat: true }));
  /** Of the invoice whose clients are read. */
  const reading = signal<string | null>(null);
  const linesFailure = signal<Failure | null>(null);
  let epoch = 0;

  return {
    bill,
    warnings,
    invoices,
    reading,
    linesFailure,
    /** What goes on once its host is allowed. */
    stopped: [bill, warnings, invoices].map(({ failure, load }) => ({ failure, again: load })),
    /** What each client came to on an invoice; null: it could not be read, or somebody else is shown by now. */
    async lines(id: string): Promise<InvoiceLine[] | null> {
      const mine = ++epoch;
      reading.value = id;
      linesFailure.value = null;
      const result = await bridge.call('billing.invoiceLines', { id }, { repeat: true });
      if (mine !== epoch) return null;
      reading.value = null;
      if (result.ok) return result.value;
      linesFailure.value = result.failure;
      return null;
    },
    clear() {
      epoch++;
      reading.value = null;
      linesFailure.value = null;
      for (const each of [bill, warnings, invoices]) each.clear();
    },
  };
}
