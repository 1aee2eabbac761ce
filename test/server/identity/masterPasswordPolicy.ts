import * as z from 'zod/mini';
import { type Account, MEMBER_STATUS } from '../model.ts';
import type { State } from '../state.ts';

const MASTER_PASSWORD = 1;

const whole = z._default(z.nullable(z.int()), null);
const flag = z._default(z.nullable(z.boolean()), null);
const rules = z.object({
  minComplexity: whole,
  minLength: whole,
  requireLower: flag,
  requireUpper: flag,
  requireNumbers: flag,
  requireSpecial: flag,
  enforceOnLogin: flag,
});
type Rules = z.output<typeof rules>;

const stricter = <T extends number | boolean>(one: T | null, other: T | null): T | null =>
  one === null || (other !== null && other > one) ? other : one;

const both = (one: Rules, other: Rules): Rules => ({
  minComplexity: stricter(one.minComplexity, other.minComplexity),
  minLength: stricter(one.minLength, other.minLength),
  requireLower: stricter(one.requireLower, other.requireLower),
  requireUpper: stricter(one.requireUpper, other.requireUpper),
  requireNumbers: stricter(one.requireNumbers, other.requireNumbers),
  requireSpecial: stricter(one.requireSpecial, other.requireSpecial),
  enforceOnLogin: stricter(one.enforceOnLogin, other.enforceOnLogin),
});

/** What the organizations of a person ask of the master password, the strictest of each; null members are left out. */
export function masterPasswordPolicy(state: State, { id }: Account) {
  const enforced = state
    .policiesOf(id, [MEMBER_STATUS.confirmed])
    .filter(({ type, enabled }) => enabled && type === MASTER_PASSWORD)
    .map(({ data }) => rules.parse(data ?? {}));
  const members = Object.entries(enforced.reduce(both, rules.parse({})))
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]);
  return { ...Object.fromEntries(members), Object: 'masterPasswordPolicy' };
}
