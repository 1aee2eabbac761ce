import * as z from 'zod/mini';
import { HUES } from './identity.ts';
import { type LabelSet, tidyLabels } from './labels.ts';

/** A file of labels, in clear, for colleagues: `{"format", "version", "clients": [{"id", "name", …labels}]}`. */
const FORMAT = 'switchboard-labels';
const VERSION = 1;
/** Bytes; what more than ten thousand clients need is no file of ours. */
export const LARGEST_FILE = 4_000_000;
const MOST_CLIENTS = 20_000;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const row = z.strictObject({
  id: z.string().check(z.regex(GUID)),
  /** Helps a person who reads the file; nothing is found by it. */
  name: z.string().check(z.maxLength(500)),
  pinned: z.boolean(),
  tags: z.array(z.string()),
  note: z.string(),
  colour: z.nullable(z.enum(HUES)),
  code: z.nullable(z.string()),
});

const file = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  clients: z.array(row).check(z.maxLength(MOST_CLIENTS)),
});

const head = z.looseObject({ format: z.literal(FORMAT), version: z.int() });

/** Labels of a client as a file has them. */
export interface FileRow {
  id: string;
  name: string;
  labels: LabelSet;
}

/** Why a file is not used, none of it. */
export const FILE_TROUBLES = [
  'tooLarge',
  'notJson',
  'otherFormat',
  'otherVersion',
  'malformed',
  'clientTwice',
  'codeTwice',
] as const;
export type FileTrouble = (typeof FILE_TROUBLES)[number];

export type ReadFile = { rows: FileRow[] } | { trouble: FileTrouble };

export function writeLabelsFile(rows: readonly FileRow[]): string {
  const clients = rows.map(({ id, name, labels: { favourite, tags, note, hue, code } }) => ({
    id,
    name,
    pinned: favourite,
    tags,
    note,
    colour: hue,
    code,
  }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, clients }, null, 2)}\n`;
}

const hasTwo = (values: readonly string[]) => new Set(values).size < values.length;

/** All of a file, or why it is refused: nothing in it is guessed, cut or left out. */
export function readLabelsFile(text: string): ReadFile {
  if (text.length > LARGEST_FILE) return { trouble: 'tooLarge' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { trouble: 'notJson' };
  }
  const heading = head.safeParse(json);
  if (!heading.success) return { trouble: 'otherFormat' };
  if (heading.data.version !== VERSION) return { trouble: 'otherVersion' };
  const parsed = file.safeParse(json);
  if (!parsed.success) return { trouble: 'malformed' };
  const rows: FileRow[] = [];
  for (const { id, name, pinned, tags, note, colour, code } of parsed.data.clients) {
    const labels = tidyLabels({ favourite: pinned, tags, note, hue: colour, code });
    if (!labels) return { trouble: 'malformed' };
    rows.push({ id, name, labels });
  }
  if (hasTwo(rows.map(({ id }) => id))) return { trouble: 'clientTwice' };
  if (hasTwo(rows.flatMap(({ labels: { code } }) => code ?? []))) return { trouble: 'codeTwice' };
  return { rows };
}
