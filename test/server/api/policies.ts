import { type Account, MEMBER_STATUS, type Policy } from '../model.ts';
import type { State } from '../state.ts';
import { wireDate } from './wire.ts';

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
