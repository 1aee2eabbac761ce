import uFuzzy from '@leeoniya/ufuzzy';
import type { Client } from './clients.ts';

export interface Match {
  client: Client;
  /** Start and end of each matched run in the client's name, in order; empty for an empty query. */
  ranges: number[];
}

/** One typo inside a word is forgiven; every other letter has to be there. */
const fuzzy = new uFuzzy({ intraMode: 1 });
/** The same for names in any script; slower, so only for queries that leave the Latin letters. */
const anyScript = new uFuzzy({
  intraMode: 1,
  unicode: true,
  interSplit: "[^\\p{L}\\p{M}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\p{M}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
});
const LEAVES_LATIN = /(?!\p{Script=Latin})\p{L}/u;
/** Ranking looks at each hit closely; past this many hits the first letters have not narrowed the list yet. */
const RANK_LIMIT = 2_000;
/** No client is told apart by more letters than this, and matching slows down with each. */
const QUERY_LIMIT = 60;

export interface ClientIndex {
  clients: readonly Client[];
  folded: string[];
}

/** Folds accents once per list, not once per key. The folded text must keep its length so that ranges fit the name. */
export function indexClients(clients: readonly Client[]): ClientIndex {
  const folded = uFuzzy.latinize(clients.map((client) => client.name));
  return {
    clients,
    folded: folded.map((text, i) => {
      const name = clients[i]?.name ?? '';
      return text.length === name.length ? text : name;
    }),
  };
}

/**
 * Clients whose name holds the words of the query, in any order, best first.
 *
 * @param query what was typed; blank matches everything in the list's own order
 */
export function searchClients(index: ClientIndex, query: string): Match[] {
  const needle = uFuzzy.latinize([query.trim().slice(0, QUERY_LIMIT)])[0] ?? '';
  if (!needle) return index.clients.map((client) => ({ client, ranges: [] }));
  const matcher = LEAVES_LATIN.test(needle) ? anyScript : fuzzy;
  const [found, info, order] = matcher.search(index.folded, needle, 3, RANK_LIMIT);
  if (!found) return [];
  const match = (i: number | undefined, ranges: number[] | undefined): Match[] => {
    const client = i === undefined ? undefined : index.clients[i];
    return client ? [{ client, ranges: ranges ?? [] }] : [];
  };
  if (info && order) return order.flatMap((at) => match(info.idx[at], info.ranges[at]));
  return found.flatMap((i) => match(i, undefined));
}
