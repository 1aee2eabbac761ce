import * as z from 'zod/mini';
import { clientId, linkId, providerId } from './ids.ts';
import { MEGABYTE } from './request.ts';
import type { ProviderScope } from './scope.ts';
import { scopedList } from './scoped.ts';
import { maybe } from './shapes.ts';

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
  /** Of the link. */
  creationDate: maybe(z.string()),
});
export type ProviderOrganization = z.output<typeof providerOrganization>;

export const getClients = (scope: ProviderScope) =>
  scopedList(scope, '/providers/{provider}/organizations', {
    of: 'clients',
    row: providerOrganization,
    belongs: (row, { providerId }) => row.providerId === providerId,
    maxBytes: 64 * MEGABYTE,
  });
