import type { LoggedEvent } from './loggedEvent.ts';
import type { Span } from './logRange.ts';

export type BucketSize = 'hour' | 'day' | 'week';

export interface Bucket extends Span {
  count: number;
  /** Of which some deserve a look. */
  severe: number;
}

const DAY = 86_400_000;

/** Few enough to be told apart, and enough to see a burst. */
export function bucketSizeOf({ start, end }: Span): BucketSize {
  const days = (end - start) / DAY;
  if (days <= 4) return 'hour';
  return days <= 120 ? 'day' : 'week';
}

/** When the next bucket begins: local days have 23 to 25 hours. */
function nextStart(at: number, size: BucketSize): number {
  const date = new Date(at);
  if (size === 'hour') date.setHours(date.getHours() + 1);
  else date.setDate(date.getDate() + (size === 'day' ? 1 : 7));
  return date.getTime();
}

/** The span in even parts, oldest first, with how many events fall into each. */
export function bucketsOf(span: Span, events: readonly LoggedEvent[]): Bucket[] {
  const size = bucketSizeOf(span);
  const buckets: Bucket[] = [];
  for (let start = span.start; start <= span.end; ) {
    // an hour that a clock jumps over is none
    const next = Math.max(nextStart(start, size), start + 1);
    buckets.push({ start, end: Math.min(next - 1, span.end), count: 0, severe: 0 });
    start = next;
  }
  // newest first, as the events come
  let at = buckets.length - 1;
  for (const { event, said } of events) {
    while (at >= 0 && (buckets[at]?.start ?? 0) > event.at) at--;
    const bucket = buckets[at];
    if (!bucket) break;
    if (event.at > bucket.end) continue;
    bucket.count++;
    if (said.isSevere) bucket.severe++;
  }
  return buckets;
}
