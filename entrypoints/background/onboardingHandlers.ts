import type { ONBOARDING_OPERATIONS } from '../../utils/bridge/contract/onboarding.ts';
import type { Handlers } from './handlers.ts';
import type { Services } from './services.ts';

/** How far clients are set up. */
export function createOnboardingHandlers({
  onboarding,
  policies,
  memberCounts,
}: Services): Pick<Handlers, keyof typeof ONBOARDING_OPERATIONS> {
  return {
    'client.policies': (_, { scope }) => policies.list(scope),
    'client.memberCounts': (_, { scope }) => memberCounts.of(scope),
    'onboarding.read': () => onboarding.read(),
    'onboarding.tick': async (edit) => {
      await onboarding.tick(edit);
      return {};
    },
  };
}
