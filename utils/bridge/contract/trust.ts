import * as z from 'zod/mini';
import * as shape from '../schemas.ts';
import { nothing, op } from './operation.ts';

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
} as const;
