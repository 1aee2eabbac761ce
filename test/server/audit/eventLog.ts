import type { LogRow } from './logRow.ts';

export const PAGE_SIZE = 50;

export interface Page {
  rows: LogRow[];
  continuationToken: string | null;
}

/** Thrown for a token this log never gave out. */
export class ContinuationError extends Error {}

type Entry = { row: LogRow; sequence: number };

const newestFirst = (left: Entry, right: Entry) =>
  right.row.at - left.row.at || right.sequence - left.sequence;

const encode = ({ row, sequence }: Entry) => Buffer.from(`${row.at}?${sequence}>`).toString('base64');

function decode(token: string): { at: number; sequence: number } {
  const [, at, sequence] = /^(\d+)\?(\d+)>$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (at === undefined || sequence === undefined) throw new ContinuationError();
  return { at: Number(at), sequence: Number(sequence) };
}

/** The rows of one provider, client or account, newest first. What the seed has for it is made at first use. */
export class EventLog {
  readonly #seeded: () => LogRow[];
  #entries: Entry[] | null = null;
  #sequence = 0;

  constructor(seeded: () => LogRow[] = () => []) {
    this.#seeded = seeded;
  }

  write(row: LogRow): void {
    const entries = this.#all();
    entries.push({ row, sequence: this.#sequence++ });
    entries.sort(newestFirst);
  }

  rows(): LogRow[] {
    return this.#all().map(({ row }) => row);
  }

  /**
   * Rows from `start` to `end`, both included. As in the real store a full page carries a token even when nothing
   * follows, so the last page may be empty.
   * @throws ContinuationError
   */
  page(
    start: number,
    end: number,
    continuationToken: string | null,
    matches: (row: LogRow) => boolean = () => true,
  ): Page {
    const after = continuationToken === null ? null : decode(continuationToken);
    const found = this.#all().filter(
      ({ row, sequence }) =>
        row.at >= start &&
        row.at <= end &&
        (!after || row.at < after.at || (row.at === after.at && sequence < after.sequence)) &&
        matches(row),
    );
    const page = found.slice(0, PAGE_SIZE);
    const last = page.length === PAGE_SIZE ? page.at(-1) : undefined;
    return { rows: page.map(({ row }) => row), continuationToken: last ? encode(last) : null };
  }

  #all(): Entry[] {
    if (!this.#entries) {
      const rows = this.#seeded().sort((left, right) => left.at - right.at);
      this.#entries = rows.map((row) => ({ row, sequence: this.#sequence++ })).sort(newestFirst);
    }
    return this.#entries;
  }
}
