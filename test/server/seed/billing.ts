import type { Billing, Invoice, InvoiceRow, ProviderSubscription } from '../billing/model.ts';
import { discounted, money, providerPrice } from '../billing/prices.ts';
import { decodeHtml } from '../html.ts';
import {
  type Client,
  ORGANIZATION_STATUS,
  PROVIDER_TYPE,
  type Provider,
  type ProviderPlan,
} from '../model.ts';
import { random } from './random.ts';

const DAY = 86_400_000;
const INVOICES = 9;

/** Midnight UTC on the first of the month that lies `back` months before `now`. */
function firstOfMonth(now: number, back: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1);
}

/** Northwind and what else is usual pay by card; a business unit is sent its invoices, in a trial and without a tax number. */
function makeSubscription(provider: Provider, now: number): ProviderSubscription {
  const isUnit = provider.type === PROVIDER_TYPE.businessUnit;
  const card = { type: 0, description: 'Visa, *4242, 08/2028', needsVerification: false } as const;
  const usual: ProviderSubscription = {
    id: provider.id,
    status: isUnit ? 'trialing' : 'active',
    discount: isUnit ? null : 20,
    collection: isUnit ? 'send_invoice' : 'charge_automatically',
    periodEndsAt: firstOfMonth(now, -1),
    credit: isUnit ? 0 : 35,
    payment: isUnit ? null : card,
    address: { country: provider.country, postalCode: 'BS1 4DJ', line1: '4 Quay Street', city: 'Bristol' },
    taxId: isUnit ? null : { code: 'gb_vat', value: 'GB123456789' },
    cancelAt: null,
    suspension: null,
  };
  if (provider.enabled) return usual;
  const at = firstOfMonth(now, 1);
  return {
    ...usual,
    status: 'unpaid',
    payment: null,
    cancelAt: at + 60 * DAY,
    suspension: { at: at + 14 * DAY, unpaidPeriodEndedAt: at, gracePeriod: 14 },
  };
}

type Snapshot = Pick<Client, 'id' | 'name' | 'createdAt'> & {
  seats: number;
  used: number;
  plan: Client['plan'];
};

/** Only managed clients are on it, and of each plan without purchased seats those that nobody has. */
function rowsAt(
  at: number,
  clients: readonly Snapshot[],
  plans: readonly ProviderPlan[],
  discount: number | null,
): InvoiceRow[] {
  const price = (seats: number, planType: number) => discounted(seats * providerPrice(planType), discount);
  const there = clients.filter(({ createdAt }) => createdAt < at);
  const rows = there.map(({ id, name, seats, used, plan }) => ({
    client: decodeHtml(name),
    id,
    assigned: seats,
    used,
    plan: plan.name,
    total: price(seats, plan.planType),
  }));
  const left = plans.flatMap(({ plan, seatMinimum }) => {
    const assigned = there.reduce((sum, one) => sum + (one.plan.name === plan.name ? one.seats : 0), 0);
    const seats = seatMinimum - assigned;
    if (seats <= 0) return [];
    const row = { client: 'Unassigned seats', id: null, assigned: seats, used: 0, plan: plan.name };
    return [{ ...row, total: price(seats, plan.planType) }];
  });
  return [...rows, ...left];
}

/** One a month, newest first; the newest is open where the provider is sent them or did not pay. */
function makeInvoices(
  provider: Provider,
  { discount, collection }: ProviderSubscription,
  clients: readonly Snapshot[],
  plans: readonly ProviderPlan[],
  { seed, now }: { seed: number; now: number },
): Invoice[] {
  const draw = random(seed, 'invoices', provider.id);
  const prefix = draw.bytes(4).toString('hex').toUpperCase();
  const isSent = collection === 'send_invoice';
  return Array.from({ length: INVOICES }, (_, back): Invoice => {
    const at = firstOfMonth(now, back);
    let rows: InvoiceRow[] | null = null;
    const made = () => {
      rows ??= rowsAt(at, clients, plans, discount);
      return rows;
    };
    const isOpen = back === 0 && (isSent || !provider.enabled);
    return {
      id: `in_${draw.bytes(12).toString('hex')}`,
      providerId: provider.id,
      number: `${prefix}-${String(INVOICES - back).padStart(4, '0')}`,
      at,
      dueAt: isSent ? at + 30 * DAY : null,
      status: isOpen ? 'open' : back === 4 ? 'void' : back === 6 ? 'uncollectible' : 'paid',
      get total() {
        return money(made().reduce((sum, row) => sum + row.total, 0));
      },
      rows: made,
    };
  });
}

/** Subscription and invoices of each provider that pays for its clients: those with plan rows. */
export function makeBilling(
  providers: readonly Provider[],
  clients: readonly Client[],
  plans: readonly ProviderPlan[],
  options: { seed: number; now: number },
): Billing {
  const paying = providers.filter(({ id }) => plans.some(({ providerId }) => providerId === id));
  const subscriptions = paying.map((provider) => makeSubscription(provider, options.now));
  const invoices = paying.flatMap((provider, at) => {
    const own = clients.filter(
      ({ providerId, status }) => providerId === provider.id && status === ORGANIZATION_STATUS.managed,
    );
    const snapshots = own.map(({ id, name, createdAt, seats, plan, members }) => ({
      id,
      name,
      createdAt,
      plan,
      seats: seats ?? 0,
      used: members.invited + members.accepted + members.confirmed,
    }));
    const rows = plans.filter(({ providerId }) => providerId === provider.id);
    const subscription = subscriptions[at];
    return subscription ? makeInvoices(provider, subscription, snapshots, rows, options) : [];
  });
  return { subscriptions, invoices };
}
