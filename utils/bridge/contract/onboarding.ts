import * as z from 'zod/mini';
import type { MemberCounts } from '../../domain/memberCounts.ts';
import { ONBOARDING_STEPS } from '../../domain/onboardingSteps.ts';
import { tick } from '../onboardingSchemas.ts';
import { notesByClient, shownClient } from '../shownSchemas.ts';
import { nothing, op } from './operation.ts';

const count = z.int().check(z.nonnegative());
const memberCounts: z.ZodMiniType<MemberCounts, unknown> = z.strictObject({
  confirmed: count,
  accepted: count,
  invited: count,
  revoked: count,
  owners: count,
});
const policy = z.strictObject({ type: z.int(), enabled: z.boolean() });

/** How far a client is set up: what its data says, and what people ticked off here, sealed and sent to nobody. */
export const ONBOARDING_OPERATIONS = {
  'client.policies': op({
    from: ['options'],
    needs: 'client.policies.manage',
    scope: 'view',
    effect: 'read',
    input: nothing,
    output: z.array(policy),
  }),
  /** How many people it has; who they are is not told. */
  'client.memberCounts': op({
    from: ['options'],
    needs: 'client.members.manage',
    scope: 'view',
    effect: 'read',
    input: nothing,
    output: memberCounts,
  }),
  /** Of the provider worked for, by client; null without one. */
  'onboarding.read': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: notesByClient(z.array(tick)),
  }),
  /** One step of one client, by whoever is signed in and now; the others stay. The page says what it showed. */
  'onboarding.tick': op({
    from: ['options'],
    needs: null,
    scope: 'none',
    effect: 'write',
    input: z.strictObject({
      ...shownClient,
      step: z.enum(ONBOARDING_STEPS),
      isDone: z.boolean(),
    }),
    output: nothing,
  }),
} as const;
