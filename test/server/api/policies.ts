import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { type Account, MEMBER_STATUS, type Policy } from '../model.ts';
import type { State } from '../state.ts';
import { reachableClient } from './guards.ts';
import { list, wireDate } from './wire.ts';

const policyResponse = ({ id, clientId, type, data, enabled, revisedAt }: Policy) => ({
  object: 'policy',
  id,
  organizationId: clientId,
  type,
  data,
  enabled,
  revisionDate: wireDate(revisedAt),
});

/** The two lists of sync: of confirmed memberships, and of accepted ones as well. */
export function policiesOf(state: State, { id }: Account) {
  const { accepted, confirmed } = MEMBER_STATUS;
  return {
    policies: state.policiesOf(id, [confirmed]).map(policyResponse),
    policiesNew: state.policiesOf(id, [accepted, confirmed]).map(policyResponse),
  };
}

/** Made up where it was never saved (section 8.7). */
const SEND_CONTROLS = 21;

const statusResponse = (
  clientId: string,
  { type, data, enabled }: Pick<Policy, 'type' | 'data' | 'enabled'>,
) => ({
  object: 'policy',
  organizationId: clientId,
  type,
  data: data ?? {},
  enabled,
  canToggleState: true,
});

/** What binds the members of a client. Behind an attribute of the server: 403 without a body for those who may not. */
export function policyRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/organizations/:organizationId/policies', (c) => {
    const client = reachableClient(context, c, { admins: true, permission: 'managePolicies' });
    if (!client) return c.body(null, 403);
    const saved = context.state.policiesIn(client.id);
    const made = saved.some(({ type }) => type === SEND_CONTROLS)
      ? []
      : [{ type: SEND_CONTROLS, data: null, enabled: false }];
    return c.json(list([...saved, ...made].map((policy) => statusResponse(client.id, policy))));
  });
}
