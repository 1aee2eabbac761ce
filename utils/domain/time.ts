import { currentLocale } from './text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayStart = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** Whole calendar days from `at` to `now` in the local zone: 0 today, 1 yesterday. */
export function daysAgo(at: number, now: number): number {
  return Math.round((dayStart(now) - dayStart(at)) / DAY);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const key = `${currentLocale()} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(currentLocale(), options);
  formats.set(key, known);
  return known.format(at);
}

/** `09:12` in the local zone and the clock people use there. */
export function clock(at: number): string {
  return format(at, { hour: 'numeric', minute: '2-digit' });
}

/** `09:12:05`, for moments people wait for. */
export function exactClock(at: number): string {
  return format(at, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
}

/** Short for a narrow column: the time today, the weekday this week, else the date. */
export function shortTime(at: number, now: number): string {
  const days = daysAgo(at, now);
  if (days <= 0) return clock(at);
  if (days < 7) return format(at, { weekday: 'short' });
  return format(at, { day: 'numeric', month: 'short' });
}

/** Heading of a day in a log. */
export function dayName(at: number): string {
  return format(at, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** A day with its year. */
export function dateName(at: number): string {
  return format(at, { dateStyle: 'medium' });
}

/** `26 Nov 2026, 20:14`, where the zone is said once for all of them. */
export function dateAndTime(at: number): string {
  return format(at, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Everything, for tooltips: date, time with seconds, zone. */
export function fullTime(at: number): string {
  return format(at, { dateStyle: 'full', timeStyle: 'long' });
}

/** `Europe/Copenhagen (UTC+1)`, as times on this page are meant. */
export function zoneName(now: number): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offset = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  return offset ? `${zone} (${offset.replace('GMT', 'UTC')})` : zone;
}

/** Younger than a minute. */
export function isFresh(at: number, now: number): boolean {
  return now - at < MINUTE;
}

let relativeFormats: { locale: string | undefined; made: Intl.RelativeTimeFormat } | null = null;

/** Made once for a language: a long table asks for hundreds. */
function relativeFormat(): Intl.RelativeTimeFormat {
  const locale = currentLocale();
  if (relativeFormats?.locale !== locale || relativeFormats === null)
    relativeFormats = {
      locale,
      made: new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
    };
  return relativeFormats.made;
}

/** Age in the largest fitting unit: "2 min. ago", "now" below a minute; a future time counts as now. */
export function age(at: number, now: number): string {
  const relative = relativeFormat();
  const past = Math.max(0, now - at);
  if (past < MINUTE) return relative.format(0, 'second');
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour');
  return relative.format(-Math.floor(past / DAY), 'day');
}

/** Begin of an hour, a day or a week of a chart. */
export function bucketTime(at: number, size: 'hour' | 'day' | 'week'): string {
  const day = { day: 'numeric', month: 'short' } as const;
  return format(
    at,
    size === 'hour' ? { ...day, hour: 'numeric', minute: '2-digit' } : { ...day, year: 'numeric' },
  );
}
