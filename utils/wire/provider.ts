import * as z from 'zod/mini';
import { providerId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { ProviderScope } from './scope.ts';
import { scoped } from './scoped.ts';
import { maybe } from './shapes.ts';

/** reference/provider-api.md section 2. `name` leaves the server decoded, `businessName` as it rests there. */
const provider = z.object({
  id: providerId,
  name: z.string(),
  billingEmail: maybe(z.string()),
});
export type WireProvider = z.output<typeof provider>;

export const getProvider = (scope: ProviderScope): WireRequest<WireProvider> =>
  scoped(scope, '/providers/{provider}', { method: 'GET', schema: provider, maxBytes: MEGABYTE });

/** As the web vault does, with the name as the business name too. */
export const putProvider = (
  scope: ProviderScope,
  { name, billingEmail }: { name: string; billingEmail: string },
): WireRequest<WireProvider> =>
  scoped(scope, '/providers/{provider}', {
    method: 'PUT',
    body: { json: { name, businessName: name, billingEmail } },
    schema: provider,
    maxBytes: MEGABYTE,
  });
