import * as z from 'zod/mini';
import { anyId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { ClientScope, ProviderScope } from './scope.ts';
import { scopedList } from './scoped.ts';
import { listOf, maybe } from './shapes.ts';

const id = maybe(anyId);
const text = maybe(z.string());

/** reference/provider-api.md section 5.1. Events carry no id of their own. */
const event = z.object({
  type: z.int(),
  date: z.string(),
  userId: id,
  organizationId: id,
  providerId: id,
  cipherId: id,
  collectionId: id,
  groupId: id,
  policyId: id,
  organizationUserId: id,
  providerUserId: id,
  providerOrganizationId: id,
  actingUserId: id,
  deviceType: maybe(z.int()),
  ipAddress: text,
  systemUser: maybe(z.int()),
  domainName: text,
});
export type WireEvent = z.output<typeof event>;

const MAX_BYTES = 2 * MEGABYTE;
const after = (continuation: string | null) =>
  continuation === null ? {} : { query: { continuationToken: continuation } };

/** The provider's log: Provider Admins only (404 otherwise). */
export const getProviderEvents = (scope: ProviderScope, continuation: string | null) =>
  scopedList(scope, '/providers/{provider}/events', {
    of: 'events',
    row: event,
    belongs: (row, { providerId }) => !row.providerId || row.providerId === providerId,
    ...after(continuation),
    maxBytes: MAX_BYTES,
  });

/** Rows name the provider of whoever acted, which may be one the client had before. */
export const getClientEvents = (scope: ClientScope, continuation: string | null) =>
  scopedList(scope, '/organizations/{client}/events', {
    of: 'events',
    row: event,
    belongs: ({ organizationId }, { clientId }) => !organizationId || organizationId === clientId,
    ...after(continuation),
    maxBytes: MAX_BYTES,
  });

const page = listOf(event);
export type WireEventPage = z.output<typeof page>;

/** The caller's own account. */
export const getAccountEvents = (continuation: string | null): WireRequest<WireEventPage> => ({
  host: 'api',
  method: 'GET',
  path: '/events',
  ...after(continuation),
  schema: page,
  maxBytes: MAX_BYTES,
});
