import type { DirectMember } from './directMembers.ts';
import { csvLine } from './eventExport.ts';

/** The list as a table to keep: who and how far that was looked for, then a row for each client. */
export function directMembersFile(
  name: string,
  coverage: string,
  rows: readonly (readonly [client: string, member: DirectMember])[],
): string {
  const lines = rows.map(([client, { clientId, role, status }]) => [
    client,
    clientId,
    role ?? '',
    status ?? '',
  ]);
  return [[name, coverage], ['client', 'clientId', 'role', 'status'], ...lines].map(csvLine).join('');
}
