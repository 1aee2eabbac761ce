import * as z from 'zod/mini';
import * as shape from '../schemas.ts';
import { nothing, op, text } from './operation.ts';

/** Whether what Bitwarden's servers say can be believed. */
export const TRUST_OPERATIONS = {
  /** What answers held that was not asked for, and was not used; of the provider worked for. */
  'dropped.list': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.array(shape.droppedRows),
  }),
  /** Keys of the provider worked for, and of its clients, with which nothing is encrypted. */
  'keys.changes': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.array(shape.keyTrouble),
  }),
  /** A person says that a key is right as it is now; what they were shown says which. */
  'keys.acknowledge': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({
      providerId: shape.providerId,
      clientId: z.nullable(shape.clientId),
      id: text(64),
    }),
    output: nothing,
  }),
} as const;
