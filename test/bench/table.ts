import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../run/process.ts';
import type { Row, Unit } from './row.ts';

const SUFFIX: Record<Unit, string> = { ms: ' ms', times: ' ×', kB: ' kB', tasks: '', violations: '' };

const HEADINGS = ['measurement', 'figure', 'min – max', 'runs', 'budget', '', ''];
/** The first column and the remarks at the end read from the left, figures from the right. */
const IS_FIGURE = [false, true, true, true, true, false, false];

function figure(value: number, unit: Unit): string {
  if (unit === 'tasks' || unit === 'violations') return String(value);
  return value.toFixed(value < 10 ? 2 : 1);
}

function verdict({ value, budget }: Row): string {
  if (budget === null) return '';
  return value <= budget ? 'within' : '**over budget**';
}

function cells(row: Row): string[] {
  const { what, unit, value, spread, runs, budget, note } = row;
  return [
    what,
    `${figure(value, unit)}${SUFFIX[unit]}`,
    spread ? `${figure(spread.least, unit)} – ${figure(spread.most, unit)}` : '',
    String(runs),
    budget === null ? '' : `${budget}${SUFFIX[unit]}`,
    verdict(row),
    note,
  ];
}

/** A table in Markdown, aligned so that it reads well as it is. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(cells)];
  const widths = HEADINGS.map((_, at) => Math.max(3, ...lines.map((line) => line[at]?.length ?? 0)));
  const format = (line: readonly string[]) => {
    const padded = line.map((cell, at) =>
      IS_FIGURE[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const [headings = [], ...body] = lines;
  const rule = widths.map((width, at) => (IS_FIGURE[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [format(headings), `| ${rule.join(' | ')} |`, ...body.map(format)].join('\n');
}

/** Prints the table and writes it to test-output/bench.md. */
export async function publish(rows: readonly Row[], { quick }: { quick: boolean }): Promise<void> {
  const table = formatTable(rows);
  const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;
  const lines = [
    '# Bench',
    '',
    `${machine}${quick ? '; quick run' : ''}. Milliseconds and ratios are medians of this one run; ratios say more.`,
    '',
    table,
    '',
  ];
  const file = path.join(projectRoot, 'test-output', 'bench.md');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, lines.join('\n'));
  console.log(`\n${table}\n\n${path.relative(process.cwd(), file)}`);
}
