import * as z from 'zod/mini';
import { type Left, LONGEST_LEFT } from '../../domain/left.ts';
import { clientId, providerId } from '../schemas.ts';
import { nothing, op, text } from './operation.ts';

const left: z.ZodMiniType<Left, unknown> = z.strictObject({
  query: text(LONGEST_LEFT),
  selectedId: z.nullable(clientId),
  scrollTop: z.int().check(z.nonnegative()),
});

/** What only the popup and the panel do. */
export const POPUP_OPERATIONS = {
  /** The provider's log up to that time (epoch milliseconds) is on screen; answers how far it was seen before, if ever. */
  'events.seen': op({
    from: ['popup', 'sidepanel'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ providerId, at: z.int().check(z.nonnegative()) }),
    output: z.strictObject({ before: z.nullable(z.int()) }),
  }),
  /** How the popup stands, for the next one; null: as at the beginning. Ends with the lock, the account and the provider. */
  'popup.left': op({
    from: ['popup', 'sidepanel'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ providerId, left: z.nullable(left) }),
    output: nothing,
  }),
} as const;
