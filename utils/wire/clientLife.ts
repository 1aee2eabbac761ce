import * as z from 'zod/mini';
import { clientId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import type { JoiningScope, NamedClientScope, ProviderScope } from './scope.ts';
import { scoped } from './scoped.ts';
import { nothing } from './shapes.ts';

/** reference/provider-api.md section 4.2. Everything wrapped is made by whoever creates the client. */
export interface ClientToCreate {
  name: string;
  ownerEmail: string;
  planType: number;
  seats: number;
  key: string;
  keyPair: { publicKey: string; encryptedPrivateKey: string };
  collectionName: string;
}

/** Answers nothing, is no transaction, and does it again when it is sent again. */
export const postClient = (scope: ProviderScope, client: ClientToCreate): WireRequest<null> =>
  scoped(scope, '/providers/{provider}/clients', {
    method: 'POST',
    body: { json: client },
    schema: nothing,
    maxBytes: MEGABYTE,
  });

/** Both values always: seats that are not named are taken away (section 4.3). */
export const putClient = (
  scope: NamedClientScope,
  { name, assignedSeats }: { name: string; assignedSeats: number },
): WireRequest<null> =>
  scoped(scope, '/providers/{provider}/clients/{link}', {
    method: 'PUT',
    body: { json: { name, assignedSeats } },
    schema: nothing,
    maxBytes: MEGABYTE,
  });

/** Section 4.4: the name is as it rests on the server, encoded. */
const addable = z.array(
  z.object({
    id: clientId,
    name: z.string(),
    plan: z.string(),
    seats: z.nullable(z.int()),
    disabled: z.boolean(),
  }),
);
export type WireAddable = z.output<typeof addable>[number];

export const getAddable = (scope: ProviderScope): WireRequest<WireAddable[]> =>
  scoped(scope, '/providers/{provider}/clients/addable', {
    method: 'GET',
    schema: addable,
    maxBytes: 4 * MEGABYTE,
  });

/** @param key of the organization, under the provider key */
export const postExisting = (scope: JoiningScope, key: string): WireRequest<null> =>
  scoped(scope, '/providers/{provider}/clients/existing', {
    method: 'POST',
    body: { json: { organizationId: scope.organizationId, key } },
    schema: nothing,
    maxBytes: MEGABYTE,
  });

export const deleteLink = (scope: NamedClientScope): WireRequest<null> =>
  scoped(scope, '/providers/{provider}/organizations/{link}', {
    method: 'DELETE',
    schema: nothing,
    maxBytes: MEGABYTE,
  });
