import { measureTable } from './consoleTable.ts';
import { refresh, tasksDuring } from './consoleWorld.ts';
import { longTaskRow } from './longTaskRow.ts';
import type { BenchOptions, Row } from './row.ts';

/** Seats and bill of 10,000 clients, also read again. */
export const measure = (_: BenchOptions): Promise<Row[]> =>
  measureTable({
    title: 'seats and bill',
    clients: 10_000,
    hash: '#/billing',
    search: 'Find an organization',
    columns: ['Used', 'Plan', 'Remaining', 'Organization'],
    more: async (page, title) => [
      longTaskRow(
        `${title}: tasks over 50 ms, reading again`,
        await tasksDuring(page, () => refresh(page)),
        1,
      ),
    ],
  });
