import type { Context } from 'hono';
import * as z from 'zod/mini';
import { EVENT } from '../../audit/logRow.ts';
import type { Env, ServerContext } from '../../context.ts';
import { errorBody, invalidModel, NOT_FOUND, UNHANDLED } from '../../errors.ts';
import { ORGANIZATION_STATUS } from '../../model.ts';
import { pathId } from '../guards.ts';
import { bodyOf, type ClientDesk } from './desk.ts';
import { buysSeats, scaleSeats } from './seats.ts';

/** A missing number of seats is 0, and frees them all. */
const body = z.object({ name: z.optional(z.nullable(z.string())), assignedSeats: z._default(z.int(), 0) });

/** A client gets another name or other seats, or leaves (reference/provider-api.md sections 4.3 and 4.5). */
export function changing(context: ServerContext, desk: ClientDesk) {
  return {
    async put(c: Context<Env>) {
      const given = await bodyOf(c, body);
      if (!given) return c.json(invalidModel({ '': ['The request is not valid.'] }), 400);
      if (!given.name) return c.json(invalidModel({ Name: ["'name' must be provided"] }), 400);
      const refused = await desk.payingOnly(c, async () => undefined);
      if (refused) return refused;
      const provider = desk.provider(c);
      const client = desk.linked(c);
      if (!client) return c.json(NOT_FOUND, 404);
      const row = desk.planRow(provider, client.plan.name);
      if (client.status !== ORGANIZATION_STATUS.managed || !row) return c.json(UNHANDLED, 500);
      if (given.assignedSeats < 0)
        return c.json(errorBody('You cannot assign negative seats to a client organization.'), 400);
      const adjustment = given.assignedSeats - (client.seats ?? 0);
      const clients = context.state.clients(provider.id);
      if (desk.isServiceUser(c) && buysSeats(clients, row, adjustment))
        return c.json(errorBody('Service users cannot purchase additional seats.'), 401);
      scaleSeats(clients, row, adjustment);
      Object.assign(client, { name: given.name, seats: given.assignedSeats, revisedAt: Date.now() });
      return c.body(null, 200);
    },

    unlink(c: Context<Env>) {
      const provider = context.state.provider(pathId(c, 'providerId'));
      const client = desk.linked(c);
      if (!provider) return c.json(NOT_FOUND, 404);
      if (!client) {
        const isAnothers = context.state
          .providers()
          .some(({ id }) => context.state.clients(id).some(({ linkId }) => linkId === pathId(c, 'linkId')));
        return isAnothers
          ? c.json(errorBody('Failed to remove organization vault. Please contact support.'), 400)
          : c.json(UNHANDLED, 500);
      }
      const [owner] = desk.ownersOf(client);
      if (owner === undefined)
        return c.json(errorBody('Organization must have at least one confirmed owner.'), 400);
      if (client.status === ORGANIZATION_STATUS.managed) {
        const row = desk.planRow(provider, client.plan.name);
        if (row) scaleSeats(context.state.clients(provider.id), row, -(client.seats ?? 0));
      }
      Object.assign(client, {
        billingEmail: owner,
        status: ORGANIZATION_STATUS.created,
        enabled: true,
        revisedAt: Date.now(),
      });
      desk.writeClientEvent(c, EVENT.clientRemoved, provider, client);
      context.state.link(client, null);
      return c.body(null, 200);
    },
  };
}
