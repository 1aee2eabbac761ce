import * as z from 'zod/mini';
import { anyId, clientId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { ClientScope } from './scope.ts';
import { listOf } from './shapes.ts';

const collection = z.object({ id: anyId, organizationId: clientId, name: z.string() });

const list = listOf(collection);

/**
 * A client's shared collections. This route writes no event; its neighbour `collections/details` writes two on
 * every call (section 5.2) and is not offered here.
 */
export const getCollections = (scope: ClientScope): WireRequest<z.output<typeof list>> => ({
  host: 'api',
  method: 'GET',
  scope,
  path: `/organizations/${scope.clientId}/collections`,
  schema: list,
  maxBytes: 16 * MEGABYTE,
});
