import type { Client } from './clients.ts';
import { clientStatus, type HalfMade } from './clientTable.ts';
import { csvLine } from './eventExport.ts';
import { remainingSeats } from './seats.ts';

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

/** Rows between two breaths: a page that writes a long list still answers keys. */
const AT_ONCE = 1_000;

/** The parts of a table of these clients, in their order; no cell is a formula. */
export async function clientsFile<Part>(
  clients: readonly Client[],
  halfMade: HalfMade,
  breathe: () => Promise<void>,
  toPart: (text: string) => Part,
): Promise<Part[]> {
  const parts = [toPart(csvLine(COLUMNS))];
  for (let from = 0; from < clients.length; from += AT_ONCE) {
    const rows = clients.slice(from, from + AT_ONCE).map((client) => rowOf(client, halfMade));
    parts.push(toPart(rows.map((row) => csvLine(COLUMNS.map((column) => row[column]))).join('')));
    await breathe();
  }
  return parts;
}
