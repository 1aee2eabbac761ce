const SEPARATORS = [',', ';', '\t'] as const;
/** One cell: in quotes, where a quote stands twice, or whatever stands before the next separator. */
const cellOf = (separator: string): RegExp =>
  new RegExp(
    `(?:"((?:[^"]|"")*)"[^${separator}\\r\\n]*|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\r|\\n|$)`,
    'y',
  );

/** What the first line holds most of, outside of quotes; spreadsheets of many countries write semicolons. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/, 1);
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The cells of a table as spreadsheets write it, trimmed; lines without anything are left out. */
export function readCsv(file: string): { line: number; cells: string[] }[] {
  const text = file.replace(/^\uFEFF/, '');
  const cell = cellOf(separatorOf(text));
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  while (cell.lastIndex < text.length) {
    const [whole, quoted, bare = '', end = ''] = cell.exec(text) ?? [];
    if (whole === undefined) break;
    cells.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    line += whole.split(/\r\n|\r|\n/).length - 1;
    if (SEPARATORS.some((separator) => separator === end)) {
      // a separator at the very end has an empty cell behind it
      if (cell.lastIndex === text.length) cells.push('');
      continue;
    }
    rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  }
  if (cells.length > 0) rows.push({ line: begun, cells });
  return rows.filter((row) => row.cells.some((each) => each !== ''));
}
