import * as z from 'zod/mini';
import { accountId, regionId } from '../../../utils/bridge/schemas.ts';
import { LOCK_ACTIONS, TIMEOUTS } from '../../../utils/domain/lock.ts';

export const kdf = z.union([
  z.strictObject({ kind: z.literal('pbkdf2'), iterations: z.int() }),
  z.strictObject({
    kind: z.literal('argon2id'),
    iterations: z.int(),
    memory: z.int(),
    parallelism: z.int(),
  }),
]);

/** How the account is opened with the master password, as the server sent it: useless without that password. */
const opening = {
  kdf,
  salt: z.string(),
  wrappedUserKey: z.string(),
  wrappedPrivateKey: z.string(),
};

/** What is kept of an account in clear, because it is needed before anything can be opened. */
export const storedAccount = z.strictObject({
  id: accountId,
  email: z.string(),
  name: z.nullable(z.string()),
  region: regionId,
  ...opening,
  /** Changed elsewhere: the next unlock takes it over, if it opens. */
  changed: z.optional(z.strictObject(opening)),
});
export type Opening = NonNullable<StoredAccount['changed']>;

const lockSettings = z.strictObject({ timeout: z.enum(TIMEOUTS), action: z.enum(LOCK_ACTIONS) });

/** When and how an account locks. Not secret, and needed before it is opened; which policy binds it is sealed. */
export const storedLock = z.strictObject({ chosen: lockSettings, effective: lockSettings });
export type StoredLock = z.output<typeof storedLock>;
export type StoredAccount = z.output<typeof storedAccount>;
