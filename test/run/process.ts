import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

/** The folder that holds package.json. */
export const projectRoot = path.resolve(import.meta.dirname, '..', '..');

export interface ProcessResult {
  /** Exit code; 1 when a signal ended it. */
  code: number;
  /** Standard output; empty when it was streamed. */
  output: string;
  /** Standard error; empty when it was streamed. */
  errors: string;
  seconds: number;
}

const Package = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

const running = new Set<ChildProcess>();

function endChildren(): void {
  for (const child of running) child.kill('SIGTERM');
}

process.once('exit', endChildren);

/** The JavaScript file behind a command of an installed package, so that it runs under this very Node. */
export function commandFile(packageName: string, command = packageName): string {
  const folder = path.join(projectRoot, 'node_modules', packageName);
  const { bin } = Package.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return path.join(folder, file);
}

/**
 * Runs a JavaScript file in the project folder under this Node; resolves when it has ended, whatever its code.
 * `stream` shows what it prints at once instead of keeping it.
 */
export function runNode(file: string, args: string[], { stream = false } = {}): Promise<ProcessResult> {
  const started = performance.now();
  const child = spawn(process.execPath, [file, ...args], {
    cwd: projectRoot,
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
    stdio: ['ignore', stream ? 'inherit' : 'pipe', stream ? 'inherit' : 'pipe'],
  });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output, errors, seconds: (performance.now() - started) / 1000 });
    });
  });
}
