/**
 * What is typed into the search, letter by letter: names that are there, words many names share, a letter left
 * out. Forty keys.
 */
export const QUERIES = ['clover', 'windows', 'alder', 'larksur', 'harbour', 'gran', 'nort'];

/** Every state of the search field on the way to the queries. */
export const PREFIXES = QUERIES.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
