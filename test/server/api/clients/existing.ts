import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { EVENT } from '../../audit/logRow.ts';
import type { Env, ServerContext } from '../../context.ts';
import { errorBody, invalidModel, NOT_FOUND } from '../../errors.ts';
import { type Client, MEMBER_TYPE, ORGANIZATION_STATUS, PROVIDER_TYPE, type Provider } from '../../model.ts';
import { PLANS } from '../../seed/clients.ts';
import { bodyOf, type ClientDesk } from './desk.ts';
import { buysSeats, scaleSeats } from './seats.ts';

const body = z.object({ organizationId: z.string(), key: z.string() });
const INVALID = invalidModel({ '': ['The request is not valid.'] });
const BELONGS = errorBody('Organization already belongs to a provider.');

/** Organizations that exist become clients (reference/provider-api.md section 4.4). */
export function existing(context: ServerContext, desk: ClientDesk) {
  /** What the provider will pay for: the monthly plan of the same tier, for a business unit its only one. */
  const planOf = ({ type }: Provider, { plan }: Client) =>
    type === PROVIDER_TYPE.msp && plan.tier === 2 ? PLANS.consolidated.teams : PLANS.consolidated.enterprise;

  const isAddable = ({ type }: Provider, { providerId, enabled, seats, status, plan }: Client): boolean =>
    providerId === null &&
    enabled &&
    (seats ?? 0) > 0 &&
    status === ORGANIZATION_STATUS.created &&
    (type === PROVIDER_TYPE.msp || plan.tier === 3);

  const owned = (c: Context<Env>): Client[] =>
    context.state
      .directMemberships(c.var.caller.accountId)
      .filter(({ member }) => member.type === MEMBER_TYPE.owner)
      .map(({ client }) => client)
      .filter((client) => desk.owns(c, client));

  function wouldBuy(provider: Provider, client: Client): boolean {
    const row = desk.planRow(provider, planOf(provider, client).name);
    return !row || buysSeats(context.state.clients(provider.id), row, client.seats ?? 0);
  }

  return {
    /** A bare array, with names as they are stored. */
    list(c: Context<Env>) {
      const provider = desk.provider(c);
      const rows = owned(c)
        .filter((client) => isAddable(provider, client))
        .map((client) => ({
          id: client.id,
          name: client.name,
          plan:
            provider.type === PROVIDER_TYPE.msp
              ? client.plan.tier === 2
                ? 'Teams'
                : 'Enterprise'
              : client.plan.name,
          seats: client.seats,
          disabled: desk.isServiceUser(c) && wouldBuy(provider, client),
        }));
      return c.json(rows);
    },

    async add(c: Context<Env>) {
      const given = await bodyOf(c, body);
      if (!given) return c.json(INVALID, 400);
      const provider = desk.provider(c);
      const client = context.state.client(given.organizationId.toLowerCase());
      if (!client || !desk.owns(c, client)) return c.body(null, 401);
      if (client.providerId !== null) return c.json(BELONGS, 409);
      if (!isAddable(provider, client)) return c.json(NOT_FOUND, 404);
      const plan = planOf(provider, client);
      const row = desk.planRow(provider, plan.name);
      if (row) scaleSeats(context.state.clients(provider.id), row, client.seats ?? 0);
      Object.assign(client, {
        plan,
        billingEmail: provider.billingEmail,
        status: ORGANIZATION_STATUS.managed,
        revisedAt: Date.now(),
      });
      context.state.link(client, { providerId: provider.id, linkId: randomUUID(), key: given.key });
      desk.writeClientEvent(c, EVENT.clientAdded, provider, client);
      return c.body(null, 200);
    },

    /** The older way leaves the subscription as it is. */
    async legacy(c: Context<Env>) {
      const given = await bodyOf(c, body);
      if (!given) return c.json(INVALID, 400);
      const provider = desk.provider(c);
      const client = context.state.client(given.organizationId.toLowerCase());
      if (!client || !desk.owns(c, client)) return c.json(NOT_FOUND, 404);
      if (client.providerId !== null) return c.json(BELONGS, 400);
      Object.assign(client, { billingEmail: provider.billingEmail, revisedAt: Date.now() });
      context.state.link(client, { providerId: provider.id, linkId: randomUUID(), key: given.key });
      desk.writeClientEvent(c, EVENT.clientAdded, provider, client);
      return c.body(null, 200);
    },
  };
}
