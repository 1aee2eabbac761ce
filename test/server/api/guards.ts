import type { Context, MiddlewareHandler } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { type Client, MEMBER_TYPE, type Member, type MemberPermission } from '../model.ts';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BEARER = /^Bearer (\S+)$/i;

/** 401 without a body unless the access token is ours and still valid. */
export const signedIn =
  ({ tokens }: ServerContext): MiddlewareHandler<Env> =>
  async (c, next) => {
    const [, token] = BEARER.exec(c.req.header('authorization') ?? '') ?? [];
    const caller = token ? await tokens.read(token) : null;
    if (!caller) return c.body(null, 401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    c.set('caller', caller);
    return next();
  };

/** The GUID in a path in lower case; an empty text, which no object has, for anything else. */
export function pathId(c: Context<Env>, name: string): string {
  const id = (c.req.param(name) ?? '').toLowerCase();
  return GUID.test(id) ? id : '';
}

/** Provider routes go by the token's claims and answer 403 without a body (reference/provider-api.md sections 2.2, 9.3). */
export const providerUser =
  ({ faults }: ServerContext, role: 'any' | 'admin'): MiddlewareHandler<Env> =>
  async (c, next) => {
    const id = pathId(c, 'providerId');
    if (id === '') return c.json(NOT_FOUND, 404);
    const { adminOf, serviceUserOf } = c.var.caller;
    const allowed = adminOf.has(id) || (role === 'any' && serviceUserOf.has(id));
    if (!allowed || faults.has('forbidden', c.req.path)) return c.body(null, 403);
    return next();
  };

/** Whether a direct member may: Owners always, Admins and custom roles as far as said (sections 5.1 and 7.3). */
export interface MemberRight {
  admins: boolean;
  permission?: MemberPermission;
}

function memberMay({ type, permissions }: Member, { admins, permission }: MemberRight): boolean {
  if (type === MEMBER_TYPE.owner) return true;
  if (type === MEMBER_TYPE.admin) return admins;
  return type === MEMBER_TYPE.custom && permission !== undefined && permissions.includes(permission);
}

/**
 * The client of the path if the caller may act in it: linked through a provider in the store at this moment, and with
 * any provider claim in the token; or a direct member with that right.
 */
export function reachableClient(
  { state }: ServerContext,
  c: Context<Env>,
  right: MemberRight,
): Client | undefined {
  const { accountId, adminOf, serviceUserOf } = c.var.caller;
  const id = pathId(c, 'organizationId');
  const linked = adminOf.size + serviceUserOf.size > 0 ? state.clientOf(accountId, id) : undefined;
  if (linked) return linked;
  const member = state.memberOf(accountId, id);
  return member && memberMay(member, right) ? state.client(id) : undefined;
}
