import { csvLine } from './eventExport.ts';
import type { OpenedVaults } from './openedVaults.ts';

/** The list as a table to keep: who and how far back that was looked for, then a row for each client. */
export function openedFile(name: string, coverage: string, { vaults }: OpenedVaults): string {
  const rows = vaults.map(({ client, linkId, times, last }) => [
    client,
    linkId,
    times,
    new Date(last).toISOString(),
  ]);
  return [[name, coverage], ['client', 'linkId', 'times', 'last'], ...rows].map(csvLine).join('');
}
