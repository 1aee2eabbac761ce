import type { Context } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { issueAccess } from './issueAccess.ts';
import { passwordGrant } from './passwordGrant.ts';
import { type ClientId, isClientId } from './sessions.ts';
import { bare } from './tokenErrors.ts';
import { type Form, readForm } from './tokenRequest.ts';

/** `POST /connect/token` (reference/identity-and-crypto.md section 4). */
export async function connectToken(context: ServerContext, c: Context<Env>): Promise<Response> {
  c.header('Cache-Control', 'no-store, no-cache, max-age=0');
  const form = await readForm(c);
  if (!form) return c.json(bare('invalid_request'), 400);
  const clientId = form('client_id') ?? '';
  if (!isClientId(clientId)) return c.json(bare('invalid_client'), 400);
  switch (form('grant_type')) {
    case 'password':
      return passwordGrant(context, c, form, clientId);
    case 'refresh_token':
      return refreshGrant(context, c, form, clientId);
    case undefined:
      return c.json(bare('invalid_request'), 400);
    default:
      return c.json(bare('unsupported_grant_type'), 400);
  }
}

async function refreshGrant(context: ServerContext, c: Context<Env>, form: Form, clientId: ClientId) {
  const refresh_token = form('refresh_token') ?? '';
  const session = context.sessions.refresh(refresh_token, clientId, context.state);
  if (!session || context.faults.has('refresh-refused', c.req.path))
    return c.json(bare('invalid_grant'), 400);
  const access = await issueAccess(context, c, clientId, session.account, session.device);
  return c.json({ ...access, refresh_token });
}
