import * as z from 'zod/mini';
import { accountId, lockTimes, providerId, regionId } from '../../../utils/bridge/schemas.ts';
import { LOCK_ACTIONS, NO_DEADLINE, TIMEOUTS } from '../../../utils/domain/lock.ts';
import { type SessionValue, type StorageArea, sessionValue } from './sessionArea.ts';

/** The name of the secrets in `storage.session`. */
export const SECRETS = 'secrets';

export const secrets = z.strictObject({
  accountId,
  region: regionId,
  /** The bytes that open everything, base64: 64, or more in the newer generation of accounts. Here and in memory, nowhere else. */
  userKey: z.string(),
  /** null until first needed after an unlock. */
  access: z.nullable(z.strictObject({ token: z.string(), expiresAt: z.int() })),
  refreshToken: z.string(),
  /** When rights were last renewed; epoch milliseconds, 0 before the first time. */
  refreshedAt: z.int(),
  lock: lockTimes,
  /** When and how it locks: what was chosen, as far as policies allow. */
  settings: z.strictObject({ timeout: z.enum(TIMEOUTS), action: z.enum(LOCK_ACTIONS) }),
  /** Another for every sign-in and unlock: what a lock has overtaken belongs to none that follows. */
  era: z.string(),
  /** Another for every era and every provider: what was bound to an earlier one has ended. */
  epoch: z.int(),
  providerId: z.nullable(providerId),
});

/** What an unlocked session is made of. */
export type Secrets = z.output<typeof secrets>;
export type SecretStore = SessionValue<Secrets>;

export const createSecretStore = (area: StorageArea): SecretStore => sessionValue(area, SECRETS, secrets);

/** null where only an event ends them. */
export function nextDeadline(open: readonly (Secrets | null)[]): number | null {
  const next = Math.min(...open.map((kept) => kept?.lock.deadline ?? NO_DEADLINE));
  return next < NO_DEADLINE ? next : null;
}

const freshEpoch = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** The same, as the beginning of an era: nothing that was bound to an earlier one holds. */
export const begunAnew = (kept: Omit<Secrets, 'era' | 'epoch'>): Secrets => ({
  ...kept,
  era: crypto.randomUUID(),
  epoch: freshEpoch(),
});
export const inNewEpoch = (kept: Secrets): Secrets => ({ ...kept, epoch: freshEpoch() });
