import * as z from 'zod/mini';
import type { EventFilter } from '../domain/eventFilter.ts';
import { EVENT_GROUPS } from '../domain/eventGroups.ts';
import { LONGEST_FILTER_NAME, type LogNotes, MOST_FILTERS, MOST_REASONS } from '../domain/logNotes.ts';
import type { Span } from '../domain/logRange.ts';
import { LONGEST_REASON } from '../domain/vaultReason.ts';
import { clientId, logEvent, providerUserId } from './schemas.ts';

type SchemaOf<T> = z.ZodMiniType<T, unknown>;

const time = z.int().check(z.nonnegative(), z.lte(8.64e15));
const words = (most: number) => z.string().check(z.maxLength(most));

export const span: SchemaOf<Span> = z.strictObject({ start: time, end: time });

export const spans = z.array(span).check(z.maxLength(1_000));

const chosen = z.nullable(words(1_000));

const filter: SchemaOf<EventFilter> = z.strictObject({
  text: words(1_000),
  actor: chosen,
  person: chosen,
  client: chosen,
  group: z.nullable(z.enum(EVENT_GROUPS)),
  type: z.nullable(z.int()),
  device: chosen,
  ip: chosen,
  within: z.nullable(span),
});

/** Why a vault is opened. */
export const vaultReason = words(LONGEST_REASON).check(z.minLength(1));

/** Who is confirmed, and as what. */
export const logTeam = z.array(
  z.strictObject({
    id: providerUserId,
    name: words(1_000),
    role: z.enum(['providerAdmin', 'serviceUser']),
  }),
);

/** What a technician keeps beside the logs; see `logNotes.ts`. */
export const logNotes: SchemaOf<LogNotes> = z.strictObject({
  seen: z.record(words(64), time),
  team: z.nullable(logTeam),
  filters: z
    .array(z.strictObject({ name: words(LONGEST_FILTER_NAME), filter }))
    .check(z.maxLength(MOST_FILTERS)),
  reasons: z
    .array(z.strictObject({ at: time, clientId, text: words(LONGEST_REASON) }))
    .check(z.maxLength(MOST_REASONS)),
});

/** Which parts of a log are kept, and in how many segments. */
export const logIndex = z.strictObject({
  revision: z.int().check(z.nonnegative()),
  covered: spans,
  segments: z.int().check(z.nonnegative()),
});

/** About a thousand events, in the order they were read. */
export const logSegment = z.array(logEvent).check(z.maxLength(1_000));
