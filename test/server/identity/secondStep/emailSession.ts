import * as z from 'zod/mini';
import { proveText, readProvenText } from '../provenText.ts';

const LIFETIME = 2 * 60_000;
const PURPOSE = 'e-mail second step';

const claims = z.object({ account: z.string(), endsAt: z.number() });

/** `SsoEmail2faSessionToken`: asks for the code's mail in place of the password hash, for two minutes. */
export const emailSessionToken = (accountId: string): string =>
  proveText(PURPOSE, { account: accountId, endsAt: Date.now() + LIFETIME });

export function isEmailSession(accountId: string, token: string): boolean {
  const read = readProvenText(PURPOSE, token, claims);
  return read !== null && read.account === accountId && read.endsAt > Date.now();
}
