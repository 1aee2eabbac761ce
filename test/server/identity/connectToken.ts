import type { Context } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import type { Account } from '../model.ts';
import { issueAccess } from './issueAccess.ts';
import { passwordGrant } from './passwordGrant.ts';
import { type ClientId, isClientId } from './sessions.ts';
import { bare } from './tokenErrors.ts';
import { type Form, isOlder, parseVersion, readForm } from './tokenRequest.ts';

const LEGACY_REFRESH_ENDS = [2025, 6, 0];

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
  const refused = context.faults.has('refresh-refused', c.req.path);
  if (!session || refused || isLegacyRefresh(session.account, c)) return c.json(bare('invalid_grant'), 400);
  const access = await issueAccess(context, c, clientId, session.account, session.device);
  return c.json({ ...access, refresh_token });
}

/** An account without a user key can stay signed in only with a web vault from before this version (section 1.4). */
function isLegacyRefresh({ keys }: Account, c: Context<Env>): boolean {
  const version = parseVersion(c.req.header('bitwarden-client-version'));
  return keys === null && version !== null && !isOlder(version, LEGACY_REFRESH_ENDS);
}
