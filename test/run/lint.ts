import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { buildFolder, type Flavour } from './builds.ts';
import { commandFile, runNode } from './process.ts';
import type { StepResult } from './step.ts';

/** Mozilla's warnings about code of libraries that is never reached with text of ours, and why. */
const KNOWN_WARNINGS = new Set([
  // Preact's own support of dangerouslySetInnerHTML, which no component uses; Trusted Types would stop it.
  'UNSAFE_VAR_ASSIGNMENT',
]);

const Message = z.object({
  code: z.string(),
  message: z.string(),
  file: z.nullish(z.string()),
  line: z.nullish(z.number()),
});
const Report = z.object({ errors: z.array(Message), warnings: z.array(Message) });

function sentence({ code, message, file, line }: z.infer<typeof Message>): string {
  const place = file ? ` (${file}${line ? `:${line}` : ''})` : '';
  return `${code}: ${message}${place}`;
}

/** Mozilla's checks on a Firefox build: errors fail, warnings that are not known are shown. */
export async function lint(flavour: Flavour): Promise<StepResult> {
  const name = `web-ext lint, ${flavour}`;
  const folder = buildFolder('firefox', flavour);
  if (!existsSync(path.join(folder, 'manifest.json'))) {
    console.log(`failed  ${name}\nThere is no build to check.`);
    return { name, seconds: 0, passed: 0, failed: 1 };
  }
  const args = ['lint', '--source-dir', folder, '--output', 'json', '--boring', '--no-config-discovery'];
  const { code, output, errors, seconds } = await runNode(commandFile('web-ext'), args);
  let problems: string[];
  let warnings: string[] = [];
  try {
    const report = Report.parse(JSON.parse(output));
    problems = report.errors.map(sentence);
    warnings = report.warnings.filter((warning) => !KNOWN_WARNINGS.has(warning.code)).map(sentence);
    if (code !== 0 && problems.length === 0) problems.push(`web-ext ended with code ${code}.`);
  } catch {
    problems = [`web-ext gave no readable report.\n${output}${errors}`];
  }
  const failed = problems.length > 0 ? 1 : 0;
  console.log(`${failed ? 'failed' : 'passed'}  ${name}`);
  for (const problem of problems) console.log(`  error ${problem}`);
  for (const warning of warnings) console.log(`  warning ${warning}`);
  return { name, seconds, passed: 1 - failed, failed };
}
