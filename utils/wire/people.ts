import * as z from 'zod/mini';
import { anyId, providerUserId } from './ids.ts';
import { MEGABYTE } from './request.ts';
import type { ProviderScope } from './scope.ts';
import { scopedList } from './scoped.ts';
import { maybe } from './shapes.ts';

/** reference/provider-api.md section 3. */
const providerUser = z.object({
  id: providerUserId,
  userId: z.nullable(anyId),
  name: maybe(z.string()),
  email: z.string(),
  type: z.int(),
  status: z.int(),
});
export type ProviderUser = z.output<typeof providerUser>;

export const getPeople = (scope: ProviderScope) =>
  scopedList(scope, '/providers/{provider}/users', {
    of: 'people',
    row: providerUser,
    // a row does not say which provider it is of
    belongs: () => true,
    maxBytes: 16 * MEGABYTE,
  });
