import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { clientCsv } from '../billing/clientCsv.ts';
import type { Invoice, ProviderSubscription } from '../billing/model.ts';
import { providerPrice } from '../billing/prices.ts';
import type { Env, ServerContext } from '../context.ts';
import { errorBody, NOT_FOUND } from '../errors.ts';
import { PROVIDER_STATUS, PROVIDER_TYPE, type Provider, type ProviderPlan } from '../model.ts';
import { pathId } from './guards.ts';
import { wireDate } from './wire.ts';

const UNAUTHORIZED = errorBody('Unauthorized.');
const NO_PROVIDER = errorBody('Provider not found.');
/** Nobody there is asked for a tax number. */
const UNTAXED = ['US'];

const dateOrNull = (at: number | null) => (at === null ? null : wireDate(at));

/** Section 6.1: the first seats are paid for in any case, what goes beyond was bought. */
function planResponse({ plan, seatMinimum, allocatedSeats }: ProviderPlan) {
  const purchasedSeats = Math.max(0, allocatedSeats - seatMinimum);
  return {
    planName: plan.name,
    type: plan.planType,
    productTier: plan.tier,
    seatMinimum,
    purchasedSeats,
    assignedSeats: allocatedSeats,
    cost: (seatMinimum + purchasedSeats) * providerPrice(plan.planType),
    cadence: plan.name.endsWith('(Annually)') ? 'Annual' : 'Monthly',
  };
}

/** A plain record, without `object`. */
function subscriptionResponse(provider: Provider, plans: ProviderPlan[], of: ProviderSubscription) {
  const { address, taxId, suspension } = of;
  return {
    status: of.status,
    currentPeriodEndDate: wireDate(of.periodEndsAt),
    discountPercentage: of.discount,
    collectionMethod: of.collection,
    plans: plans.map(planResponse),
    accountCredit: of.credit,
    taxInformation: {
      country: address.country,
      postalCode: address.postalCode,
      taxId: taxId?.value ?? null,
      taxIdType: taxId?.code ?? null,
      line1: address.line1,
      line2: null,
      city: address.city,
      state: null,
    },
    cancelAt: dateOrNull(of.cancelAt),
    suspension: suspension && {
      suspensionDate: wireDate(suspension.at),
      unpaidPeriodEndDate: wireDate(suspension.unpaidPeriodEndedAt),
      gracePeriod: suspension.gracePeriod,
    },
    providerType: provider.type,
    paymentSource: of.payment,
  };
}

const invoiceResponse = ({ id, at, number, total, status, dueAt }: Invoice) => ({
  id,
  date: wireDate(at),
  number,
  total,
  status,
  dueDate: dateOrNull(dueAt),
  url: `https://invoice.stripe.com/i/acct_demo/${id}`,
});

const TOLD: readonly Invoice['status'][] = ['open', 'paid', 'uncollectible'];

function suspensionWarning({ status, cancelAt }: ProviderSubscription, isAdmin: boolean) {
  if (status !== 'unpaid') return { resolution: 'contact_support', subscriptionCancelsAt: null };
  return isAdmin
    ? { resolution: 'add_payment_method', subscriptionCancelsAt: dateOrNull(cancelAt) }
    : { resolution: 'contact_administrator', subscriptionCancelsAt: null };
}

/** The provider of the path, if the caller is one of its people and, where it matters, a Provider Admin. */
function callersProvider({ state, faults }: ServerContext, c: Context<Env>, role: 'any' | 'admin') {
  const id = pathId(c, 'providerId');
  const { adminOf, serviceUserOf } = c.var.caller;
  const isAdmin = adminOf.has(id);
  const isAllowed = isAdmin || (role === 'any' && serviceUserOf.has(id));
  return {
    provider: state.provider(id),
    isAdmin,
    isAllowed: isAllowed && !faults.has('forbidden', c.req.path),
  };
}

/** The gate of the three older routes: whether it is there, whose it is, what it is, in that order. */
const consolidated =
  (context: ServerContext, role: 'any' | 'admin'): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { provider, isAllowed } = callersProvider(context, c, role);
    if (!provider) return c.json(NOT_FOUND, 404);
    const pays = provider.status === PROVIDER_STATUS.billable && provider.type !== PROVIDER_TYPE.reseller;
    if (!isAllowed || !pays) return c.json(UNAUTHORIZED, 401);
    if (!context.state.subscription(provider.id))
      return c.json(errorBody('An unhandled server error has occurred.'), 500);
    return next();
  };

/** Reads of the provider's own bill (reference/provider-api.md section 6). Payment is changed in the web vault. */
export function billingRoutes(context: ServerContext): Hono<Env> {
  const any = consolidated(context, 'any');
  const admin = consolidated(context, 'admin');

  return new Hono<Env>()
    .get('/providers/:providerId/billing/subscription', any, (c) => {
      const provider = context.state.provider(pathId(c, 'providerId'));
      const subscription = provider && context.state.subscription(provider.id);
      if (!provider || !subscription) return c.json(NOT_FOUND, 404);
      return c.json(subscriptionResponse(provider, context.state.plans(provider.id), subscription));
    })
    .get('/providers/:providerId/billing/invoices', admin, (c) => {
      const all = context.state.invoices(pathId(c, 'providerId'));
      return c.json({ invoices: all.filter(({ status }) => TOLD.includes(status)).map(invoiceResponse) });
    })
    .get('/providers/:providerId/billing/invoices/:invoiceId', admin, (c) => {
      const { invoiceId } = c.req.param();
      const invoice = context.state.invoices(pathId(c, 'providerId')).find(({ id }) => id === invoiceId);
      const rows = invoice?.rows() ?? [];
      if (rows.length === 0) return c.json(NOT_FOUND, 404);
      return c.body(clientCsv(rows), 200, { 'content-type': 'text/csv' });
    })
    .get('/providers/:providerId/billing/vnext/warnings', (c) => {
      const { provider, isAdmin, isAllowed } = callersProvider(context, c, 'any');
      if (!provider) return c.json(NO_PROVIDER, 404);
      if (!isAllowed) return c.json(UNAUTHORIZED, 401);
      const subscription = context.state.subscription(provider.id);
      if (!subscription) return c.json({ suspension: null, taxId: null });
      const isTaxMissing = subscription.taxId === null && !UNTAXED.includes(subscription.address.country);
      return c.json({
        suspension: provider.enabled ? null : suspensionWarning(subscription, isAdmin),
        taxId: isAdmin && isTaxMissing ? { type: 'tax_id_missing' } : null,
      });
    });
}
