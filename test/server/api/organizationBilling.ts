import { type Context, Hono } from 'hono';
import { type OwnSubscription, ownSubscription } from '../billing/ownSubscription.ts';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { type Client, MEMBER_TYPE, ORGANIZATION_STATUS, PROVIDER_TYPE } from '../model.ts';
import { pathId } from './guards.ts';
import { organizationResponse } from './organizations.ts';
import { wireDate } from './wire.ts';

const subscriptionOf = (own: OwnSubscription, planName: string) => ({
  trialStartDate: own.status === 'trialing' ? wireDate(own.periodStartedAt) : null,
  trialEndDate: own.status === 'trialing' ? wireDate(own.periodEndsAt) : null,
  periodStartDate: wireDate(own.periodStartedAt),
  periodEndDate: wireDate(own.periodEndsAt),
  cancelledDate: null,
  cancelAtEndDate: own.cancelsAtEnd,
  status: own.status,
  cancelled: false,
  items: [
    {
      productId: null,
      name: planName,
      amount: own.price,
      quantity: own.seats,
      interval: own.isAnnual ? 'year' : 'month',
      sponsoredSubscriptionItem: false,
      addonSubscriptionItem: false,
    },
  ],
  collectionMethod: 'charge_automatically',
  suspensionDate: null,
  unpaidPeriodEndDate: null,
  gracePeriod: null,
});

/** Section 6.3. A managed client has no subscription of its own. */
function response(client: Client, seed: number, now: number) {
  const own =
    client.status === ORGANIZATION_STATUS.managed || client.seats === null
      ? null
      : ownSubscription(client, seed, now);
  return {
    ...organizationResponse(client),
    object: 'organizationSubscription',
    storageName: null,
    storageGb: null,
    subscription: own && subscriptionOf(own, client.plan.name),
    upcomingInvoice:
      own && !own.cancelsAtEnd ? { amount: own.amount, date: wireDate(own.periodEndsAt) } : null,
    customerDiscount:
      own && own.percentOff !== null
        ? { id: 'partner', active: true, percentOff: own.percentOff, amountOff: null }
        : null,
    pendingAnnualUpgrade: false,
    smServiceAccountsGrace: null,
    expiration: own ? wireDate(own.periodEndsAt) : null,
    expirationWithoutGracePeriod: null,
    exemptFromBillingAutomation: false,
  };
}

/**
 * Whoever reaches it through its provider; an Owner of its own too, unless the provider is of a kind that pays for its
 * clients. Existence is hidden from everybody else.
 */
function viewedClient({ state }: ServerContext, c: Context<Env>): Client | undefined {
  const { accountId, adminOf, serviceUserOf } = c.var.caller;
  const client = state.client(pathId(c, 'organizationId'));
  if (!client) return undefined;
  if (adminOf.size + serviceUserOf.size > 0 && state.clientOf(accountId, client.id)) return client;
  const provider = state.providerOf(client);
  if (provider && provider.type !== PROVIDER_TYPE.reseller) return undefined;
  return state.memberOf(accountId, client.id)?.type === MEMBER_TYPE.owner ? client : undefined;
}

/** What a client pays for by itself. */
export function organizationBillingRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/organizations/:organizationId/subscription', (c) => {
    const client = viewedClient(context, c);
    if (!client) return c.json(NOT_FOUND, 404);
    return c.json(response(client, context.options.seed, context.clock.now()));
  });
}
