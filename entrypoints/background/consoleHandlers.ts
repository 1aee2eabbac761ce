import { createBillingHandlers } from './billingHandlers.ts';
import { createClientHandlers } from './clientHandlers.ts';
import { createOnboardingHandlers } from './onboardingHandlers.ts';
import { createPeopleHandlers } from './peopleHandlers.ts';
import type { Services } from './services.ts';

/** What only the console asks for. */
export const createConsoleHandlers = (services: Services) => ({
  ...createPeopleHandlers(services),
  ...createClientHandlers(services),
  ...createOnboardingHandlers(services),
  ...createBillingHandlers(services),
});
