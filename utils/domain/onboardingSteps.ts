/** Bitwarden's recommended way to set up a client, in its order: policies before the people they bind. */
export const ONBOARDING_STEPS = [
  'collections',
  'items',
  'policies',
  'sso',
  'groups',
  'people',
  'secondOwner',
] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

/** A person said that a step is done. */
export interface Tick {
  step: OnboardingStep;
  /** Epoch milliseconds. */
  at: number;
  /** Name of whoever said so. */
  by: string;
}

/** The ticks with one step said to be done, or no more. */
export function withTick(ticks: readonly Tick[], step: OnboardingStep, tick: Tick | null): Tick[] {
  const others = ticks.filter((each) => each.step !== step);
  return tick ? [...others, tick] : others;
}
