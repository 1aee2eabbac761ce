import * as z from 'zod/mini';
import * as shape from '../schemas.ts';
import { ANY_PAGE, nothing, op } from './operation.ts';

/** Several accounts on one computer. */
export const ACCOUNT_OPERATIONS = {
  /** Unlocked accounts stay unlocked, each for its own time; what pages show of the one left goes. */
  'accounts.switch': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ accountId: shape.accountId }),
    output: shape.sessionView,
  }),
  /** The sign-in, beside the accounts that are here. */
  'accounts.add': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: shape.sessionView,
  }),
  'accounts.cancelAdd': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'write',
    input: nothing,
    output: shape.sessionView,
  }),
} as const;
