import * as z from 'zod/mini';
import { logIndex, logNotes, logSegment, span } from '../logSchemas.ts';
import * as shape from '../schemas.ts';
import { ANY_PAGE, nothing, op, text } from './operation.ts';

/** Part of a log. Without a range the last thirty days; with `quietly` all that somebody waits for goes first. */
const askedEvents = z.strictObject({
  continuation: z.nullable(text(4_096)),
  range: z.optional(span),
  quietly: z.optional(z.boolean()),
});

/** What was kept of a log: without a segment which there are. */
const askedKept = z.strictObject({ segment: z.nullable(z.int().check(z.nonnegative())) });
const kept = z.strictObject({ index: logIndex, events: logSegment });

/** One segment as it is now, and what the log then covers; the revision says what the page knew. */
const toKeep = z.strictObject({
  index: logIndex,
  segment: z.int().check(z.nonnegative()),
  events: logSegment,
});
/** null: another window kept something meanwhile, and nothing was written. */
const keptNow = z.strictObject({ revision: z.nullable(z.int()) });

/** The logs, what is kept of them here under seal, and what a technician keeps beside them. */
export const EVENT_OPERATIONS = {
  'client.events': op({
    from: ANY_PAGE,
    needs: 'client.events.read',
    scope: 'view',
    effect: 'read',
    input: askedEvents,
    output: shape.eventPage,
  }),
  'client.keptEvents': op({
    from: ['options'],
    needs: 'client.events.read',
    scope: 'view',
    effect: 'read',
    input: askedKept,
    output: kept,
  }),
  'client.keepEvents': op({
    from: ['options'],
    needs: 'client.events.read',
    scope: 'view',
    effect: 'write',
    input: toKeep,
    output: keptNow,
  }),
  'events.list': op({
    from: ANY_PAGE,
    needs: 'events.read',
    scope: 'none',
    effect: 'read',
    input: askedEvents,
    output: shape.eventPage,
  }),
  'events.kept': op({
    from: ['options'],
    needs: 'events.read',
    scope: 'none',
    effect: 'read',
    input: askedKept,
    output: kept,
  }),
  'events.keep': op({
    from: ['options'],
    needs: 'events.read',
    scope: 'none',
    effect: 'write',
    input: toKeep,
    output: keptNow,
  }),
  'account.events': op({
    from: ANY_PAGE,
    needs: 'account.events.read',
    scope: 'none',
    effect: 'read',
    input: askedEvents,
    output: shape.eventPage,
  }),
  /** Filters, what was seen, reasons: of the provider worked for, on this computer, sent to nobody. */
  'notes.read': op({
    from: ['options'],
    needs: 'account.events.read',
    scope: 'none',
    effect: 'read',
    input: nothing,
    output: z.strictObject({ revision: z.int(), notes: logNotes }),
  }),
  'notes.write': op({
    from: ['options'],
    needs: 'account.events.read',
    scope: 'none',
    effect: 'write',
    input: z.strictObject({ revision: z.int(), notes: logNotes }),
    output: keptNow,
  }),
} as const;
