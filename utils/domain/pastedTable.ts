/** Between cells: a tab out of a spreadsheet, a semicolon where the comma is for fractions, a comma. */
const SEPARATORS = ['\t', ';', ','] as const;

/** Letters: longer than any first line. */
const MOST_LOOKED_AT = 10_000;

/** Whichever the first line has most of; of equals the one that is rarer in a name. */
function separatorOf(text: string): string {
  const bare = text.slice(0, MOST_LOOKED_AT).replace(/"(?:[^"]|"")*"/g, '');
  const [line = ''] = bare.trimStart().split(/\r\n?|\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return SEPARATORS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/**
 * The rows of a table, chosen as a file or pasted: quotes doubled inside quotes, any line ends, no empty rows. A cell
 * is what stands between its separators, without the space around it.
 *
 * @returns null: a quote that opens and never closes
 */
export function readPastedTable(pasted: string): string[][] | null {
  const text = pasted.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (sign === separator) endCell();
    else if (sign === '\n' || sign === '\r') {
      endCell();
      rows.push(row);
      row = [];
    } else cell += sign;
  }
  if (isQuoted) return null;
  endCell();
  rows.push(row);
  return rows.filter((cells) => cells.some((each) => each !== ''));
}
