import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Outcome } from '../service/scopes/interleavings.ts';
import { type BenchOptions, plainRow, type Row } from './row.ts';

const STORIES = 100_000;
const QUICK_STORIES = 2_000;
const PORTIONS = 20;
/** Nothing is timed here, so both cores may work. */
const AT_ONCE = 2;

async function tellPortion(stories: number): Promise<Outcome> {
  const thread = new Worker(new URL('./tellScopes.ts', import.meta.url), { workerData: stories });
  const [outcome] = (await once(thread, 'message')) as [Outcome];
  await thread.terminate();
  return outcome;
}

/** The property test of scopes, told a hundred times as often as in the tests; in Node. */
export async function measure({ quick }: BenchOptions): Promise<Row[]> {
  const asked = quick ? QUICK_STORIES : STORIES;
  const outcomes: Outcome[] = [];
  let left = PORTIONS;
  const tellOn = async () => {
    while (left-- > 0) outcomes.push(await tellPortion(asked / PORTIONS));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, tellOn));
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, each) => total + of(each), 0);
  const violations = outcomes.flatMap(({ violation }) => violation ?? []);
  for (const violation of violations) console.error(violation);
  const count = (name: keyof Outcome['seen']) => sum(({ seen }) => seen[name]);
  const note = `violations; ${count('writes')} writes (${count('jobs')} of jobs), ${count('vaults')} vault reads, ${count('tabs')} pages of the web vault, ${count('fanOut')} reads of fan-outs`;
  const what = `scopes, ${asked.toLocaleString('en')} interleavings: left for another client`;
  return [
    {
      ...plainRow(what, 'violations', violations.length, { budget: 0, note }),
      runs: sum(({ runs }) => runs),
    },
  ];
}
