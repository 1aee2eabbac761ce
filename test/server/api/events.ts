import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { eventPage } from './eventPages.ts';
import { pathId, reachableClient } from './guards.ts';

/** The four logs. Those of a provider go by the claims like its other routes, but hide instead of forbidding. */
export function eventRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/events', (c) => eventPage(context, c, context.state.audit.ofAccount(c.var.caller.accountId)))
    .get('/providers/:providerId/events', (c) => {
      const id = pathId(c, 'providerId');
      if (context.faults.has('forbidden', c.req.path)) return c.body(null, 403);
      if (!c.var.caller.adminOf.has(id)) return c.json(NOT_FOUND, 404);
      return eventPage(context, c, context.state.audit.ofProvider(id));
    })
    .get('/providers/:providerId/users/:id/events', (c) => {
      const id = pathId(c, 'providerId');
      if (context.faults.has('forbidden', c.req.path)) return c.body(null, 403);
      const userId = context.state.person(id, pathId(c, 'id'))?.accountId;
      if (!c.var.caller.adminOf.has(id) || !userId) return c.json(NOT_FOUND, 404);
      const log = context.state.audit.ofProvider(id);
      return eventPage(context, c, log, (row) => row.actingUserId === userId);
    })
    .get('/organizations/:organizationId/events', (c) => {
      const client = reachableClient(context, c, { admins: true, permission: 'accessEventLogs' });
      return client ? eventPage(context, c, context.state.audit.ofClient(client.id)) : c.json(NOT_FOUND, 404);
    });
}
