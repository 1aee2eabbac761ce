import { CLIENT_ROWS } from './clientRows.ts';
import type { Judged } from './judged.ts';
import { LOG_ROWS } from './logRows.ts';
import { PROVIDER_ROWS } from './providerRows.ts';
import type { Row } from './row.ts';

/** One row for each operation that needs a right: the compiler and the test miss one that is not here. */
export const ROWS: { [N in Judged]: Row<N> } = { ...CLIENT_ROWS, ...LOG_ROWS, ...PROVIDER_ROWS };
