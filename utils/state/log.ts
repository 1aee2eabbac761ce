import { signal } from '@preact/signals';
import type { Result } from '../bridge/envelope.ts';
import type { EventPage, LogEvent } from '../domain/events.ts';
import type { Failure } from '../domain/failures.ts';

export type LogModel = ReturnType<typeof createLog>;

/** One log, read page by page, newest first. `read` answers null when there is nothing to read it for. */
export function createLog(read: (continuation: string | null) => Promise<Result<EventPage> | null>) {
  const events = signal<LogEvent[] | null>(null);
  const continuation = signal<string | null>(null);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  /** When its beginning was last read, in epoch milliseconds; null while there is only what was painted. */
  const readAt = signal<number | null>(null);
  /** Where the page asked for last begins. */
  let last: string | null = null;
  /** Where every page shown begins. */
  const begun = new Set<string | null>();
  /** Answers that come after the log was cleared or asked for again belong to nobody. */
  let epoch = 0;

  async function take(from: string | null): Promise<void> {
    const mine = ++epoch;
    last = from;
    loading.value = true;
    const result = await read(from);
    if (mine !== epoch) return;
    loading.value = false;
    if (!result) return;
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return;
    if (from === null) begun.clear();
    begun.add(from);
    // a log that leads back to where it was would never end
    if (result.value.continuation !== null && begun.has(result.value.continuation)) {
      failure.value = { kind: 'unexpectedAnswer' };
      return;
    }
    const earlier = from === null ? [] : (events.value ?? []);
    events.value = [...earlier, ...result.value.events];
    continuation.value = result.value.continuation;
    if (from === null) readAt.value = Date.now();
  }

  return {
    events,
    /** Not null while older events exist. */
    continuation,
    loading,
    failure,
    readAt,
    load: () => take(null),
    /** The page asked for last, once more. */
    again: () => take(last),
    async loadMore(): Promise<void> {
      if (continuation.value !== null && !loading.value) await take(continuation.value);
    },
    assume(known: LogEvent[]) {
      events.value = known;
    },
    clear() {
      epoch++;
      events.value = null;
      continuation.value = null;
      failure.value = null;
      loading.value = false;
      readAt.value = null;
    },
  };
}
