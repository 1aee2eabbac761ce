/** Between cells: a tab out of a spreadsheet, a semicolon where the comma is for fractions, a comma. */
export type Separator = ',' | ';' | '\t';

const QUOTED = '"([^"]*(?:""[^"]*)*)"';
const end = (separator: Separator) => `(${separator}|\\r\\n?|\\n|$)`;

/** A cell and what ends it: what is between quotes, what follows it up to the end, what stands without quotes. */
const strictly = (separator: Separator) =>
  new RegExp(`(?:${QUOTED}()|([^"${separator}\\r\\n]*))${end(separator)}`, 'y');
const kindly = (separator: Separator) =>
  new RegExp(`(?: *${QUOTED}([^${separator}\\r\\n]*)|(?! *")([^${separator}\\r\\n]*))${end(separator)}`, 'y');

interface HowWritten {
  separator?: Separator;
  /** By hand: space before a quote and words after it are let pass, and so are quotes inside a cell. */
  byHand?: boolean;
}

/**
 * The rows of a table in CSV (RFC 4180): quotes doubled inside quotes, any line ends. A byte order mark and an empty
 * last line are no part of it.
 *
 * @returns null: a quote that opens and never closes, or closes where the cell goes on
 */
export function readCsv(
  text: string,
  { separator = ',', byHand = false }: HowWritten = {},
): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = byHand ? kindly(separator) : strictly(separator);
  cells.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (cells.lastIndex < text.length || row.length > 0) {
    const found = cells.exec(text);
    if (!found) return null;
    const [, quoted, rest = '', plain = '', ended] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + rest);
    if (ended === separator) continue;
    rows.push(row);
    row = [];
    if (ended === '') break;
  }
  return rows;
}
