import type { Client } from './clients.ts';
import { type Familiarity, NOBODY } from './familiarity.ts';
import { foldLetters, hasTwo, lettersOf } from './letters.ts';
import {
  bestFirst,
  type Entry,
  entryOf,
  type Found,
  hasWordForLast,
  type Match,
  matchExactly,
  matchShort,
  matchWithTypo,
} from './matching.ts';
import { pageWord } from './pageWord.ts';
import { hasTags, splitTags } from './tagFilter.ts';
import { wordsOf } from './words.ts';

export type { Match };

export interface ClientIndex {
  clients: readonly Client[];
  /** Made when something is looked for, as far as `prepare` has not: a list that is only shown costs nothing. */
  entries(): Entry[];
  /** Makes so many more of them, in an idle moment. @returns whether some are left */
  prepare(count: number): boolean;
}

/** No client is told apart by more letters than this, and matching slows down with each. */
const QUERY_LIMIT = 60;
/** Typos are looked for only when fewer clients than this have what was typed. */
const FEW = 3;
/** Less than this is no attempt at a name. */
const SHORTEST = 3;

/** Folds accents, cuts words and counts letters once per list, not once per key. */
export function indexClients(clients: readonly Client[]): ClientIndex {
  const entries: Entry[] = [];
  const prepare = (count: number): boolean => {
    for (const client of clients.slice(entries.length, entries.length + count)) entries.push(entryOf(client));
    return entries.length < clients.length;
  };
  return {
    clients,
    prepare,
    entries() {
      prepare(clients.length);
      return entries;
    },
  };
}

/**
 * Clients whose name holds the words of the query, in any order, or whose initials or code it is; best first. A word
 * may be one of a tag instead, and `#word` leaves only the clients with such a tag. One typo in all is forgiven, and
 * never comes before a client whose words begin like what was typed. After the names that have it all come the clients
 * that are found without the last word, where that names a page.
 *
 * @param query what was typed; blank matches everything in the list's own order
 * @param familiar tells apart what matches equally well
 */
export function searchClients(index: ClientIndex, query: string, familiar: Familiarity = NOBODY): Match[] {
  const asked = query.trim().slice(0, QUERY_LIMIT).normalize('NFC');
  const { tags, words } = splitTags(asked);
  const isTagged = (client: Client) => tags.length === 0 || hasTags(client, tags);
  if (!words) return index.clients.filter(isTagged).map((client) => ({ client, ranges: [], page: null }));
  const entries = index.entries();
  return findIn(
    tags.length === 0 ? entries : entries.filter(({ client }) => isTagged(client)),
    words,
    familiar,
  );
}

function findIn(entries: readonly Entry[], asked: string, familiar: Familiarity): Match[] {
  const word = pageWord(asked);
  const onPage = word ? findIn(entries, word.before, familiar) : [];
  if (!word || onPage.length === 0) return findNames(entries, asked, familiar);
  const terms = wordsOf(foldLetters(asked)).map(({ text }) => text);
  const own = entries.filter((entry) => hasWordForLast(entry, terms));
  const named = findExactly(own, terms, foldLetters(asked), familiar);
  const had = clientsOf(named);
  const others = onPage.filter(({ client }) => !had.has(client));
  return [...named, ...others.map((match) => ({ ...match, page: word.page }))];
}

function findNames(entries: readonly Entry[], query: string, familiar: Familiarity): Match[] {
  const needle = foldLetters(query);
  const terms = wordsOf(needle).map(({ text }) => text);
  const joined = terms.join('');
  if (!joined) return [];
  const exact = findExactly(entries, terms, needle, familiar);
  const strong = exact.filter(({ isWeak }) => !isWeak);
  if (strong.length >= FEW || joined.length < SHORTEST) return exact;
  const had = clientsOf(strong);
  const letters = lettersOf(joined);
  const close: Found[] = [];
  for (const entry of entries) {
    if (hasTwo(letters & ~entry.letters) || had.has(entry.client)) continue;
    const match = matchWithTypo(entry, terms, joined);
    if (match) close.push(match);
  }
  const hadToo = clientsOf(close);
  const weak = exact.filter(({ isWeak, client }) => isWeak && !hadToo.has(client));
  return [...strong, ...ranked(close, familiar), ...weak];
}

function findExactly(
  entries: readonly Entry[],
  terms: readonly string[],
  needle: string,
  familiar: Familiarity,
): Found[] {
  const found: Found[] = [];
  const letters = lettersOf(terms.join(''));
  for (const entry of entries) {
    // a name that lacks one of the letters cannot hold the words
    const mayHold = (letters & ~entry.letters) === 0 || entry.tags.length > 0;
    const match = mayHold ? matchExactly(entry, terms, needle) : matchShort(entry, needle);
    if (match) found.push(match);
  }
  return ranked(found, familiar);
}

function ranked(found: readonly Found[], familiar: Familiarity): Found[] {
  for (const match of found) match.score += familiar.get(match.client.id) ?? 0;
  return bestFirst(found);
}

const clientsOf = (matches: readonly Match[]) => new Set(matches.map(({ client }) => client));
