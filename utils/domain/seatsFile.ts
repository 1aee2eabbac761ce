import { csvLine } from './eventExport.ts';
import type { SeatRow } from './seatRows.ts';
import { totalSeats } from './seatTotals.ts';

const COLUMNS = [
  'organization',
  'internal',
  'plan',
  'counted',
  'assigned',
  'used',
  'remaining',
  'state',
  'id',
];

/**
 * The table of seats with the totals of what counts in its last line; no cell is a formula.
 *
 * @param before the month that changes are counted from; null: nobody looked in an earlier one
 */
export function seatsFile(rows: readonly SeatRow[], before: string | null): string {
  const changes = before === null ? [] : [`used since ${before}`, `assigned since ${before}`];
  const lines = rows.map((row) =>
    csvLine([
      row.name,
      row.client ? 'no' : 'yes',
      row.plan,
      row.isCounted ? 'yes' : 'no',
      row.seats.total,
      row.seats.used,
      row.remaining,
      row.state,
      row.id,
      ...(before === null ? [] : changeCells(row)),
    ]),
  );
  const { assigned, used, remaining } = totalSeats(rows);
  const total = csvLine([
    'Total',
    null,
    null,
    'yes',
    assigned,
    used,
    remaining,
    null,
    null,
    ...changes.map(() => null),
  ]);
  return csvLine([...COLUMNS, ...changes]) + lines.join('') + total;
}

function changeCells({ change }: SeatRow): (string | number | null)[] {
  if (change === 'new') return ['new', 'new'];
  return change === null ? [0, 0] : [change.used, change.total];
}
