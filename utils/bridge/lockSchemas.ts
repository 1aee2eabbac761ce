import * as z from 'zod/mini';
import { LOCK_ACTIONS, TIMEOUTS } from '../domain/lock.ts';
import type { AccountSettings, PasswordRule, PolicyRule } from '../domain/lockPolicy.ts';

type SchemaOf<T> = z.ZodMiniType<T, unknown>;

const organization = z.string();
const boundBy = z.nullable(organization);

export const timeout = z.enum(TIMEOUTS);
export const lockAction = z.enum(LOCK_ACTIONS);
export const lockSettings = z.strictObject({ timeout, action: lockAction });

const password: SchemaOf<PasswordRule> = z.strictObject({
  minLength: z.number(),
  minComplexity: z.number(),
  upper: z.boolean(),
  lower: z.boolean(),
  numbers: z.boolean(),
  special: z.boolean(),
});

const limit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('minutes'), minutes: z.number() }),
  z.strictObject({ kind: z.literal('event'), last: z.enum(['onSystemLock', 'onRestart']) }),
]);

export const policyRule: SchemaOf<PolicyRule> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timeout'), organization, limit, action: z.nullable(lockAction) }),
  z.strictObject({ kind: z.literal('noPin'), organization }),
  z.strictObject({ kind: z.literal('masterPassword'), organization, password }),
]);

export const accountSettings: SchemaOf<AccountSettings> = z.strictObject({
  effective: lockSettings,
  timeouts: z.array(z.strictObject({ value: timeout, boundBy })),
  actions: z.array(z.strictObject({ value: lockAction, boundBy })),
  reportsSystemLock: z.boolean(),
  pin: z.strictObject({ isSet: z.boolean(), boundBy }),
  passwords: z.array(z.strictObject({ organization, password })),
});
