import type {
  BillWarnings,
  Invoice,
  InvoiceLine,
  InvoiceStatus,
  OwnSubscription,
  ProviderBill,
  SubscriptionStatus,
} from '../../../utils/domain/billing.ts';
import { planName } from '../../../utils/domain/clients.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { inCents } from '../../../utils/domain/money.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import type {
  WireInvoice,
  WireOwnSubscription,
  WireSubscription,
  WireWarnings,
} from '../../../utils/wire/billing.ts';

const STATUSES: Record<string, SubscriptionStatus> = {
  active: 'active',
  trialing: 'trialing',
  past_due: 'pastDue',
  unpaid: 'unpaid',
  canceled: 'canceled',
  incomplete: 'incomplete',
  incomplete_expired: 'expired',
  paused: 'paused',
};
const RESOLUTIONS = {
  add_payment_method: 'addPayment',
  contact_administrator: 'askAdmin',
  contact_support: 'contactSupport',
} as const;
const TAX = {
  tax_id_missing: 'missing',
  tax_id_pending_verification: 'pending',
  tax_id_failed_verification: 'failed',
} as const;
const COLLECTIONS = { charge_automatically: 'automatic', send_invoice: 'invoice' } as const;
/** Where the payment processor shows invoices. */
const INVOICE_HOSTS = ['invoice.stripe.com', 'pay.stripe.com'];
const INVOICE_ID = /^[\w-]{1,64}$/;

/** Of a table of what we know; whatever else the server says is none of it. */
const known = <T>(table: Record<string, T>, name: string | null | undefined): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;

const statusOf = (status: string | null | undefined) => known(STATUSES, status) ?? 'unknown';

function timeOf(date: string | null | undefined): number | null {
  const at = Date.parse(date ?? '');
  return Number.isFinite(at) ? at : null;
}

function requiredTime(date: string): number {
  const at = timeOf(date);
  if (at === null) throw new FailureError('unexpectedAnswer');
  return at;
}

export function toBill(wire: WireSubscription): ProviderBill {
  const { suspension, paymentSource } = wire;
  return {
    status: statusOf(wire.status),
    periodEndsAt: timeOf(wire.currentPeriodEndDate),
    discount: wire.discountPercentage || null,
    collection: known(COLLECTIONS, wire.collectionMethod) ?? 'unknown',
    plans: wire.plans.map((plan) => ({
      name: planName(plainText(plan.planName)),
      cadence: plan.cadence === 'Annual' ? 'annual' : 'monthly',
      minimum: plan.seatMinimum,
      assigned: plan.assignedSeats,
      purchased: plan.purchasedSeats,
      cost: plan.cost,
    })),
    credit: wire.accountCredit ?? 0,
    cancelsAt: timeOf(wire.cancelAt),
    suspension: suspension
      ? { at: requiredTime(suspension.suspensionDate), graceDays: suspension.gracePeriod }
      : null,
    payment: paymentSource
      ? {
          description: plainText(paymentSource.description ?? ''),
          needsVerification: paymentSource.needsVerification === true,
        }
      : null,
  };
}

/** A suspension with a way out nobody here knows is one all the same. */
export function toWarnings(wire: WireWarnings): BillWarnings {
  const { suspension, taxId } = wire ?? {};
  return {
    suspension: suspension
      ? {
          resolution: known(RESOLUTIONS, suspension.resolution) ?? 'contactSupport',
          cancelsAt: timeOf(suspension.subscriptionCancelsAt),
        }
      : null,
    tax: known(TAX, taxId?.type) ?? null,
  };
}

/** Only what the processor itself shows, encrypted; nothing else is ever opened. */
function pageOf(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, host, username, href } = new URL(url);
  return protocol === 'https:' && username === '' && INVOICE_HOSTS.includes(host) ? href : null;
}

function invoiceStatus(status: string | null | undefined, dueAt: number | null, now: number): InvoiceStatus {
  if (status === 'open') return dueAt !== null && dueAt < now ? 'unpaid' : 'open';
  return status === 'paid' || status === 'uncollectible' ? status : 'unknown';
}

/** @throws FailureError `unexpectedAnswer`: an id that cannot stand in a path, or no date */
export function toInvoice(wire: WireInvoice, now: number): Invoice {
  if (!INVOICE_ID.test(wire.id)) throw new FailureError('unexpectedAnswer');
  const dueAt = timeOf(wire.dueDate);
  return {
    id: wire.id,
    number: plainText(wire.number ?? ''),
    at: requiredTime(wire.date),
    dueAt,
    total: wire.total,
    status: invoiceStatus(wire.status, dueAt, now),
    page: pageOf(wire.url),
  };
}

const MONEY = /^-?\$?(?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d+)?$/;

/** `$1,234.50`, and numbers as they are. */
function numberOf(cell: string | undefined): number {
  if (cell === undefined || !MONEY.test(cell)) throw new FailureError('unexpectedAnswer');
  return Number(cell.replace(/[$,]/g, ''));
}

/** @throws FailureError `unexpectedAnswer` */
export function toLine(cells: readonly string[]): InvoiceLine {
  const [client = '', id = '', assigned, used, , plan = '', total] = cells;
  const [seats, taken] = [numberOf(assigned), numberOf(used)];
  if (!Number.isInteger(seats) || !Number.isInteger(taken)) throw new FailureError('unexpectedAnswer');
  return {
    client: plainText(client),
    clientId: id || null,
    assigned: seats,
    used: taken,
    plan: planName(plainText(plan)),
    total: numberOf(total),
  };
}

const PER_YEAR: Record<string, number> = { month: 12, year: 1 };

/**
 * null: it has none of its own.
 *
 * @throws FailureError `unexpectedAnswer`: it is paid at intervals nobody here knows
 */
export function toOwnSubscription(wire: WireOwnSubscription): OwnSubscription | null {
  const { subscription, upcomingInvoice, customerDiscount } = wire;
  if (!subscription) return null;
  const items = subscription.items ?? [];
  const intervals = new Set(items.map(({ interval }) => interval));
  if (![...intervals].every((interval) => known(PER_YEAR, interval)))
    throw new FailureError('unexpectedAnswer');
  const off = customerDiscount?.active ? (customerDiscount.percentOff ?? 0) : 0;
  const whole = items.reduce(
    (sum, { amount, quantity, interval }) => sum + amount * quantity * (known(PER_YEAR, interval) ?? 0),
    0,
  );
  const nextAt = timeOf(upcomingInvoice?.date);
  const [only] = intervals;
  return {
    status: statusOf(subscription.status),
    interval: intervals.size === 1 && (only === 'month' || only === 'year') ? only : 'mixed',
    perYear: inCents((whole * (100 - off)) / 100),
    next:
      nextAt !== null && upcomingInvoice?.amount != null
        ? { at: nextAt, amount: upcomingInvoice.amount }
        : null,
    endsAt: subscription.cancelAtEndDate ? timeOf(subscription.periodEndDate) : null,
  };
}
