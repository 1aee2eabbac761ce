import type { ServerContext } from '../context.ts';
import type { Account } from '../model.ts';

/** @throws Error with a sentence when nobody has the address */
export function accountOf({ state }: ServerContext, email: string): Account {
  const account = state.accountByEmail(email);
  if (!account) throw new Error(`Nobody has the address ${email}.`);
  return account;
}
