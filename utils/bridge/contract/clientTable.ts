import * as z from 'zod/mini';
import { CLIENT_COLUMNS } from '../../domain/clientColumns.ts';
import { nothing, op } from './operation.ts';

const columns = z.array(z.enum(CLIENT_COLUMNS)).check(z.maxLength(CLIENT_COLUMNS.length));
/** null: nobody chose any. */
const chosen = z.strictObject({ columns: z.nullable(columns) });

/** How the console's table of clients looks, for all accounts of this computer alike. */
export const CLIENT_TABLE_OPERATIONS = {
  'clientColumns.read': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: chosen,
  }),
  'clientColumns.write': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ columns }),
    output: chosen,
  }),
} as const;
