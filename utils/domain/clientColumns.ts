/** What the table of clients can show, in its order. */
export const CLIENT_COLUMNS = [
  'client',
  'code',
  'plan',
  'assigned',
  'used',
  'remaining',
  'status',
  'tags',
] as const;
export type ClientColumn = (typeof CLIENT_COLUMNS)[number];

/** Until a person chose others. The first names the row, and cannot go. */
export const FIRST_COLUMNS: readonly ClientColumn[] = [
  'client',
  'plan',
  'assigned',
  'used',
  'remaining',
  'status',
  'tags',
];

/** In the order of the table, whatever order they were chosen in. */
export const inTableOrder = (columns: readonly ClientColumn[]): ClientColumn[] =>
  CLIENT_COLUMNS.filter((column) => column === 'client' || columns.includes(column));
