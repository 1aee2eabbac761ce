import * as z from 'zod/mini';
import { ONBOARDING_STEPS, type Tick } from '../domain/onboardingSteps.ts';

export const tick: z.ZodMiniType<Tick, unknown> = z.strictObject({
  step: z.enum(ONBOARDING_STEPS),
  at: z.int().check(z.nonnegative()),
  by: z.string().check(z.maxLength(512)),
});
