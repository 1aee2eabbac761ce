import * as z from 'zod/mini';
import { anyId, clientId } from './ids.ts';
import { MEGABYTE } from './request.ts';
import type { ClientScope } from './scope.ts';
import { scopedList } from './scoped.ts';

const collection = z.object({ id: anyId, organizationId: clientId, name: z.string() });

/**
 * A client's shared collections. This route writes no event; its neighbour `collections/details` writes two on
 * every call (section 5.2) and is not offered here.
 */
export const getCollections = (scope: ClientScope) =>
  scopedList(scope, '/organizations/{client}/collections', {
    of: 'collections',
    row: collection,
    belongs: ({ organizationId }, { clientId }) => organizationId === clientId,
    maxBytes: 16 * MEGABYTE,
  });
