import type { LogEvent } from './events.ts';
import type { AccountId } from './ids.ts';

/** Somebody else did it after the log was last looked at. */
export function isNews(event: LogEvent, seenAt: number | null, ownId: AccountId | null): boolean {
  return seenAt !== null && event.at > seenAt && (event.actorId === null || event.actorId !== ownId);
}

/** What is new first; the log's own order otherwise. */
export function newsFirst(events: readonly LogEvent[], isNew: (event: LogEvent) => boolean): LogEvent[] {
  return [...events.filter(isNew), ...events.filter((event) => !isNew(event))];
}
