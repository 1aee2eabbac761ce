import * as z from 'zod/mini';
import { anyId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { ClientScope, ProviderScope } from './scope.ts';
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

const page = listOf(event);
export type WireEventPage = z.output<typeof page>;

const log = (path: string, continuation: string | null): WireRequest<WireEventPage> => ({
  host: 'api',
  method: 'GET',
  path,
  ...(continuation === null ? {} : { query: { continuationToken: continuation } }),
  schema: page,
  maxBytes: 2 * MEGABYTE,
});

/** The provider's log: Provider Admins only (404 otherwise). */
export const getProviderEvents = (scope: ProviderScope, continuation: string | null) => ({
  ...log(`/providers/${scope.providerId}/events`, continuation),
  scope,
});

export const getClientEvents = (scope: ClientScope, continuation: string | null) => ({
  ...log(`/organizations/${scope.clientId}/events`, continuation),
  scope,
});

/** The caller's own account. */
export const getAccountEvents = (continuation: string | null) => log('/events', continuation);
