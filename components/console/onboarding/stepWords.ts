import type { OnboardingStep } from '../../../utils/domain/onboardingSteps.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';

const NAMES: Record<OnboardingStep, MessageKey> = {
  collections: 'onboarding_collections',
  items: 'onboarding_items',
  policies: 'onboarding_policies',
  sso: 'onboarding_sso',
  groups: 'onboarding_groups',
  people: 'onboarding_people',
  secondOwner: 'onboarding_second_owner',
};

const HINTS: Record<OnboardingStep, MessageKey> = {
  collections: 'onboarding_collections_hint',
  items: 'onboarding_items_hint',
  policies: 'onboarding_policies_hint',
  sso: 'onboarding_sso_hint',
  groups: 'onboarding_groups_hint',
  people: 'onboarding_people_hint',
  secondOwner: 'onboarding_second_owner_hint',
};

/** What in the data says that a step is done. */
const SEEN: Record<OnboardingStep, MessageKey> = {
  collections: 'onboarding_collections_seen',
  items: 'onboarding_items_seen',
  policies: 'onboarding_policies_seen',
  sso: 'onboarding_sso_seen',
  groups: 'onboarding_groups_seen',
  people: 'onboarding_people_seen',
  secondOwner: 'onboarding_second_owner_seen',
};

export const stepName = (step: OnboardingStep) => t(NAMES[step]);
export const stepHint = (step: OnboardingStep) => t(HINTS[step]);
export const seenWords = (step: OnboardingStep) => t(SEEN[step]);
