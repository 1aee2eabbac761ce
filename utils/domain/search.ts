import type { Client } from './clients.ts';
import { type Word, wordsOf } from './words.ts';

export interface Match {
  client: Client;
  /** Start and end of each matched run in the client's name, in order; empty for an empty query. */
  ranges: number[];
}

interface Entry {
  client: Client;
  folded: string;
  words: Word[];
  /** The name without what stands between its words: a lost or stray space is a typo like any other. */
  joined: string;
  initials: string;
  code: string;
  /** Which letters occur, one bit for several: what lacks two of them is more than one typo away. */
  letters: number;
}

interface Found extends Match {
  score: number;
}

export interface ClientIndex {
  clients: readonly Client[];
  entries: Entry[];
}

/** No client is told apart by more letters than this, and matching slows down with each. */
const QUERY_LIMIT = 60;
/** Shorter words are one typo away from everything. */
const TYPO_LENGTH = 4;
/** Typos are looked for only when fewer clients than this have what was typed. */
const FEW = 3;

/** Folds accents, cuts words and counts letters once per list, not once per key. */
export function indexClients(clients: readonly Client[]): ClientIndex {
  const entries = clients.map((client): Entry => {
    const folded = foldLetters(client.name);
    const words = wordsOf(folded);
    const joined = words.map(({ text }) => text).join('');
    const initials = words.map(({ text }) => text[0]).join('');
    return {
      client,
      folded,
      words,
      joined,
      initials,
      code: foldLetters(client.code),
      letters: lettersOf(joined),
    };
  });
  return { clients, entries };
}

/**
 * Clients whose name holds the words of the query, in any order, or whose initials or code it is; best first.
 * One typo in all is forgiven, and never comes before a client that has what was typed.
 *
 * @param query what was typed; blank matches everything in the list's own order
 */
export function searchClients(index: ClientIndex, query: string): Match[] {
  const needle = foldLetters(query.trim().slice(0, QUERY_LIMIT).normalize('NFC'));
  if (!needle) return index.clients.map((client) => ({ client, ranges: [] }));
  const terms = wordsOf(needle).map(({ text }) => text);
  const joined = terms.join('');
  if (!joined) return [];
  const exact = index.entries.flatMap((entry) => matchExactly(entry, terms, needle) ?? []).sort(bestFirst);
  if (exact.length >= FEW || joined.length < TYPO_LENGTH) return exact;
  const had = new Set(exact.map(({ client }) => client));
  const letters = lettersOf(joined);
  const close = index.entries.flatMap((entry) => {
    if (had.has(entry.client) || hasTwo(letters & ~entry.letters)) return [];
    return matchWithTypo(entry, terms, joined) ?? [];
  });
  return [...exact, ...close.sort(bestFirst)];
}

function matchExactly(entry: Entry, terms: string[], needle: string): Found | null {
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
  return { client, score, ranges: inOrder(ranges) };
}

function matchShort({ client, code, initials }: Entry, needle: string): Found | null {
  if (code === needle) return { client, score: 60, ranges: [] };
  return needle.length > 1 && initials.startsWith(needle) ? { client, score: 15, ranges: [] } : null;
}

function matchWithTypo(
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
    if (at < 0 || typos > 1) return score ? { client, score, ranges: [] } : null;
    score += word ? 20 : 5;
    ranges.push(at, at + (word || !close ? term.length : close.text.length));
  }
  return { client, score, ranges: inOrder(ranges) };
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
function bestFirst(a: Found, b: Found): number {
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

/** Without case and accents, and as long as it was, so that ranges fit the name. */
function foldLetters(text: string): string {
  return text.replace(/[^ -~]|[A-Z]/g, (letter) => {
    const [base = letter, mark] = letter.normalize('NFD');
    const low = (mark && /\p{M}/u.test(mark) ? base : letter).toLowerCase();
    return ALONE[low] ?? (low.length === 1 ? low : letter);
  });
}

/** Letters that no rule of Unicode takes apart. */
const ALONE: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 's', æ: 'a', œ: 'o' };

function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

const hasTwo = (bits: number) => (bits & (bits - 1)) !== 0;
