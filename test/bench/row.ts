export type Unit = 'ms' | 'times' | 'kB' | 'tasks' | 'violations';

/** One line of the table. */
export interface Row {
  what: string;
  unit: Unit;
  /** The figure that counts: a median, a size or a number of tasks. */
  value: number;
  /** Least and most of the runs behind a median; null for what was not measured several times. */
  spread: { least: number; most: number } | null;
  runs: number;
  /** The most `value` may be; null where nothing was promised. */
  budget: number | null;
  note: string;
}

export interface BenchOptions {
  /** Fewer repetitions: shows that the bench works, and says less. */
  quick: boolean;
}

/** One frame at 60 Hz, in milliseconds. */
export const FRAME = 16;

/** The middle of the sorted values; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (lower + upper) / 2;
}

interface Remarks {
  budget?: number;
  note?: string;
}

/** A row about the median of several runs. */
export function medianRow(what: string, unit: Unit, samples: readonly number[], remarks: Remarks = {}): Row {
  const { budget = null, note = '' } = remarks;
  const spread = { least: Math.min(...samples), most: Math.max(...samples) };
  return { what, unit, value: median(samples), spread, runs: samples.length, budget, note };
}

/** A row about something that is what it is, such as a size. */
export function plainRow(what: string, unit: Unit, value: number, remarks: Remarks = {}): Row {
  const { budget = null, note = '' } = remarks;
  return { what, unit, value, spread: null, runs: 1, budget, note };
}
