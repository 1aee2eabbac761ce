import { measureTable } from './consoleTable.ts';
import type { BenchOptions, Row } from './row.ts';

/** 10,000 clients in the console's table. */
export const measure = (_: BenchOptions): Promise<Row[]> =>
  measureTable({
    title: 'clients table',
    clients: 10_000,
    hash: '#/clients',
    search: 'Find a client',
    columns: ['Used', 'Remaining', 'Status', 'Client'],
  });
