import * as z from 'zod/mini';
import * as shape from '../schemas.ts';
import { ANY_PAGE, nothing, op } from './operation.ts';

/** How requests leave: what has to wait, and with how many technicians the address is shared. */
export const REQUEST_OPERATIONS = {
  /** What Bitwarden asked to wait with, and until when. */
  'requests.pauses': op({
    from: ANY_PAGE,
    needs: null,
    session: 'any',
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.array(shape.pause),
  }),
  /** How many technicians share this address; Bitwarden counts requests by address. */
  'requests.sharing': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.strictObject({ technicians: shape.technicianCount }),
  }),
  'requests.share': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ technicians: shape.technicianCount }),
    output: z.strictObject({ technicians: shape.technicianCount }),
  }),
} as const;
