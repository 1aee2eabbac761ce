/** Lines between two breaths: a page that writes a long table still answers keys. */
const AT_ONCE = 1_000;

export interface FileWriting<Part> {
  /** Lets others go first. */
  breathe: () => Promise<void>;
  toPart: (text: string) => Part;
}

/** The parts of a file with a head, a line for each row, and a foot. */
export async function tableFile<Row, Part>(
  head: string,
  rows: readonly Row[],
  lineOf: (row: Row) => string,
  { breathe, toPart }: FileWriting<Part>,
  foot = '',
): Promise<Part[]> {
  const parts = [toPart(head)];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    parts.push(toPart(some.map(lineOf).join('')));
    await breathe();
  }
  return foot === '' ? parts : [...parts, toPart(foot)];
}
