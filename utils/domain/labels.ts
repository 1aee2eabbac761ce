import type { Hue } from './identity.ts';
import { plainText } from './plainText.ts';

/** What a technician attached to a client, for themselves: Bitwarden never hears of it. */
export interface LabelSet {
  favourite: boolean;
  /** Each once, whatever its case. */
  tags: string[];
  /** Several lines. */
  note: string;
  /** In the place of the one that follows from the id. */
  hue: Hue | null;
  /** In the place of the one that follows from the name. */
  code: string | null;
}

/** As it is kept. Every change has the next revision, so that who edited an older one is told. */
export interface KeptLabels {
  labels: LabelSet;
  revision: number;
}

export const NO_LABELS: LabelSet = { favourite: false, tags: [], note: '', hue: null, code: null };
/** Of a client nobody attached anything to. */
export const NEVER_LABELLED: KeptLabels = { labels: NO_LABELS, revision: 0 };

export const MOST_TAGS = 12;
export const LONGEST_TAG = 24;
export const LONGEST_NOTE = 2_000;
export const LONGEST_CODE = 3;

const CODE = new RegExp(`^[\\p{L}\\p{N}]{1,${LONGEST_CODE}}$`, 'u');

function tidyLine(typed: string): string {
  // what is left out may have stood between two spaces
  return plainText(typed.replace(/\s/gu, ' ')).replace(/ +/g, ' ').normalize('NFC').trim();
}

/** Lines stay lines; whatever else cannot be seen goes. */
function tidyNote(typed: string): string {
  const lines = typed.split(/\r\n?|\n/);
  return lines
    .map((line) => plainText(line.replaceAll('\t', ' ')))
    .join('\n')
    .trim();
}

/** The first spelling of each tag counts. */
function tidyTags(typed: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const tag of typed.map((each) => tidyLine(each).replace(/^[ #]+/, ''))) {
    const name = tag.toLowerCase();
    if (tag && !byName.has(name)) byName.set(name, tag);
  }
  return [...byName.values()];
}

/** Tags as one types them, with commas between. */
export const splitTyped = (text: string): string[] => text.split(/[,;\n]/).map((tag) => tag.trim());

function tidy({ favourite, tags, note, hue, code }: LabelSet): LabelSet {
  return {
    favourite,
    tags: tidyTags(tags),
    note: tidyNote(note),
    hue,
    code: tidyLine(code ?? '').toUpperCase() || null,
  };
}

export type LabelField = 'tags' | 'note' | 'code';

/** The fields with more in them than is kept, or other signs. */
export function wrongLabels(typed: LabelSet): LabelField[] {
  const { tags, note, code } = tidy(typed);
  const isWrong: Record<LabelField, boolean> = {
    tags: tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG),
    note: note.length > LONGEST_NOTE,
    code: code !== null && !CODE.test(code),
  };
  return (Object.keys(isWrong) as LabelField[]).filter((field) => isWrong[field]);
}

/** What was typed as it is kept; null when something is wrong with it, which is refused and never cut. */
export function tidyLabels(typed: LabelSet): LabelSet | null {
  return wrongLabels(typed).length > 0 ? null : tidy(typed);
}
