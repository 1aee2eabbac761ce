import { type InvoiceLine, sumSubscriptions } from './billing.ts';
import type { ClientBill } from './clientBills.ts';
import { csvLine } from './eventExport.ts';
import { type FileWriting, tableFile } from './tableFile.ts';

const INVOICE_COLUMNS = ['client', 'id', 'assigned', 'used', 'remaining', 'plan', 'estimated total'];

/** What each client came to on an invoice; no cell is a formula, which Bitwarden's own file does not promise. */
export function invoiceFile(lines: readonly InvoiceLine[]): string {
  const rows = lines.map(({ client, clientId, assigned, used, plan, total }) =>
    csvLine([client, clientId, assigned, used, assigned - used, plan, total]),
  );
  return csvLine(INVOICE_COLUMNS) + rows.join('');
}

const BILL_COLUMNS = [
  'client',
  'plan',
  'seats',
  'status',
  'per year',
  'next amount',
  'next date',
  'ends',
  'id',
];

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function billCells({ client, own }: ClientBill): (string | number | null)[] {
  const head = [client.name, client.plan, client.seats.total];
  if (own === 'none' || own === 'failed')
    return [...head, own === 'none' ? 'none' : 'not told', null, null, null, null, client.id];
  return [
    ...head,
    own.status,
    own.perYear,
    own.next?.amount ?? null,
    own.next && dayOf(own.next.at),
    own.endsAt === null ? null : dayOf(own.endsAt),
    client.id,
  ];
}

/** What each client pays by itself, and the sum of those that said so; no cell is a formula. */
export function clientBillsFile<Part>(
  bills: readonly ClientBill[],
  writing: FileWriting<Part>,
): Promise<Part[]> {
  const { perYear, next } = sumSubscriptions(bills.map(({ client, own }) => ({ clientId: client.id, own })));
  const total = csvLine(['Total', null, null, null, perYear, next, null, null, null]);
  return tableFile(csvLine(BILL_COLUMNS), bills, (bill) => csvLine(billCells(bill)), writing, total);
}
