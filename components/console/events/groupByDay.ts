import type { LogEvent } from '../../../utils/domain/events.ts';

export interface DayOfEvents {
  /** Midnight in the local zone, in epoch milliseconds. */
  day: number;
  events: LogEvent[];
}

/** Consecutive events of one local day; the order stays. */
export function groupByDay(events: readonly LogEvent[]): DayOfEvents[] {
  const days: DayOfEvents[] = [];
  for (const event of events) {
    const day = new Date(event.at).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
