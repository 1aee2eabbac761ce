import * as z from 'zod/mini';
import { clientId } from './ids.ts';
import { MEGABYTE } from './request.ts';
import type { NamedClientScope } from './scope.ts';
import { scopedList } from './scoped.ts';

/** reference/provider-api.md section 8.7. */
const policy = z.object({ organizationId: clientId, type: z.int(), enabled: z.boolean() });

/** Those of a client that were ever saved. Reading them writes no event. */
export const getPolicies = (scope: NamedClientScope) =>
  scopedList(scope, '/organizations/{client}/policies', {
    of: 'policies',
    row: policy,
    belongs: ({ organizationId }, { clientId }) => organizationId === clientId,
    maxBytes: MEGABYTE,
  });
