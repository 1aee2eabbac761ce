import type { ProcessResult } from './process.ts';

/** One row of the table at the end of `npm test`. */
export interface StepResult {
  name: string;
  seconds: number;
  passed: number;
  failed: number;
}

/** A step that is one program: it passes when the program ends with code 0, and shows its output when not. */
export function stepOf(name: string, { code, output, errors, seconds }: ProcessResult): StepResult {
  const failed = code === 0 ? 0 : 1;
  console.log(`${failed ? 'failed' : 'passed'}  ${name}`);
  if (failed) console.log(`${output}${errors}`.trimEnd());
  return { name, seconds, passed: 1 - failed, failed };
}

function sum(results: StepResult[], count: 'passed' | 'failed'): number {
  return results.reduce((total, result) => total + result[count], 0);
}

/** Prints the table and, as the very last line, `N passed, N failed`; answers whether nothing failed. */
export function summarize(results: StepResult[]): boolean {
  const width = Math.max(...results.map(({ name }) => name.length));
  const row = (cells: [string, string, string, string]) =>
    `${cells[0].padEnd(width)}${cells[1].padStart(10)}${cells[2].padStart(8)}${cells[3].padStart(8)}`;
  console.log(`\n${row(['step', 'seconds', 'passed', 'failed'])}`);
  for (const { name, seconds, passed, failed } of results) {
    console.log(row([name, seconds.toFixed(1), String(passed), String(failed)]));
  }
  const failed = sum(results, 'failed');
  console.log(`\n${sum(results, 'passed')} passed, ${failed} failed`);
  return failed === 0;
}
