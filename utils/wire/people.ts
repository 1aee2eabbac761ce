import * as z from 'zod/mini';
import { anyId, providerUserId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { ProviderScope } from './scope.ts';
import { listOf, maybe } from './shapes.ts';

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

const list = listOf(providerUser);

export const getPeople = (scope: ProviderScope): WireRequest<z.output<typeof list>> => ({
  host: 'api',
  method: 'GET',
  scope,
  path: `/providers/${scope.providerId}/users`,
  schema: list,
  maxBytes: 16 * MEGABYTE,
});
