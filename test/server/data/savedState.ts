import * as z from 'zod/mini';
import type { LogRow } from '../audit/logRow.ts';

const row = z.record(z.string(), z.unknown());

/** What only a person's own device has, once it changed: the demo's secrets, protecting nothing. */
export const savedDevice = z.object({
  password: z.string(),
  userKey: z.string(),
  verifier: z.string(),
  wrappedUserKey: z.nullable(z.string()),
});
export type SavedDevice = z.output<typeof savedDevice>;

const logRow = z.custom<LogRow>(
  (value) => z.looseObject({ type: z.number(), at: z.number() }).safeParse(value).success,
);

export const savedSession = z.object({
  token: z.string(),
  accountId: z.string(),
  clientId: z.string(),
  device: z.object({ identifier: z.string(), type: z.number() }),
  securityStamp: z.string(),
  endsAt: z.number(),
});
export type SavedSession = z.output<typeof savedSession>;

/** Everything that is not as the seed made it. The seed makes the rest again, for the same options and moment. */
export const savedState = z.object({
  version: z.literal(1),
  world: z.object({
    clients: z.number(),
    people: z.number(),
    events: z.number(),
    seed: z.number(),
    billing: z.string(),
    kdf: z._default(z.string(), 'usual'),
  }),
  seededAt: z.number(),
  changed: z.record(z.string(), z.array(row)),
  removed: z.record(z.string(), z.array(z.string())),
  devices: z.record(z.string(), savedDevice),
  log: z.array(z.object({ log: z.string(), row: logRow })),
  sessions: z.array(savedSession),
});
export type SavedState = z.output<typeof savedState>;
