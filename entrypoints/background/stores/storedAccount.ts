import * as z from 'zod/mini';
import { accountId, regionId } from '../../../utils/bridge/schemas.ts';

export const kdf = z.union([
  z.strictObject({ kind: z.literal('pbkdf2'), iterations: z.int() }),
  z.strictObject({
    kind: z.literal('argon2id'),
    iterations: z.int(),
    memory: z.int(),
    parallelism: z.int(),
  }),
]);

/** What is kept of an account in clear, because it is needed before anything can be opened. */
export const storedAccount = z.strictObject({
  id: accountId,
  email: z.string(),
  name: z.nullable(z.string()),
  region: regionId,
  kdf,
  salt: z.string(),
  /** As the server sent them: useless without the master password. */
  wrappedUserKey: z.string(),
  wrappedPrivateKey: z.string(),
});
export type StoredAccount = z.output<typeof storedAccount>;
