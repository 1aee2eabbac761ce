import type {
  BillWarnings,
  ClientSubscription,
  Invoice,
  InvoiceLine,
  OwnSubscription,
  ProviderBill,
} from '../../../utils/domain/billing.ts';
import { readCsv } from '../../../utils/domain/csv.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import {
  getInvoiceCsv,
  getInvoices,
  getOwnSubscription,
  getSubscription,
  getWarnings,
} from '../../../utils/wire/billing.ts';
import type { FanOutScope, ProviderScope } from '../../../utils/wire/scope.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { Platform } from '../platform.ts';
import type { ApiService } from './api.ts';
import { toBill, toInvoice, toLine, toOwnSubscription, toWarnings } from './toBill.ts';

export type BillingService = ReturnType<typeof createBilling>;

/** Once for each client, and nobody waits for it: people go first. */
const QUIETLY = { background: true };
const CSV_HEAD = 'Client,Id,Assigned,Used,Remaining,Plan,Estimated total';

/** What is about one client alone; what is about the network or the session ends the reading. */
function isAboutOne(error: unknown): boolean {
  if (error instanceof FailureError) return error.failure.kind === 'unexpectedAnswer';
  if (!(error instanceof WireError)) return false;
  return (
    error.kind === 'wrongShape' || error.status === 403 || error.status === 404 || (error.status ?? 0) >= 500
  );
}

/** What the provider pays, and what its clients pay where they pay for themselves. Paying is done in the web vault. */
export function createBilling(platform: Platform, api: ApiService) {
  async function ownOf(scope: FanOutScope): Promise<OwnSubscription | 'none' | 'failed'> {
    try {
      const answer = await api.send(getOwnSubscription(scope), QUIETLY);
      if (answer.id !== scope.clientId) return 'failed';
      return toOwnSubscription(answer) ?? 'none';
    } catch (error) {
      if (isAboutOne(error)) return 'failed';
      throw error;
    }
  }

  return {
    subscription: async (scope: ProviderScope): Promise<ProviderBill> =>
      toBill(await api.send(getSubscription(scope))),

    warnings: async (scope: ProviderScope): Promise<BillWarnings> =>
      toWarnings(await api.send(getWarnings(scope))),

    invoices: async (scope: ProviderScope): Promise<Invoice[]> => {
      const { invoices } = await api.send(getInvoices(scope));
      return invoices.map((invoice) => toInvoice(invoice, platform.now()));
    },

    /** @throws FailureError `unexpectedAnswer`: no table, or one with other columns */
    invoiceLines: async (scope: ProviderScope, id: string): Promise<InvoiceLine[]> => {
      const [head, ...rows] = readCsv(await api.send(getInvoiceCsv(scope, id))) ?? [];
      if (head?.join(',') !== CSV_HEAD) throw new FailureError('unexpectedAnswer');
      return rows.map(toLine);
    },

    /** Of those of the clients that may be asked for; the others are left out. */
    ownSubscriptions: async (
      scopes: readonly FanOutScope[],
      ids: readonly ClientId[],
    ): Promise<ClientSubscription[]> => {
      const asked = new Set(ids);
      const wanted = scopes.filter(({ clientId }) => asked.has(clientId));
      return Promise.all(
        wanted.map(async (scope) => ({ clientId: scope.clientId, own: await ownOf(scope) })),
      );
    },
  };
}
