const DAY = 86_400_000;

/** Both ends included, in epoch milliseconds. */
export interface Span {
  start: number;
  end: number;
}

/** Bitwarden refuses a longer range (reference/provider-api.md section 5.1). */
export const MOST_DAYS = 367;
/** From a first millisecond to the end of a last one. */
const LONGEST = MOST_DAYS * DAY - 1;

/** The local day a date field names, from its first to its last millisecond; null when it names none. */
export function dayOf(date: string): Span | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const first = new Date(year, month - 1, day);
  if (first.getMonth() !== month - 1 || first.getDate() !== day) return null;
  return { start: first.getTime(), end: new Date(year, month - 1, day + 1).getTime() - 1 };
}

const two = (value: number) => String(value).padStart(2, '0');

/** A moment as a date field has it, in the local zone. */
export function dateOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The last so many local days, today included. */
export function lastDays(days: number, now: number): Span {
  const today = new Date(now);
  const at = (offset: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset).getTime();
  return { start: at(1 - days), end: at(1) - 1 };
}

/** What Bitwarden can be asked for, newest first; together they are the span. */
export function inSlices({ start, end }: Span): Span[] {
  const slices: Span[] = [];
  for (let last = end; last >= start; last -= LONGEST + 1)
    slices.push({ start: Math.max(start, last - LONGEST), end: last });
  return slices;
}

/** Spans without overlap or seam, newest first. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => b.end - a.end)) {
    const last = result.at(-1);
    if (last && span.end >= last.start - 1) last.start = Math.min(last.start, span.start);
    else result.push({ ...span });
  }
  return result;
}

/** What of a span is in none of the others, newest first. */
export function gapsIn({ start, end }: Span, covered: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let last = end;
  for (const span of joined(covered)) {
    if (span.end < start || span.start > last) continue;
    if (span.end < last) gaps.push({ start: span.end + 1, end: last });
    last = span.start - 1;
  }
  if (last >= start) gaps.push({ start, end: last });
  return gaps;
}

/** What of the others is in a span, newest first. */
export const partsIn = ({ start, end }: Span, covered: readonly Span[]): Span[] =>
  joined(covered)
    .filter((span) => span.end >= start && span.start <= end)
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }));
