/** A provider's own subscription, as the payment processor would tell of it; times are epoch milliseconds. */
export interface ProviderSubscription {
  /** Of the provider. */
  id: string;
  status: 'active' | 'trialing' | 'past_due' | 'unpaid' | 'canceled';
  /** null: no discount. */
  discount: number | null;
  collection: 'charge_automatically' | 'send_invoice';
  periodEndsAt: number;
  /** Positive: Bitwarden owes it to the provider. */
  credit: number;
  payment: { type: 0 | 1 | 2; description: string; needsVerification: boolean } | null;
  address: { country: string; postalCode: string; line1: string; city: string };
  taxId: { code: string; value: string } | null;
  cancelAt: number | null;
  suspension: { at: number; unpaidPeriodEndedAt: number; gracePeriod: number } | null;
}

/** What one client, or the seats that no client has, came to on an invoice. */
export interface InvoiceRow {
  client: string;
  /** null: unassigned seats. */
  id: string | null;
  assigned: number;
  used: number;
  plan: string;
  total: number;
}

/** Of a provider. */
export interface Invoice {
  id: string;
  providerId: string;
  number: string;
  at: number;
  dueAt: number | null;
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void';
  total: number;
  /** Made when they are asked for: a large provider has many. */
  rows(): InvoiceRow[];
}

export interface Billing {
  subscriptions: ProviderSubscription[];
  invoices: Invoice[];
}
