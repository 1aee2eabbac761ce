import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandFile, runNode } from './process.ts';
import type { StepResult } from './step.ts';
import { countTests, VitestReport } from './vitestReport.ts';

/** Runs projects of vitest.config.ts in one vitest, showing its output as it comes; one result per project. */
export async function runVitest(projects: string[], options: string[] = []): Promise<StepResult[]> {
  console.log(`\nvitest: ${projects.join(', ')}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-report-'));
  const reportFile = path.join(folder, 'report.json');
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    '--silent=passed-only',
    '--allowOnly=false',
    ...options,
  ];
  const { code, seconds } = await runNode(commandFile('vitest'), args, { stream: true });
  const report = existsSync(reportFile)
    ? VitestReport.parse(JSON.parse(await readFile(reportFile, 'utf8')))
    : { testResults: [] };
  await rm(folder, { recursive: true });
  const results = projects.map((project) => {
    const { problems, ...result } = countTests(report, project);
    for (const problem of problems) console.log(`failed  ${problem}`);
    return result;
  });
  if (code !== 0 && results.every(({ failed }) => failed === 0)) {
    console.log(`failed  every test passed, yet vitest ended with code ${code}: see its output above`);
    results.push({ name: `vitest (${projects.join(', ')})`, seconds, passed: 0, failed: 1 });
  }
  return results;
}
