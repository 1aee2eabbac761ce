import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzip, mozLz4 } from './profileScan/compressed.ts';
import type { Container, Source } from './profileScan/container.ts';
import { levelDbLog, levelDbTable } from './profileScan/levelDb.ts';
import { createMatcher, type Match, type Matcher } from './profileScan/matcher.ts';
import { formsOf, type Needle } from './profileScan/needles.ts';
import { bareSnappy, chromiumValue, snappyFrames } from './profileScan/snappy.ts';
import { sqlite } from './profileScan/sqlite.ts';

export type { Needle } from './profileScan/needles.ts';

const CONTAINERS: readonly Container[] = [
  levelDbLog,
  levelDbTable,
  sqlite,
  mozLz4,
  snappyFrames,
  chromiumValue,
  bareSnappy,
  gzip,
];
/** A compressed value of a compressed block of a table, and one more. */
const MAX_DEPTH = 4;

export interface Hit extends Match {
  /** `Default/IndexedDB/…/000005.ldb > block > value` */
  where: string;
}

export interface Scan {
  hits: Hit[];
  files: number;
  bytes: number;
  /** How many of each kind of container were opened, so that a test can tell that the scan saw any. */
  opened: Record<string, number>;
  /** Containers that did not open, with the reason: only their bytes as they lie there were searched. */
  unopened: string[];
}

function search(source: Source, match: Matcher, scan: Scan, depth: number): void {
  for (const found of match(source.bytes)) scan.hits.push({ ...found, where: source.where });
  if (depth === MAX_DEPTH) return;
  for (const container of CONTAINERS.filter((each) => each.fits(source))) {
    try {
      for (const part of container.open(source)) search(part, match, scan, depth + 1);
      scan.opened[container.name] = (scan.opened[container.name] ?? 0) + 1;
    } catch (problem) {
      // most values of Firefox are not compressed
      if (container === bareSnappy) continue;
      const reason = problem instanceof Error ? problem.message : String(problem);
      scan.unopened.push(`${source.where}: ${container.name}: ${reason}`);
    }
  }
}

/**
 * Searches every file below a folder, and its name, for needles in all the forms they may have.
 *
 * @throws when a file cannot be read, or a needle is too short to mean anything
 */
export async function scanProfile(folder: string, needles: readonly Needle[]): Promise<Scan> {
  const match = createMatcher(needles.flatMap(formsOf));
  const scan: Scan = { hits: [], files: 0, bytes: 0, opened: {}, unopened: [] };
  // locks are links to nowhere and sockets
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  for (const { parentPath, name } of files) {
    const file = path.join(parentPath, name);
    const where = path.relative(folder, file);
    const bytes = await readFile(file);
    scan.files += 1;
    scan.bytes += bytes.length;
    for (const found of match(Buffer.from(where)))
      scan.hits.push({ ...found, where: `the name of ${where}` });
    search({ where, path: file, bytes }, match, scan, 0);
  }
  return scan;
}
