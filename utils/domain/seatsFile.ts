import { csvLine } from './eventExport.ts';
import type { SeatRow } from './seatRows.ts';
import { totalSeats } from './seatTotals.ts';
import { type FileWriting, tableFile } from './tableFile.ts';

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
export function seatsFile<Part>(
  rows: readonly SeatRow[],
  before: string | null,
  writing: FileWriting<Part>,
): Promise<Part[]> {
  const changes = before === null ? [] : [`used since ${before}`, `assigned since ${before}`];
  const lineOf = (row: SeatRow) =>
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
    ]);
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
  return tableFile(csvLine([...COLUMNS, ...changes]), rows, lineOf, writing, total);
}

function changeCells({ change }: SeatRow): (string | number | null)[] {
  if (change === 'new') return ['new', 'new'];
  return change === null ? [0, 0] : [change.used, change.total];
}
