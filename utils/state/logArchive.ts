import type { Input, Output } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { LogEvent } from '../domain/events.ts';
import type { Span } from '../domain/logRange.ts';

/** Where a log is kept between two visits, and where a job puts what it reads. */
export interface LogArchive {
  /**
   * Hands out what was kept since the last time, a segment at a time.
   *
   * @returns what all of it covers; null: it does not open
   */
  read(each: (events: readonly LogEvent[]) => void): Promise<Span[] | null>;
  /** What is new since the last time, and what is covered with it; false when it could not be kept. */
  keep(covered: readonly Span[], fresh: readonly LogEvent[]): Promise<boolean>;
}

interface ArchiveOperations {
  read(input: Input<'events.kept'>): Promise<Result<Output<'events.kept'>> | null>;
  write(input: Input<'events.keep'>): Promise<Result<Output<'events.keep'>> | null>;
}

/** Most that is sent at once. */
const MOST = 1_000;

/** What the worker keeps of a log, for one window of it. */
export function createLogArchive({ read, write }: ArchiveOperations): LogArchive {
  /** What was handed out: all of the segments before this one, and so many events of it. */
  let segment = 0;
  let from = 0;

  return {
    async read(each) {
      for (;;) {
        const part = await read({ segment, from });
        if (!part?.ok) return null;
        const { index, events } = part.value;
        each(events);
        from += events.length;
        // only a full one is followed by another
        if (segment + 1 >= index.segments) return index.covered;
        segment++;
        from = 0;
      }
    },
    async keep(covered, fresh) {
      for (let at = 0; at === 0 || at < fresh.length; at += MOST) {
        const isLast = at + MOST >= fresh.length;
        // events that are not covered yet are only asked for again
        const what = { covered: isLast ? [...covered] : [], events: fresh.slice(at, at + MOST) };
        if (!(await write(what))?.ok) return false;
      }
      return true;
    },
  };
}
