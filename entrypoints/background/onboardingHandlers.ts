import type { ONBOARDING_OPERATIONS } from '../../utils/bridge/contract/onboarding.ts';
import type { Handlers } from './handlers.ts';
import type { Services } from './services.ts';

/** How far clients are set up. */
export function createOnboardingHandlers({
  onboarding,
  policies,
}: Services): Pick<Handlers, keyof typeof ONBOARDING_OPERATIONS> {
  return {
    'client.policies': (_, { scope }) => policies.list(scope),
    'onboarding.read': () => onboarding.read(),
    'onboarding.tick': async (edit) => {
      await onboarding.tick(edit);
      return {};
    },
  };
}
