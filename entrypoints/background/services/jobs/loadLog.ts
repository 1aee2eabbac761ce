import * as z from 'zod/mini';
import { span } from '../../../../utils/bridge/logSchemas.ts';
import type { EventPage } from '../../../../utils/domain/events.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { Job, LogJob } from '../../../../utils/domain/jobs.ts';
import {
  cursorFor,
  follow,
  isStillNext,
  type LogCursor,
  openShare,
  readBy,
  settledOf,
} from '../../../../utils/domain/logCursor.ts';
import { joined, partsIn, type Span } from '../../../../utils/domain/logRange.ts';
import { decide } from '../../../../utils/domain/permissions.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { Platform } from '../../platform.ts';
import type { Directory } from '../directory.ts';
import type { Events } from '../events.ts';
import type { KeptLog, LogKeeping } from '../logKeeping.ts';
import type { ProviderLog } from '../providerLog.ts';
import type { JobRunner } from './jobRunner.ts';

/** Half of what one address may read: 100 pages a minute; the other half is for people. In milliseconds. */
const PACE = 600;

const NEEDS = {
  provider: 'events.read',
  client: 'client.events.read',
  account: 'account.events.read',
} as const;

const time = z.int();
const place = z.nullable(z.string());

/** What goes on with the job. */
const kept = z.strictObject({
  cursor: z.nullable(
    z.strictObject({
      span,
      continuation: place,
      oldest: time,
      beganAt: time,
      mark: place,
      since: z.int(),
      most: z.int(),
    }),
  ),
  /** How much of the range nobody had read when it began, from 0 to 1; null until it did. */
  open: z.nullable(z.number()),
  /** For how long it has read, in milliseconds: neither pauses nor locks count. */
  spent: z.number(),
});
type Kept = z.output<typeof kept>;

const readKept = ({ data }: Job): Kept =>
  data === '' ? { cursor: null, open: null, spent: 0 } : kept.parse(JSON.parse(data));

interface LoadLogDependencies {
  platform: Platform;
  governor: { technicians(): Promise<number> };
  directory: Directory;
  logKeeping: LogKeeping;
  events: Events;
  providerLog: ProviderLog;
}

/**
 * Reads the whole of a range of a log, a page at a time, at half the pace Bitwarden allows. Each page is kept before it
 * counts, and what others have read meanwhile is not asked again.
 */
export function createLogLoader(dependencies: LoadLogDependencies): JobRunner {
  const { platform, governor, directory, logKeeping, events, providerLog } = dependencies;

  /** @throws FailureError `notFound`: it is no client any more */
  async function readPage(scope: ProviderScope, { of, client }: LogJob, at: LogCursor): Promise<EventPage> {
    const asked = { range: at.span, continuation: at.continuation, quietly: true };
    if (of === 'account') return events.ofAccount(asked);
    if (of === 'provider') return providerLog(scope, asked);
    const [inClient] = await directory.fanOut(scope, ({ id }) => id === client?.id);
    if (!inClient) throw new FailureError('notFound');
    return events.ofClient(inClient, asked);
  }

  const keptLog = ({ accountId, providerId }: ProviderScope, { of, client }: LogJob): KeptLog => ({
    accountId,
    providerId,
    ...(client && { clientId: client.id }),
    ...(of === 'account' && { isOwn: true }),
  });

  /** What Bitwarden gave out to go on with may be good no more: then the rest of the slice is asked for by its dates. */
  const isWorn = (error: unknown, cursor: LogCursor) =>
    error instanceof WireError && error.status === 400 && readBy(cursor).length > 0;

  function leftAfter({ open, spent }: Kept, openNow: number): number | null {
    const closed = (open ?? 0) - openNow;
    return closed > 0 ? Math.round((spent * openNow) / closed) : null;
  }

  return {
    async verdict(provider, { log }) {
      if (!log) throw new FailureError('internal');
      const client = log.client && (await directory.client(log.client.id));
      return decide(provider, NEEDS[log.of], client);
    },

    async step({ job, scope, keep }) {
      const { log } = job;
      if (!log) throw new FailureError('internal');
      const began = platform.now();
      const before = readKept(job);
      const file = keptLog(scope, log);
      const covered = joined([...(await logKeeping.covered(file)), ...log.covered]);
      const cursor =
        before.cursor && isStillNext(before.cursor, covered)
          ? before.cursor
          : cursorFor(log.range, covered, Math.floor(began));
      const write = (next: LogCursor | null, read: Span[], fresh: number) =>
        keep((last) => {
          if (!last.log) return last;
          const all = partsIn(log.range, [...covered, ...last.log.covered, ...read]);
          // nothing happened yet after it began, and that part is read in no time
          const past = { start: log.range.start, end: Math.min(log.range.end, last.startedAt) };
          const open = openShare(past, all);
          const took = Math.max(PACE, platform.now() - began);
          const after = {
            cursor: next,
            open: before.open ?? openShare(past, covered),
            spent: before.spent + took,
          };
          return {
            ...last,
            progress: { done: last.progress.done + fresh, total: null },
            log: { ...last.log, covered: all, left: leftAfter(after, open) },
            data: JSON.stringify(after satisfies Kept),
          };
        });

      if (!cursor) {
        // others may have read the last of it
        await write(null, [], 0);
        return 'finished';
      }
      let page: EventPage;
      try {
        page = await readPage(scope, log, cursor);
      } catch (error) {
        if (!isWorn(error, cursor)) throw error;
        await write(null, readBy(cursor), 0);
        return 'more';
      }
      const next = follow(cursor, page);
      // a log that leads back to where it was would never end
      if (next === 'leadsBack') throw new FailureError('unexpectedAnswer');
      const read = next === 'ended' ? [cursor.span] : readBy(next);
      const fresh = await logKeeping.add(file, {
        covered: settledOf(read, cursor.beganAt),
        events: page.events,
      });
      await write(next === 'ended' ? null : next, read, fresh);
      const pace = PACE * (await governor.technicians());
      await platform.wait(Math.max(0, began + pace - platform.now()));
      return 'more';
    },
  };
}
