import type { ClientPage } from './clientPages.ts';
import type { Client } from './clients.ts';
import { foldLetters, lettersOf } from './letters.ts';
import { type Word, wordsOf } from './words.ts';

export interface Match {
  client: Client;
  /** Start and end of each matched run in the client's name, in order; empty for an empty query. */
  ranges: number[];
  /** The page the query asks for by its last word. */
  page: ClientPage | null;
}

export interface Found extends Match {
  score: number;
}

/** What of a client is looked at with every key. */
export interface Entry {
  client: Client;
  folded: string;
  words: Word[];
  /** The name without what stands between its words: a lost or stray space is a typo like any other. */
  joined: string;
  initials: string;
  code: string;
  letters: number;
}

/** Shorter words are one typo away from everything. */
export const TYPO_LENGTH = 4;

export function entryOf(client: Client): Entry {
  const folded = foldLetters(client.name);
  const words = wordsOf(folded);
  const joined = words.map(({ text }) => text).join('');
  const initials = words.map(({ text }) => text[0]).join('');
  const code = foldLetters(client.code);
  return { client, folded, words, joined, initials, code, letters: lettersOf(joined) };
}

/** Whether the last term begins a word of the name that no other term begins. */
export function hasWordForLast({ words }: Entry, terms: readonly string[]): boolean {
  const last = terms.at(-1) ?? '';
  const first = terms.slice(0, -1).map((term) => words.find(({ text }) => text.startsWith(term)));
  return words.some((word) => word.text.startsWith(last) && !first.includes(word));
}

export function matchExactly(entry: Entry, terms: string[], needle: string): Found | null {
  const { client, folded } = entry;
  let score = folded === needle ? 100 : folded.startsWith(needle) ? 50 : 0;
  const ranges: number[] = [];
  for (const term of terms) {
    const word = entry.words.find(({ text }) => text.startsWith(term));
    const at = word ? word.at : folded.indexOf(term);
    if (at < 0) return matchShort(entry, needle);
    score += word ? (word.text === term ? 30 : 20) : 5;
    ranges.push(at, at + term.length);
  }
  if (entry.code === needle) score += 60;
  return { client, page: null, score, ranges: inOrder(ranges) };
}

function matchShort({ client, code, initials }: Entry, needle: string): Found | null {
  if (code === needle) return { client, page: null, score: 60, ranges: [] };
  return needle.length > 1 && initials.startsWith(needle)
    ? { client, page: null, score: 15, ranges: [] }
    : null;
}

export function matchWithTypo(
  { client, folded, words, joined }: Entry,
  terms: string[],
  query: string,
): Found | null {
  let typos = 0;
  let score = startsLike(joined, query) ? 50 - Math.abs(joined.length - query.length) : 0;
  const ranges: number[] = [];
  for (const term of terms) {
    const word = words.find(({ text }) => text.startsWith(term));
    const close =
      word ?? (term.length < TYPO_LENGTH ? null : words.find(({ text }) => startsLike(text, term)));
    const at = close ? close.at : folded.indexOf(term);
    if (!word && close) typos++;
    if (at < 0 || typos > 1) return score ? { client, page: null, score, ranges: [] } : null;
    score += word ? 20 : 5;
    ranges.push(at, at + (word || !close ? term.length : close.text.length));
  }
  return { client, page: null, score, ranges: inOrder(ranges) };
}

/** Whether one letter put in, left out, changed or swapped with the next makes `term` a beginning of `text`. */
function startsLike(text: string, term: string): boolean {
  let at = 0;
  while (at < term.length && text[at] === term[at]) at++;
  return (
    text.startsWith(term.slice(at + 1), at + 1) ||
    text.startsWith(term.slice(at), at + 1) ||
    text.startsWith(term.slice(at + 1), at) ||
    (text[at] === term[at + 1] && text[at + 1] === term[at] && text.startsWith(term.slice(at + 2), at + 2))
  );
}

/** The shorter of two equally good names is the one of which more was typed. */
export function bestFirst(a: Found, b: Found): number {
  return b.score - a.score || a.client.name.length - b.client.name.length;
}

/** Runs from the left, without what an earlier one covers. */
function inOrder(ranges: number[]): number[] {
  const runs = ranges.flatMap((start, i) => (i % 2 ? [] : [[start, ranges[i + 1] ?? start] as const]));
  const kept: number[] = [];
  for (const [start, end] of runs.sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, kept.at(-1) ?? 0);
    if (end > from) kept.push(from, end);
  }
  return kept;
}
