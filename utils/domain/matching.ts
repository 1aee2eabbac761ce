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
  /** By a few letters inside a word, or with a typo: others may have been meant. */
  isWeak: boolean;
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
  /** The words of all its tags. */
  tags: string[];
  letters: number;
}

/** Shorter words are one typo away from everything. */
export const TYPO_LENGTH = 4;

export function entryOf(client: Client): Entry {
  const folded = foldLetters(client.name);
  const words = wordsOf(folded);
  let joined = '';
  let initials = '';
  for (const { text } of words) {
    joined += text;
    initials += text[0];
  }
  const code = foldLetters(client.code);
  const tags = client.tags.flatMap((tag) => wordsOf(foldLetters(tag)).map(({ text }) => text));
  return { client, folded, words, joined, initials, code, tags, letters: lettersOf(joined) };
}

/** The first word that begins like this; a loop, because it runs thousands of times with each key. */
function wordLike({ words }: Entry, term: string): Word | undefined {
  for (const word of words) if (word.text.startsWith(term)) return word;
  return undefined;
}

/** Whether the last term begins a word of the name that no other term begins. */
export function hasWordForLast(entry: Entry, terms: readonly string[]): boolean {
  const last = terms.at(-1) ?? '';
  const first = terms.slice(0, -1).map((term) => wordLike(entry, term));
  return entry.words.some((word) => word.text.startsWith(last) && !first.includes(word));
}

export function matchExactly(entry: Entry, terms: readonly string[], needle: string): Found | null {
  const { client, folded } = entry;
  let score = folded === needle ? 100 : folded.startsWith(needle) ? 50 : 0;
  let isWeak = false;
  // made for the few that match: with each key thousands do not
  let ranges: number[] | null = null;
  for (const term of terms) {
    const word = wordLike(entry, term);
    const at = word ? word.at : folded.indexOf(term);
    if (at >= 0) {
      score += word ? (word.text === term ? 30 : 20) : 5;
      isWeak ||= !word && term.length < TYPO_LENGTH;
      ranges ??= [];
      ranges.push(at, at + term.length);
    } else if (entry.tags.some((tag) => tag.startsWith(term))) score += 1;
    else return matchShort(entry, needle);
  }
  if (entry.code === needle) score += 60;
  return {
    client,
    page: null,
    score,
    isWeak: isWeak && entry.code !== needle,
    ranges: inOrder(ranges ?? []),
  };
}

/** By its code or its initials alone. */
export function matchShort({ client, code, initials }: Entry, needle: string): Found | null {
  const score = code === needle ? 60 : needle.length > 1 && initials.startsWith(needle) ? 15 : 0;
  return score === 0 ? null : { client, page: null, isWeak: false, ranges: [], score };
}

export function matchWithTypo(entry: Entry, terms: readonly string[], query: string): Found | null {
  const { client, folded, words, joined } = entry;
  const found = { client, page: null, isWeak: true };
  let typos = 0;
  let score = 30 * likeness(joined, query);
  const ranges: number[] = [];
  for (const term of terms) {
    const word = wordLike(entry, term);
    const close =
      word ?? (term.length < TYPO_LENGTH ? null : words.find(({ text }) => likeness(text, term) > 0));
    const at = close ? close.at : folded.indexOf(term);
    if (!word && close) typos++;
    if (at < 0 || typos > 1) return score ? { ...found, score, ranges: [] } : null;
    score += word ? 20 : close ? 4 * likeness(close.text, term) : 2;
    ranges.push(at, at + (word || !close ? term.length : close.text.length));
  }
  return { ...found, score, ranges: inOrder(ranges) };
}

/**
 * How well one typo explains `term` as a beginning of `text`: 3 where none is needed, 2 where a letter is left out or
 * swapped with the next, so that each letter typed is one of the name; 1 where one is wrong or too many; else 0.
 */
function likeness(text: string, term: string): number {
  let at = 0;
  while (at < term.length && text[at] === term[at]) at++;
  if (at === term.length) return 3;
  const isSwapped = text[at] === term[at + 1] && text[at + 1] === term[at];
  if (text.startsWith(term.slice(at), at + 1)) return 2;
  if (isSwapped && text.startsWith(term.slice(at + 2), at + 2)) return 2;
  const rest = term.slice(at + 1);
  return text.startsWith(rest, at + 1) || text.startsWith(rest, at) ? 1 : 0;
}

/**
 * The shorter of two equally good names is the one of which more was typed. There are few scores and few lengths, and
 * after one letter thousands of matches: they are put in their places, not compared with each other.
 */
export function bestFirst(found: readonly Found[]): Found[] {
  const places = new Map<number, Found[][]>();
  for (const match of found) {
    const lengths = places.get(match.score) ?? [];
    places.set(match.score, lengths);
    const { length } = match.client.name;
    const ofLength = lengths[length] ?? [];
    lengths[length] = ofLength;
    ofLength.push(match);
  }
  const scores = [...places.keys()].sort((a, b) => b - a);
  return scores.flatMap((score) => (places.get(score) ?? []).flat());
}

/** Runs from the left, without what an earlier one covers. */
function inOrder(ranges: number[]): number[] {
  if (ranges.length < 4) return ranges;
  const runs = ranges.flatMap((start, i) => (i % 2 ? [] : [[start, ranges[i + 1] ?? start] as const]));
  const kept: number[] = [];
  for (const [start, end] of runs.sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, kept.at(-1) ?? 0);
    if (end > from) kept.push(from, end);
  }
  return kept;
}
