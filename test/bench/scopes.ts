import { tellStories } from '../service/scopes/interleavings.ts';
import { type BenchOptions, plainRow, type Row } from './row.ts';

const STORIES = 100_000;
const QUICK_STORIES = 2_000;

/** The property test of scopes, told a hundred times as often as in the tests; in Node. */
export async function measure({ quick }: BenchOptions): Promise<Row[]> {
  const asked = quick ? QUICK_STORIES : STORIES;
  const { runs, seen, violation } = await tellStories(asked);
  if (violation) console.error(violation);
  const { writes, vaults, tabs, fanOut, jobs } = seen;
  const note = `violations; ${writes} writes (${jobs} of jobs), ${vaults} vault reads, ${tabs} pages of the web vault, ${fanOut} reads of fan-outs`;
  const what = `scopes, ${asked.toLocaleString('en')} interleavings: left for another client`;
  return [{ ...plainRow(what, 'violations', violation ? 1 : 0, { budget: 0, note }), runs }];
}
