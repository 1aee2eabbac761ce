import * as z from 'zod/mini';
import { clientId, linkId, providerId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { ProviderScope } from './scope.ts';
import { listOf, maybe } from './shapes.ts';

/** reference/provider-api.md section 4.1. `id` is the link, not the client. */
const providerOrganization = z.object({
  id: linkId,
  providerId,
  organizationId: clientId,
  organizationName: z.string(),
  key: maybe(z.string()),
  seats: z.nullable(z.int()),
  occupiedSeats: z.int(),
  plan: z.nullable(z.string()),
});
export type ProviderOrganization = z.output<typeof providerOrganization>;

const list = listOf(providerOrganization);

export const getClients = (scope: ProviderScope): WireRequest<z.output<typeof list>> => ({
  host: 'api',
  method: 'GET',
  scope,
  path: `/providers/${scope.providerId}/organizations`,
  schema: list,
  maxBytes: 64 * MEGABYTE,
});
