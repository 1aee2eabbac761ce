/**
 * The rows of a table in CSV (RFC 4180): commas, quotes doubled inside quotes, any line ends. A byte order mark and an
 * empty last line are no part of it.
 *
 * @returns null: a quote that opens and never closes, or closes where the cell goes on
 */
export function readCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n?|\n|$)/y;
  cells.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (cells.lastIndex < text.length || row.length > 0) {
    const found = cells.exec(text);
    if (!found) return null;
    const [, quoted, plain = '', end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
