import type { Context } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import type { Account } from '../model.ts';
import type { ClientId } from './sessions.ts';
import type { Device } from './tokens.ts';

export const SCOPES = ['api', 'offline_access'];
const LIFETIME = 3_600;
const SHORT_LIFETIME = 5;

/** The part of a token answer that both grants share. */
export async function issueAccess(
  context: ServerContext,
  c: Context<Env>,
  clientId: ClientId,
  account: Account,
  device: Device,
) {
  const expires_in = context.faults.has('short-tokens', c.req.path) ? SHORT_LIFETIME : LIFETIME;
  const access_token = await context.tokens.issue(context.state, account, clientId, device, expires_in);
  return { access_token, expires_in, token_type: 'Bearer', scope: SCOPES.join(' ') };
}
