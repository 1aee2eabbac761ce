import type { InvoiceRow } from './model.ts';

const HEAD = ['Client', 'Id', 'Assigned', 'Used', 'Remaining', 'Plan', 'Estimated total'];

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Section 6.1. Names stand there as people chose them, formulas included. */
export function clientCsv(rows: readonly InvoiceRow[]): string {
  const lines = rows.map(({ client, id, assigned, used, plan, total }) => [
    client,
    id ?? '',
    String(assigned),
    String(used),
    String(assigned - used),
    plan,
    dollars.format(total),
  ]);
  return [HEAD, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}
