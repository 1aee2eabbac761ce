import { readCsv, type Separator } from './csv.ts';

const SEPARATORS: readonly Separator[] = ['\t', ';', ','];

/** Letters: longer than any first line. */
const MOST_LOOKED_AT = 10_000;

/** Whichever the first line has most of; of equals the one that is rarer in a name. */
function separatorOf(text: string): Separator {
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
export function readPastedTable(text: string): string[][] | null {
  const rows = readCsv(text, { separator: separatorOf(text), byHand: true });
  const tidy = rows?.map((cells) => cells.map((cell) => cell.trim()));
  return tidy?.filter((cells) => cells.some((cell) => cell !== '')) ?? null;
}
