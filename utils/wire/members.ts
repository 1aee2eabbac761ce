import * as z from 'zod/mini';
import { anyId } from './ids.ts';
import { MEGABYTE } from './request.ts';
import type { ClientScope } from './scope.ts';
import { scopedList } from './scoped.ts';
import { maybe } from './shapes.ts';

/** reference/provider-api.md section 8.4. */
const memberSummary = z.object({
  id: anyId,
  userId: z.nullable(anyId),
  type: z.int(),
  status: z.int(),
  name: maybe(z.string()),
  email: z.string(),
});
export type WireMemberSummary = z.output<typeof memberSummary>;

/** Who belongs to a client, in few words each. Writes no event. */
export const getMemberSummaries = (scope: ClientScope) =>
  scopedList(scope, '/organizations/{client}/users/mini-details', {
    of: 'people',
    row: memberSummary,
    // a row does not say which client it is of
    belongs: () => true,
    maxBytes: 16 * MEGABYTE,
  });
