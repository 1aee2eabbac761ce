import type { ClientPage } from './clientPages.ts';
import type { Client } from './clients.ts';
import { type Feature, hasFeature } from './features.ts';
import { ONBOARDING_STEPS, type OnboardingStep, type Tick } from './onboardingSteps.ts';
import type { Policy } from './policies.ts';

/** What may be known of a client without a trace in its log; null: not read, or it may not be. */
export interface ClientSigns {
  collections: number | null;
  policies: readonly Policy[] | null;
  /** How many confirmed Owners. */
  owners: number | null;
  /** Types of the events of its log that were read. */
  logged: ReadonlySet<number>;
}

/**
 * `seen`: the client's own data says so. `ticked`: a person does. `notInPlan`: the client's plan has no such thing.
 * `open`: nothing says that it was done.
 */
export type StepState = 'seen' | 'ticked' | 'notInPlan' | 'open';

export interface StepStatus {
  step: OnboardingStep;
  state: StepState;
  /** Kept even where the data says so as well. */
  tick: Tick | null;
}

/** How a step shows in the data, and where it is done. */
interface StepRule {
  feature?: Feature;
  /** Its page in the web vault; null: in the vault itself, which is recorded. */
  page: ClientPage | null;
  isSeen: (client: Pick<Client, 'seats'>, signs: ClientSigns) => boolean;
}

/** Types of events (reference/provider-api.md section 1.1). */
const COLLECTION_CREATED = 1300;
const ITEM_CREATED = 1100;
const GROUP_CREATED = 1400;
const SSO_ON = 1604;

export const STEP_RULES: Record<OnboardingStep, StepRule> = {
  collections: {
    page: null,
    // the default collection is there from the beginning
    isSeen: (_, { collections, logged }) => (collections ?? 0) > 1 || logged.has(COLLECTION_CREATED),
  },
  // an import writes no event of its items
  items: { page: 'settings', isSeen: (_, { logged }) => logged.has(ITEM_CREATED) },
  policies: {
    feature: 'usePolicies',
    page: 'policies',
    isSeen: (_, { policies }) => (policies ?? []).some(({ enabled }) => enabled),
  },
  sso: { feature: 'useSso', page: 'settings', isSeen: (_, { logged }) => logged.has(SSO_ON) },
  groups: { feature: 'useGroups', page: 'groups', isSeen: (_, { logged }) => logged.has(GROUP_CREATED) },
  people: { page: 'members', isSeen: ({ seats }) => seats.used > 1 },
  secondOwner: { page: 'members', isSeen: (_, { owners }) => (owners ?? 0) > 1 },
};

/** Each step as the data and the people say. */
export function onboardingOf(
  client: Pick<Client, 'seats' | 'features'>,
  signs: ClientSigns,
  ticks: readonly Tick[],
): StepStatus[] {
  return ONBOARDING_STEPS.map((step) => {
    const { feature, isSeen } = STEP_RULES[step];
    const tick = ticks.find((each) => each.step === step) ?? null;
    const state = (): StepState => {
      if (feature && !hasFeature(client.features, feature)) return 'notInPlan';
      if (isSeen(client, signs)) return 'seen';
      return tick ? 'ticked' : 'open';
    };
    return { step, state: state(), tick };
  });
}

export interface OnboardingCount {
  done: number;
  /** Without what the plan has not. */
  all: number;
}

export function countSteps(steps: readonly StepStatus[]): OnboardingCount {
  const asked = steps.filter(({ state }) => state !== 'notInPlan');
  return { done: asked.filter(({ state }) => state !== 'open').length, all: asked.length };
}

/** People are there already, or come next, and no policy is on yet: some policies put out whoever does not comply. */
export function policiesComeLate(steps: readonly StepStatus[]): boolean {
  const stateOf = (step: OnboardingStep) => steps.find((each) => each.step === step)?.state;
  return stateOf('policies') === 'open' && stateOf('people') !== 'open';
}
