import * as z from 'zod/mini';
import type { Account } from '../../model.ts';
import { proveText, readProvenText } from '../provenText.ts';

const LIFETIME = 30 * 86_400_000;
const PURPOSE = 'remembered device';

const claims = z.object({ account: z.string(), stamp: z.string(), device: z.string(), endsAt: z.number() });

/** What a device keeps so that it is not asked for the second step for thirty days, or until the stamp changes. */
export function rememberToken(account: Account, deviceIdentifier: string): string {
  return proveText(PURPOSE, {
    account: account.id,
    stamp: account.securityStamp,
    device: deviceIdentifier,
    endsAt: Date.now() + LIFETIME,
  });
}

export function isRemembered(account: Account, deviceIdentifier: string, token: string): boolean {
  const read = readProvenText(PURPOSE, token, claims);
  return (
    read !== null &&
    read.account === account.id &&
    read.stamp === account.securityStamp &&
    read.device === deviceIdentifier &&
    read.endsAt > Date.now()
  );
}
