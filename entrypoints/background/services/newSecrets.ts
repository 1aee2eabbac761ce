import { type Bytes, toBase64 } from '../../../utils/crypto/bytes.ts';
import { type LockSettings, lockTimes } from '../../../utils/domain/lock.ts';
import type { StoredAccount } from '../stores/disk.ts';
import { begunAnew, type Secrets } from '../stores/secrets.ts';

/** What a session begins with, before it was given an access token. */
export const newSecrets = (
  account: StoredAccount,
  opened: { userKey: Bytes; refreshToken: string },
  settings: LockSettings,
  now: number,
): Secrets =>
  begunAnew({
    accountId: account.id,
    region: account.region,
    userKey: toBase64(opened.userKey),
    access: null,
    refreshToken: opened.refreshToken,
    refreshedAt: 0,
    lock: lockTimes(settings.timeout, now),
    settings,
    providerId: null,
  });
