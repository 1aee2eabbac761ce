import { EVENT_GROUPS } from './eventGroups.ts';
import type { LogEvent } from './events.ts';
import { deedWords } from './eventWords.ts';
import type { LoggedEvent } from './loggedEvent.ts';

export type ExportFormat = 'csv' | 'jsonl';

/** What a reader of the file has to know before its rows. */
export interface ExportFacts {
  /** Which log, of whom. */
  log: string;
  zone: string;
  /** What was loaded of it. */
  coverage: string;
  /** What was asked for; empty when all that was loaded is here. */
  filters: string;
}

/** Written by a technician when a vault was opened; null where there is none. */
export type ReasonOf = (event: LogEvent) => string | null;

export interface ExportOptions {
  format: ExportFormat;
  facts: ExportFacts;
  reasonOf: ReasonOf;
}

/** What a spreadsheet may take for a formula: its signs, also full width and behind space that is not seen. */
const FORMULA = /^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫]|^[\t\r]/u;

/** What a spreadsheet would run is made text by an apostrophe. */
export const harmlessText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** One cell, harmless and quoted where it must be. */
export function csvCell(value: string | number | null): string {
  const harmless = typeof value === 'string' ? harmlessText(value) : String(value ?? '');
  return /[",;\r\n\t']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One row of a table, ended. */
export const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`;

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-25 13:41:00` in the local zone, which the head names. */
function localTime(at: number): string {
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

/** A row by column; both formats say the same. */
function rowOf({ event, said, from }: LoggedEvent, reasonOf: ReasonOf) {
  return {
    time: new Date(event.at).toISOString(),
    localTime: localTime(event.at),
    actor: said.actor,
    actorId: event.actorId,
    event: deedWords(event),
    type: event.type,
    group: said.group,
    object: event.object,
    objectId: event.objectId,
    client: event.client?.name ?? null,
    clientId: event.client?.id ?? null,
    device: from.device,
    address: event.ip,
    reason: reasonOf(event),
  };
}

const COLUMNS = [
  'time',
  'localTime',
  'actor',
  'actorId',
  'event',
  'type',
  'group',
  'object',
  'objectId',
  'client',
  'clientId',
  'device',
  'address',
  'reason',
] as const satisfies (keyof ReturnType<typeof rowOf>)[];

/** What stands before the rows: the facts, and in a table the names of its columns. */
export function exportHead({ format, facts }: ExportOptions): string {
  if (format === 'jsonl') return `${JSON.stringify({ ...facts, groups: EVENT_GROUPS })}\n`;
  return csvLine(Object.values(facts).filter(Boolean)) + csvLine(COLUMNS);
}

export function exportRow(logged: LoggedEvent, { format, reasonOf }: ExportOptions): string {
  const row = rowOf(logged, reasonOf);
  return format === 'jsonl' ? `${JSON.stringify(row)}\n` : csvLine(COLUMNS.map((column) => row[column]));
}

/** Between two breaths, in milliseconds: a page that writes a long log still answers keys. */
const AT_ONCE = 6;
/** Rows between two looks at the clock. */
const ROWS = 10;
/** Characters of a part: of many small ones the file itself would take long to put together. */
const PART = 128_000;

export interface Breath {
  /** In milliseconds, from whenever. */
  now(): number;
  breathe(): Promise<void>;
}

/**
 * The parts of the file, in order.
 *
 * @param breath what lets others go first, and the clock that says when
 * @param toPart what becomes of the text of each: all of it at once would take long
 */
export async function exportEvents<Part>(
  events: readonly LoggedEvent[],
  options: ExportOptions,
  { now, breathe }: Breath,
  toPart: (text: string) => Part,
): Promise<Part[]> {
  const parts: Part[] = [];
  let text = exportHead(options);
  let since = now();
  for (const [at, logged] of events.entries()) {
    text += exportRow(logged, options);
    if (text.length >= PART) {
      parts.push(toPart(text));
      text = '';
    }
    if (at % ROWS !== 0 || now() - since < AT_ONCE) continue;
    await breathe();
    since = now();
  }
  parts.push(toPart(text));
  // whoever puts them together begins a task of its own
  await breathe();
  return parts;
}
