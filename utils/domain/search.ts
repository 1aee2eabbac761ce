import type { Client } from './clients.ts';
import { foldLetters, hasTwo, lettersOf } from './letters.ts';
import {
  bestFirst,
  type Entry,
  entryOf,
  type Found,
  hasWordForLast,
  type Match,
  matchExactly,
  matchWithTypo,
} from './matching.ts';
import { pageWord } from './pageWord.ts';
import { wordsOf } from './words.ts';

export type { Match };

export interface ClientIndex {
  clients: readonly Client[];
  /** Made when something is looked for: a list that is only shown costs nothing. */
  entries(): Entry[];
}

/** No client is told apart by more letters than this, and matching slows down with each. */
const QUERY_LIMIT = 60;
/** Typos are looked for only when fewer clients than this have what was typed. */
const FEW = 3;
/** Less than this is no attempt at a name. */
const SHORTEST = 3;

/** Folds accents, cuts words and counts letters once per list, not once per key. */
export function indexClients(clients: readonly Client[]): ClientIndex {
  let entries: Entry[] | null = null;
  return {
    clients,
    entries() {
      entries ??= clients.map(entryOf);
      return entries;
    },
  };
}

/**
 * Clients whose name holds the words of the query, in any order, or whose initials or code it is; best first.
 * One typo in all is forgiven, and never comes before a client that has what was typed. After the names that have
 * it all come the clients that are found without the last word, where that names a page.
 *
 * @param query what was typed; blank matches everything in the list's own order
 */
export function searchClients(index: ClientIndex, query: string): Match[] {
  const asked = query.trim().slice(0, QUERY_LIMIT).normalize('NFC');
  if (!asked) return index.clients.map((client) => ({ client, ranges: [], page: null }));
  const word = pageWord(asked);
  const onPage = word ? searchClients(index, word.before) : [];
  if (!word || onPage.length === 0) return findNames(index.entries(), asked);
  const terms = wordsOf(foldLetters(asked)).map(({ text }) => text);
  const named = findExactly(
    index.entries().filter((entry) => hasWordForLast(entry, terms)),
    terms,
    foldLetters(asked),
  );
  const had = clientsOf(named);
  const others = onPage.filter(({ client }) => !had.has(client));
  return [...named, ...others.map((match) => ({ ...match, page: word.page }))];
}

function findNames(entries: readonly Entry[], query: string): Match[] {
  const needle = foldLetters(query);
  const terms = wordsOf(needle).map(({ text }) => text);
  const joined = terms.join('');
  if (!joined) return [];
  const exact = findExactly(entries, terms, needle);
  const strong = exact.filter(({ isWeak }) => !isWeak);
  if (strong.length >= FEW || joined.length < SHORTEST) return exact;
  const had = clientsOf(strong);
  const letters = lettersOf(joined);
  const close = entries.flatMap((entry) => {
    if (had.has(entry.client) || hasTwo(letters & ~entry.letters)) return [];
    return matchWithTypo(entry, terms, joined) ?? [];
  });
  const hadToo = clientsOf(close);
  const weak = exact.filter(({ isWeak, client }) => isWeak && !hadToo.has(client));
  return [...strong, ...close.sort(bestFirst), ...weak];
}

function findExactly(entries: readonly Entry[], terms: readonly string[], needle: string): Found[] {
  return entries.flatMap((entry) => matchExactly(entry, terms, needle) ?? []).sort(bestFirst);
}

const clientsOf = (matches: readonly Match[]) => new Set(matches.map(({ client }) => client));
