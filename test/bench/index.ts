import { parseArgs } from 'node:util';
import { measure as measureBundles } from './bundles.ts';
import { measure as measureClientsTable } from './clientsTable.ts';
import { measure as measureEncStrings } from './encStrings.ts';
import { measure as measureLogs } from './logs.ts';
import { measure as measureMalformed } from './malformed.ts';
import { measure as measureOverview } from './overview.ts';
import { measure as measurePopup } from './popup.ts';
import type { BenchOptions, Row } from './row.ts';
import { measure as measureScopes } from './scopes.ts';
import { measure as measureSearch } from './search.ts';
import { measure as measureSeatTable } from './seatTable.ts';
import { publish } from './table.ts';
import { measure as measureUnlock } from './unlock.ts';

/** `npm run bench`; `-- --quick` repeats less, `-- search popup` measures only these. */

const MEASUREMENTS: Record<string, (options: BenchOptions) => Promise<Row[]>> = {
  bundles: measureBundles,
  search: measureSearch,
  encStrings: measureEncStrings,
  unlock: measureUnlock,
  popup: measurePopup,
  clientsTable: measureClientsTable,
  overview: measureOverview,
  seatTable: measureSeatTable,
  logs: measureLogs,
  malformed: measureMalformed,
  scopes: measureScopes,
};

// Ends through `exit`, which takes server and browser with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const chosen = positionals.length > 0 ? positionals : Object.keys(MEASUREMENTS);
const rows: Row[] = [];
for (const name of chosen) {
  console.log(`Measuring ${name}.`);
  try {
    const measure = MEASUREMENTS[name];
    if (!measure) throw new Error(`Known are: ${Object.keys(MEASUREMENTS).join(', ')}.`);
    rows.push(...(await measure(values)));
  } catch (problem) {
    // The code tells of what could not be measured, never of figures: machines are noisy, and a person reads them.
    process.exitCode = 1;
    console.error(`${name} could not be measured.`, problem);
  }
}
if (rows.length > 0) await publish(rows, values);
