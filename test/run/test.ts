import { type BuildTarget, build, type Flavour } from './builds.ts';
import { lint } from './lint.ts';
import { commandFile, runNode } from './process.ts';
import { type StepResult, stepOf, summarize } from './step.ts';
import { runVitest } from './vitest.ts';

/** `npm test`: every level in order, going on after a failure, so that one run tells everything. */

// Ends through `exit`, which takes the programs under way with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const results: StepResult[] = [];

results.push(
  stepOf('biome', await runNode(commandFile('@biomejs/biome', 'biome'), ['ci', '--colors=off', '.'])),
);
results.push(stepOf('types', await runNode(commandFile('typescript', 'tsc'), ['--noEmit'])));

async function buildStep(target: BuildTarget, flavour: Flavour): Promise<StepResult> {
  return stepOf(`build, ${target} ${flavour}`, await build(target, flavour));
}
for (const flavour of ['production', 'demo'] as const) {
  results.push(...(await Promise.all([buildStep('chromium', flavour), buildStep('firefox', flavour)])));
}
results.push(...(await Promise.all([lint('production'), lint('demo')])));

results.push(...(await runVitest(['unit', 'service', 'component', 'contract'])));
// One Chromium and one Firefox at a time are what two cores carry.
results.push(...(await runVitest(['e2e'], ['--maxWorkers=2'])));

process.exitCode = summarize(results) ? 0 : 1;
