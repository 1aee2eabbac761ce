import path from 'node:path';
import * as z from 'zod/mini';
import { projectRoot } from './process.ts';
import type { StepResult } from './step.ts';

const TestFile = z.object({
  /** Absolute path. */
  name: z.string(),
  status: z.string(),
  message: z.string(),
  /** Epoch milliseconds. */
  startTime: z.number(),
  endTime: z.number(),
  assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
});

/** The part of vitest's JSON report that is counted. */
export const VitestReport = z.object({ testResults: z.array(TestFile) });
export type VitestReport = z.infer<typeof VitestReport>;

/**
 * Counts one project of a report. A test that was not run counts as failed, so does a file that broke outside
 * its tests, and so does a project without any test; `problems` says each of these in a sentence.
 */
export function countTests(report: VitestReport, project: string): StepResult & { problems: string[] } {
  const folder = path.join(projectRoot, 'test', project) + path.sep;
  const files = report.testResults.filter((file) => path.normalize(file.name).startsWith(folder));
  const problems: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else failed += 1;
      if (test.status !== 'passed' && test.status !== 'failed') {
        problems.push(`skipped tests are not allowed: ${test.fullName}`);
      }
    }
    if (file.status !== 'passed' && file.assertionResults.every((test) => test.status !== 'failed')) {
      failed += 1;
      problems.push(`${path.relative(projectRoot, file.name)} broke outside its tests: ${file.message}`);
    }
  }
  if (passed + failed === 0) {
    failed = 1;
    problems.push(`there are no tests in test/${project}`);
  }
  const started = Math.min(...files.map((file) => file.startTime));
  const ended = Math.max(...files.map((file) => file.endTime));
  return {
    name: project,
    seconds: files.length === 0 ? 0 : (ended - started) / 1000,
    passed,
    failed,
    problems,
  };
}
