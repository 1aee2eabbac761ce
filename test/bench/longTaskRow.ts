import type { LongTask } from './popupProbe.ts';
import { plainRow, type Row } from './row.ts';

/** How many tasks blocked the page for over 50 ms in so many runs; none may. */
export function longTaskRow(what: string, tasks: readonly LongTask[], runs: number): Row {
  const longest = Math.max(0, ...tasks.map(({ duration }) => duration));
  const note = tasks.length > 0 ? `longest ${longest.toFixed(0)} ms` : '';
  return { ...plainRow(what, 'tasks', tasks.length, { budget: 0, note }), runs };
}
