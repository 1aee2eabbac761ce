import type { LogEvent } from './events.ts';
import { actorWords, deedWords, deviceWords } from './eventWords.ts';
import { t } from './text.ts';

/** `2026-11-25 13:41:00 UTC`, as tickets of people in several zones need it. */
export const utcTime = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** What stands in a ticket, on one line: UTC time, who, client, what, result. */
export function noteLine(at: number, parts: readonly (string | null)[]): string {
  return [utcTime(at), ...parts.filter(Boolean)].join(' · ');
}

/** An event is in the log, so its result is that Bitwarden recorded it. */
export function eventNote(event: LogEvent, reason: string | null): string {
  return noteLine(event.at, [
    actorWords(event),
    event.client?.name ?? t('events_provider'),
    deedWords(event),
    t('note_recorded'),
    deviceWords(event.device),
    event.ip,
    reason,
  ]);
}
