import { csvLine } from './eventExport.ts';
import type { StepStatus } from './onboarding.ts';
import type { OnboardingStep } from './onboardingSteps.ts';

export type OnboardingFormat = 'csv' | 'json';

interface OnboardingFacts {
  client: string;
  plan: string;
  /** Epoch milliseconds of the export. */
  at: number;
  /** What a step is called. */
  nameOf: (step: OnboardingStep) => string;
}

const COLUMNS = ['step', 'name', 'state', 'by', 'at'] as const;

function rowOf({ step, state, tick }: StepStatus, { nameOf }: OnboardingFacts) {
  return {
    step,
    name: nameOf(step),
    state,
    by: tick?.by ?? null,
    at: tick && new Date(tick.at).toISOString(),
  };
}

/** The checklist of one client to hand over or to keep: each step, its state, and who said so when. */
export function onboardingFile(
  steps: readonly StepStatus[],
  format: OnboardingFormat,
  facts: OnboardingFacts,
): string {
  const { client, plan } = facts;
  const at = new Date(facts.at).toISOString();
  const rows = steps.map((step) => rowOf(step, facts));
  if (format === 'json') return `${JSON.stringify({ client, plan, at, steps: rows }, null, 2)}\n`;
  const lines = rows.map((row) => COLUMNS.map((column) => row[column]));
  return [[client, plan, at], COLUMNS, ...lines].map(csvLine).join('');
}
