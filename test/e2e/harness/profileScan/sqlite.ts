import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Container, inside, type Source } from './container.ts';

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const SEPARATOR = Buffer.of(0);

/**
 * The lengths at which the log of a database is whole: after each transaction, the last one last. What a later one
 * removed is still there after an earlier one.
 */
function wholeLengths(wal: Buffer): number[] {
  if (wal.length < WAL_HEADER) return [];
  const frame = FRAME_HEADER + wal.readUInt32BE(8);
  const salt = wal.subarray(16, 24);
  const lengths: number[] = [];
  for (let at = WAL_HEADER; at + frame <= wal.length; at += frame) {
    // behind the frames of this log may lie those of an earlier one
    if (!wal.subarray(at + 8, at + 16).equals(salt)) break;
    if (wal.readUInt32BE(at + 4) !== 0) lengths.push(at + frame);
  }
  return lengths;
}

function tablesOf(database: DatabaseSync): string[] {
  const rows = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .all();
  return rows.map(({ name }) => String(name));
}

/** The texts of a table as one, each blob on its own. */
function* rowsOf(database: DatabaseSync, table: string, source: Source): Iterable<Source> {
  const texts: Buffer[] = [];
  const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
  statement.setReadBigInts(true);
  for (const row of statement.iterate()) {
    for (const value of Object.values(row)) {
      if (typeof value === 'string') texts.push(Buffer.from(value), SEPARATOR);
      if (value instanceof Uint8Array)
        yield { ...inside(source, `table ${table}`, value), maybeSnappy: true };
    }
  }
  yield inside(source, `table ${table}`, Buffer.concat(texts));
}

function* contentOf(file: string, source: Source): Iterable<Source> {
  const database = new DatabaseSync(file);
  try {
    for (const table of tablesOf(database)) yield* rowsOf(database, table, source);
  } finally {
    database.close();
  }
}

/** Opens copies, so that the profile stays as it was found: opening alone would write into it. */
function* statesOf(source: Source, original: string, folder: string): Iterable<Source> {
  const wal = existsSync(`${original}-wal`) ? readFileSync(`${original}-wal`) : Buffer.alloc(0);
  const lengths = [0, ...wholeLengths(wal)];
  for (const [index, length] of lengths.entries()) {
    const file = path.join(folder, `${index}.sqlite`);
    copyFileSync(original, file);
    if (length > 0) writeFileSync(`${file}-wal`, wal.subarray(0, length));
    const label = length === 0 ? 'database' : `database after transaction ${index}`;
    yield* contentOf(file, inside(source, label, source.bytes));
    rmSync(file);
  }
}

export const sqlite: Container = {
  name: 'SQLite',
  fits: ({ path: file, bytes }) => file !== undefined && bytes.subarray(0, MAGIC.length).equals(MAGIC),
  *open(source) {
    const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-scan-'));
    try {
      yield* statesOf(source, source.path ?? '', folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
