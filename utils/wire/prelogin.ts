import * as z from 'zod/mini';
import { KILOBYTE, type WireRequest } from './request.ts';
import { maybe } from './shapes.ts';

/** reference/identity-and-crypto.md section 2; `salt` is null where the e-mail address is the salt. */
const preloginResponse = z.object({
  kdf: z.int(),
  kdfIterations: z.int(),
  kdfMemory: maybe(z.int()),
  kdfParallelism: maybe(z.int()),
  salt: maybe(z.string()),
});
export type PreloginResponse = z.output<typeof preloginResponse>;

const prelogin = (path: string, email: string): WireRequest<PreloginResponse> => ({
  host: 'identity',
  method: 'POST',
  path,
  body: { json: { email } },
  schema: preloginResponse,
  maxBytes: 16 * KILOBYTE,
});
export const postPrelogin = (email: string) => prelogin('/accounts/prelogin/password', email);
/** Older servers know only this route; the answer is the same. */
export const postPreloginOlder = (email: string) => prelogin('/accounts/prelogin', email);
