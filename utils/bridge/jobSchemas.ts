import * as z from 'zod/mini';
import { FAILURE_KINDS, type Failure } from '../domain/failures.ts';
import {
  ITEM_REASONS,
  ITEM_STATES,
  JOB_KINDS,
  type Job,
  type JobItem,
  type JobView,
  type LogJob,
} from '../domain/jobs.ts';
import { span, spans } from './logSchemas.ts';
import { clientId, providerId, providerRole } from './schemas.ts';

type SchemaOf<T> = z.ZodMiniType<T, unknown>;

const time = z.int().check(z.nonnegative());
const count = z.int().check(z.nonnegative());

export const jobId = z.string().check(z.maxLength(64));

const failure: SchemaOf<Failure> = z.pipe(
  z.strictObject({
    kind: z.enum(FAILURE_KINDS),
    detail: z.optional(z.string()),
    reason: z.optional(z.string()),
  }),
  z.transform(
    ({ kind, detail, reason }): Failure => ({
      kind,
      ...(detail === undefined ? {} : { detail }),
      ...(reason === undefined ? {} : { reason }),
    }),
  ),
);

const ended = {
  key: z.string(),
  label: z.string(),
  state: z.enum(ITEM_STATES),
  reason: z.nullable(z.enum(ITEM_REASONS)),
};

const item: SchemaOf<JobItem> = z.strictObject({
  ...ended,
  detail: z.nullable(z.string()),
  about: z.optional(z.string()),
  tries: count,
  alone: z.boolean(),
  isCancelled: z.optional(z.boolean()),
});

const log: SchemaOf<LogJob> = z.strictObject({
  of: z.enum(['provider', 'client', 'account']),
  client: z.nullable(z.strictObject({ id: clientId, name: z.string() })),
  range: span,
  covered: spans,
  left: z.nullable(count),
});

const facts = {
  id: jobId,
  kind: z.enum(JOB_KINDS),
  providerId,
  startedAt: time,
  endedAt: z.nullable(time),
  state: z.enum(['running', 'paused', 'ended']),
  stoppedBy: z.nullable(failure),
  waitsUntil: z.nullable(time),
  progress: z.strictObject({ done: count, total: z.nullable(count) }),
  log: z.optional(log),
};

export const job: SchemaOf<Job> = z.strictObject({ ...facts, items: z.array(item), data: z.string() });

export const jobView: SchemaOf<JobView> = z.strictObject({
  ...facts,
  items: z.array(z.strictObject({ ...ended, role: z.optional(providerRole) })),
});
