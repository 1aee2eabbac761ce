import type { LogEvent } from './events.ts';

/** Somebody else did it after the log was last looked at. */
export function isNews(event: LogEvent, seenAt: number | null, ownName: string | null): boolean {
  return seenAt !== null && event.at > seenAt && (event.actor === null || event.actor !== ownName);
}

/** What is new first; the log's own order otherwise. */
export function newsFirst(events: readonly LogEvent[], isNew: (event: LogEvent) => boolean): LogEvent[] {
  return [...events.filter(isNew), ...events.filter((event) => !isNew(event))];
}
