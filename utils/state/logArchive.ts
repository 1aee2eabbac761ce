import type { Input, Output } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { LogEvent } from '../domain/events.ts';
import type { Span } from '../domain/logRange.ts';

/** Where a log is kept between two visits. */
export interface LogArchive {
  /** Hands out what was kept, a segment at a time. @returns what it covers; null: nothing, or it does not open */
  read(each: (events: readonly LogEvent[]) => void): Promise<Span[] | null>;
  /** What is new since the last time, and what is covered with it; false when it could not be kept. */
  keep(covered: readonly Span[], fresh: readonly LogEvent[]): Promise<boolean>;
}

interface ArchiveOperations {
  read(input: Input<'events.kept'>): Promise<Result<Output<'events.kept'>> | null>;
  write(input: Input<'events.keep'>): Promise<Result<Output<'events.keep'>> | null>;
}

const SEGMENT = 1_000;

/** Keeps a log in segments of a thousand events; the last one grows until it is full. */
export function createLogArchive({ read, write }: ArchiveOperations): LogArchive {
  let revision = 0;
  /** Which segment the tail is. */
  let at = 0;
  let tail: LogEvent[] = [];
  let covered: Span[] = [];

  /** The tail as it is, and what is covered by now. */
  async function writeTail(next: readonly Span[]): Promise<boolean> {
    const index = { revision, covered: [...next], segments: at + 1 };
    const result = await write({ index, segment: at, events: tail });
    if (!result?.ok || result.value.revision === null) return false;
    ({ revision } = result.value);
    return true;
  }

  async function keep(next: readonly Span[], fresh: readonly LogEvent[]): Promise<boolean> {
    const left = [...fresh];
    do {
      if (tail.length === SEGMENT) {
        tail = [];
        at++;
      }
      tail = [...tail, ...left.splice(0, SEGMENT - tail.length)];
      // events that are not covered yet are only asked for again
      if (!(await writeTail(left.length > 0 ? covered : next))) return false;
    } while (left.length > 0);
    covered = [...next];
    return true;
  }

  return {
    keep,
    async read(each) {
      const first = await read({ segment: null });
      if (!first?.ok) return null;
      const { index } = first.value;
      for (let segment = 0; segment < index.segments; segment++) {
        const part = await read({ segment });
        if (!part?.ok) return null;
        tail = part.value.events;
        each(tail);
      }
      ({ revision, covered } = index);
      at = Math.max(0, index.segments - 1);
      return covered;
    },
  };
}
