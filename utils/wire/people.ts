import * as z from 'zod/mini';
import { anyId, type ProviderUserId, providerUserId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { ProviderScope } from './scope.ts';
import { scoped, scopedList } from './scoped.ts';
import { listOf, maybe, nothing } from './shapes.ts';

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

const publicKey = z.object({ id: providerUserId, userId: anyId, key: z.string() });
export type PersonPublicKey = z.output<typeof publicKey>;

const publicKeys = listOf(publicKey);

const bulk = listOf(z.object({ id: providerUserId, error: maybe(z.string()) }));
/** What became of each row that was named; some are left out. */
export type BulkAnswer = z.output<typeof bulk>;

export const getPeople = (scope: ProviderScope) =>
  scopedList(scope, '/providers/{provider}/users', {
    of: 'people',
    row: providerUser,
    // a row does not say which provider it is of
    belongs: () => true,
    maxBytes: 16 * MEGABYTE,
  });

/** At most 20. Says nothing of each: those that are there already are left out without a word. */
export const postInvites = (
  scope: ProviderScope,
  emails: readonly string[],
  type: number,
): WireRequest<null> =>
  scoped(scope, '/providers/{provider}/users/invite', {
    method: 'POST',
    body: { json: { emails, type } },
    schema: nothing,
    maxBytes: MEGABYTE,
  });

/** The single routes answer 200 whatever became of the row (section 3.6), so these are for one as well. */
export const postReinvites = (
  scope: ProviderScope,
  ids: readonly ProviderUserId[],
): WireRequest<BulkAnswer> =>
  scoped(scope, '/providers/{provider}/users/reinvite', {
    method: 'POST',
    body: { json: { ids } },
    schema: bulk,
    maxBytes: MEGABYTE,
  });

/** Only of those that wait for a confirmation. */
export const postPublicKeys = (
  scope: ProviderScope,
  ids: readonly ProviderUserId[],
): WireRequest<z.output<typeof publicKeys>> =>
  scoped(scope, '/providers/{provider}/users/public-keys', {
    method: 'POST',
    body: { json: { ids } },
    schema: publicKeys,
    maxBytes: 4 * MEGABYTE,
  });

export const postConfirms = (
  scope: ProviderScope,
  keys: readonly { id: ProviderUserId; key: string }[],
): WireRequest<BulkAnswer> =>
  scoped(scope, '/providers/{provider}/users/confirm', {
    method: 'POST',
    body: { json: { keys } },
    schema: bulk,
    maxBytes: MEGABYTE,
  });

/** There is no bulk route for it, and this one says when it failed. */
export const putPerson = (scope: ProviderScope, id: ProviderUserId, type: number): WireRequest<null> =>
  scoped(scope, `/providers/{provider}/users/${id}`, {
    method: 'PUT',
    body: { json: { type } },
    schema: nothing,
    maxBytes: MEGABYTE,
  });

export const deletePeople = (scope: ProviderScope, ids: readonly ProviderUserId[]): WireRequest<BulkAnswer> =>
  scoped(scope, '/providers/{provider}/users', {
    method: 'DELETE',
    body: { json: { ids } },
    schema: bulk,
    maxBytes: MEGABYTE,
  });
