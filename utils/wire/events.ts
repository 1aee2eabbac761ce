import * as z from 'zod/mini';
import { anyId, type ProviderUserId } from './ids.ts';
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
  installationId: id,
  secretId: id,
  projectId: id,
  serviceAccountId: id,
  grantedServiceAccountId: id,
  sendId: id,
});
export type WireEvent = z.output<typeof event>;

const MAX_BYTES = 2 * MEGABYTE;

/** Which part of a log: the last thirty days where there is no range, its newest page where there is no continuation. */
export interface AskedEvents {
  /** Both ends included; more than 367 days are refused. */
  range?: { start: number; end: number } | undefined;
  continuation: string | null;
}

/** To the end of that millisecond: Bitwarden's times are finer, and what came late in it belongs to the range too. */
const endOf = (at: number): string => new Date(at).toISOString().replace('Z', '9999Z');

function part({ range, continuation }: AskedEvents) {
  const dates = range && {
    start: new Date(range.start).toISOString(),
    end: endOf(range.end),
  };
  return { query: { ...dates, ...(continuation === null ? {} : { continuationToken: continuation }) } };
}

/** The provider's log: Provider Admins only (404 otherwise). */
export const getProviderEvents = (scope: ProviderScope, asked: AskedEvents) =>
  scopedList(scope, '/providers/{provider}/events', {
    of: 'events',
    row: event,
    belongs: (row, { providerId }) => !row.providerId || row.providerId === providerId,
    ...part(asked),
    maxBytes: MAX_BYTES,
  });

/** What one of the provider's people did; the row must have an account. */
export const getPersonEvents = (scope: ProviderScope, id: ProviderUserId, asked: AskedEvents) =>
  scopedList(scope, `/providers/{provider}/users/${id}/events`, {
    of: 'events',
    row: event,
    belongs: (row, { providerId }) => !row.providerId || row.providerId === providerId,
    ...part(asked),
    maxBytes: MAX_BYTES,
  });

/** Rows name the provider of whoever acted, which may be one the client had before. */
export const getClientEvents = (scope: ClientScope, asked: AskedEvents) =>
  scopedList(scope, '/organizations/{client}/events', {
    of: 'events',
    row: event,
    belongs: ({ organizationId }, { clientId }) => !organizationId || organizationId === clientId,
    ...part(asked),
    maxBytes: MAX_BYTES,
  });

const page = listOf(event);
export type WireEventPage = z.output<typeof page>;

/** The caller's own account. */
export const getAccountEvents = (asked: AskedEvents): WireRequest<WireEventPage> => ({
  host: 'api',
  method: 'GET',
  path: '/events',
  ...part(asked),
  schema: page,
  maxBytes: MAX_BYTES,
});
