/** The keys of all rows, made when somebody first asks for them. */
export function keysOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): () => readonly string[] {
  let made: readonly string[] | null = null;
  return () => {
    made ??= rows.map(keyOf);
    return made;
  };
}

/** Where the row with this key is; the first where there is none. */
export function placeOf<Row>(key: string | null, rows: readonly Row[], keyOf: (row: Row) => string): number {
  return key === null
    ? 0
    : Math.max(
        0,
        rows.findIndex((row) => keyOf(row) === key),
      );
}
