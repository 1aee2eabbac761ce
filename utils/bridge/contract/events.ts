import * as z from 'zod/mini';
import { jobView } from '../jobSchemas.ts';
import { logIndex, logNotes, logSegment, span, spans } from '../logSchemas.ts';
import * as shape from '../schemas.ts';
import { ANY_PAGE, nothing, op, text } from './operation.ts';

const count = z.int().check(z.nonnegative());

/** Part of a log. Without a range the last thirty days; with `quietly` all that somebody waits for goes first. */
const askedEvents = z.strictObject({
  continuation: z.nullable(text(4_096)),
  range: z.optional(span),
  quietly: z.optional(z.boolean()),
});

/** Of one segment what comes after its first so many; none of one that is not there. */
const askedKept = z.strictObject({ segment: count, from: z.optional(count) });
const kept = z.strictObject({ index: logIndex, events: logSegment });

/** What was read, and which part of the log is then read to the end; it is added to what is there. */
const toKeep = z.strictObject({ covered: spans, events: logSegment });

/** All of this range is read by a job. */
const toLoad = z.strictObject({ range: span });

/** null: another window wrote something meanwhile, and nothing was written. */
const written = z.strictObject({ revision: z.nullable(z.int()) });

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
    output: nothing,
  }),
  'client.loadEvents': op({
    from: ['options'],
    needs: 'client.events.read',
    scope: 'view',
    effect: 'write',
    input: toLoad,
    output: jobView,
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
    output: nothing,
  }),
  'events.load': op({
    from: ['options'],
    needs: 'events.read',
    scope: 'none',
    effect: 'write',
    input: toLoad,
    output: jobView,
  }),
  'account.events': op({
    from: ANY_PAGE,
    needs: 'account.events.read',
    scope: 'none',
    effect: 'read',
    input: askedEvents,
    output: shape.eventPage,
  }),
  'account.keptEvents': op({
    from: ['options'],
    needs: 'account.events.read',
    scope: 'none',
    effect: 'read',
    input: askedKept,
    output: kept,
  }),
  'account.keepEvents': op({
    from: ['options'],
    needs: 'account.events.read',
    scope: 'none',
    effect: 'write',
    input: toKeep,
    output: nothing,
  }),
  'account.loadEvents': op({
    from: ['options'],
    needs: 'account.events.read',
    scope: 'none',
    effect: 'write',
    input: toLoad,
    output: jobView,
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
    output: written,
  }),
} as const;
