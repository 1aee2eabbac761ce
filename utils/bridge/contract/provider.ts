import * as z from 'zod/mini';
import { nothing, op, text } from './operation.ts';

const details = z.strictObject({ name: text(256), billingEmail: text(256) });

/** The provider itself. */
export const PROVIDER_OPERATIONS = {
  'provider.details': op({
    from: ['options'],
    needs: 'provider.read',
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.strictObject({ name: z.string(), billingEmail: z.string() }),
  }),
  'provider.edit': op({
    from: ['options'],
    needs: 'provider.edit',
    scope: 'none',
    effect: 'write',
    input: details,
    output: z.strictObject({ name: z.string(), billingEmail: z.string() }),
  }),
} as const;
