import type { EventPage } from './events.ts';
import { gapsIn, inSlices, joined, type Span } from './logRange.ts';

/** Bitwarden writes late what happened: this much before a reading began is read again, in milliseconds. */
export const LATE = 15 * 60_000;

/** Where the reading of a slice of a log stands; newest first. */
export interface LogCursor {
  span: Span;
  /** Where the next page begins; null: at the end of the span. */
  continuation: string | null;
  /** All that is younger is read. */
  oldest: number;
  /** When its first page was asked for, in epoch milliseconds. */
  beganAt: number;
  /** A place it came by, and how many pages ago; the place is taken anew after ever more pages. */
  mark: string | null;
  since: number;
  most: number;
}

/** The next slice that nobody has read; null: there is none. */
export function cursorFor(wanted: Span, covered: readonly Span[], now: number): LogCursor | null {
  const [gap] = gapsIn(wanted, covered);
  const [span] = gap ? inSlices(gap) : [];
  if (!span) return null;
  return { span, continuation: null, oldest: span.end, beganAt: now, mark: null, since: 0, most: 1 };
}

/** What of its slice is read. The moment it stands at may have more to it. */
export const readBy = ({ span, oldest }: LogCursor): Span[] =>
  oldest < span.end ? [{ start: oldest + 1, end: span.end }] : [];

/** Whether the next page is still what comes next, whatever others have read meanwhile. */
export function isStillNext({ span, oldest }: LogCursor, covered: readonly Span[]): boolean {
  const [gap] = gapsIn({ start: span.start, end: oldest }, covered);
  return gap?.end === oldest;
}

/** After a page: where it goes on, that the slice is read to its end, or that the log leads back to where it was. */
export function follow(
  cursor: LogCursor,
  { events, continuation }: EventPage,
): LogCursor | 'ended' | 'leadsBack' {
  if (continuation === null) return 'ended';
  if (continuation === cursor.mark) return 'leadsBack';
  const oldest = Math.min(cursor.oldest, events.at(-1)?.at ?? cursor.oldest);
  const since = cursor.since + 1;
  const isMarked = since === cursor.most;
  return {
    ...cursor,
    continuation,
    oldest,
    ...(isMarked ? { mark: continuation, since: 0, most: cursor.most * 2 } : { since }),
  };
}

/** What need not be asked again: nothing so young that Bitwarden may still have added to it. */
export const settledOf = (spans: readonly Span[], beganAt: number): Span[] =>
  joined(spans)
    .filter(({ start }) => start < beganAt - LATE)
    .map(({ start, end }) => ({ start, end: Math.min(end, beganAt - LATE) }));

/** How much of a span is in none of the others, from 0 to 1. */
export function openShare(wanted: Span, covered: readonly Span[]): number {
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const total = length([wanted]);
  return total > 0 ? length(gapsIn(wanted, covered)) / total : 0;
}

/** How many slices a range has, and how many of them are read to their end. */
export function slicesOf(wanted: Span, covered: readonly Span[]): { all: number; read: number } {
  const parts = inSlices(wanted);
  return { all: parts.length, read: parts.filter((part) => gapsIn(part, covered).length === 0).length };
}
