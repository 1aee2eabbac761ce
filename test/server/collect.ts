import { Hono } from 'hono';
import * as z from 'zod/mini';
import { signedIn } from './api/guards.ts';
import { EVENT } from './audit/logRow.ts';
import { sourceOf } from './audit/source.ts';
import type { Env, ServerContext } from './context.ts';

const collected = z.array(z.object({ type: z.int() })).check(z.minLength(1));

/**
 * `POST /events/collect` (reference/provider-api.md section 5.3). Item and organization events count for direct members
 * only; of what they could tell nothing is done here yet, so all but the export of one's own vault is dropped.
 */
export function collectRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().post('/collect', signedIn(context), async (c) => {
    const events = collected.safeParse(await c.req.json().catch(() => null));
    if (!events.success) return c.body(null, 400);
    const { state } = context;
    const { accountId, deviceType } = c.var.caller;
    const account = state.account(accountId);
    const providers = state.memberships(accountId).map(({ provider }) => provider);
    for (const { type } of events.data) {
      if (account && type === EVENT.userExportedVault) {
        state.audit.writeUserEvent(type, account, providers, sourceOf(c, deviceType));
      }
    }
    return c.body(null, 200);
  });
}
