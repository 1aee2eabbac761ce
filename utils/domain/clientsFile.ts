import type { Client } from './clients.ts';
import { clientStatus, type HalfMade } from './clientTable.ts';
import { csvLine } from './eventExport.ts';
import { remainingSeats } from './seats.ts';
import { type FileWriting, tableFile } from './tableFile.ts';

const COLUMNS = ['client', 'code', 'plan', 'assigned', 'used', 'remaining', 'status', 'tags', 'id'] as const;

function rowOf(client: Client, halfMade: HalfMade): Record<(typeof COLUMNS)[number], string | number | null> {
  return {
    client: client.name,
    code: client.code,
    plan: client.plan,
    assigned: client.seats.total,
    used: client.seats.used,
    remaining: remainingSeats(client.seats),
    status: clientStatus(client, halfMade),
    tags: client.tags.join(', '),
    id: client.id,
  };
}

/** A table of these clients, in their order; no cell is a formula. */
export const clientsFile = <Part>(
  clients: readonly Client[],
  halfMade: HalfMade,
  writing: FileWriting<Part>,
): Promise<Part[]> =>
  tableFile(
    csvLine(COLUMNS),
    clients,
    (client) => {
      const row = rowOf(client, halfMade);
      return csvLine(COLUMNS.map((column) => row[column]));
    },
    writing,
  );
