import { describe, expect, it } from 'vitest';
import type { Client } from '../../../utils/domain/clients.ts';
import { type ClientIndex, indexClients, searchClients } from '../../../utils/domain/search.ts';
import { NORTHWIND_CLIENTS } from '../../server/seed/clientNames.ts';
import { clientSeeds } from '../../server/seed/clients.ts';

/** A typo in fewer letters leaves nothing to know the name by. */
const SHORTEST = 4;
const CLIENTS = 100;
const TYPOS_EACH = 5;

/** The same numbers in every run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One letter changed, put in, left out or swapped with the next, anywhere. */
function withTypo(text: string, draw: () => number): string {
  for (;;) {
    const at = Math.floor(draw() * text.length);
    const letter = String.fromCharCode(97 + Math.floor(draw() * 26));
    const [before, here, next, after] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), at + 1];
    const edits = [
      before + letter + text.slice(after),
      before + letter + here + text.slice(after),
      before + text.slice(after),
      before + next + here + text.slice(after + 1),
    ];
    const typed = edits[Math.floor(draw() * edits.length)] ?? text;
    if (typed !== text) return typed;
  }
}

const rankOf = (index: ClientIndex, query: string, meant: Client) =>
  searchClients(index, query).findIndex(({ client }) => client === meant);

/** As little of a name, from its beginning, as puts its client first: nobody types more. */
function shortestQuery(index: ClientIndex, meant: Client): string {
  const name = meant.name.toLowerCase();
  for (let length = SHORTEST; length < name.length; length++) {
    const query = name.slice(0, length);
    if (query === query.trim() && rankOf(index, query, meant) === 0) return query;
  }
  return name;
}

describe('500 queries with one typo', () => {
  it.each([
    [180, 'shortest', shortestQuery],
    [10_000, 'shortest', shortestQuery],
    [180, 'longest', (_: ClientIndex, { name }: Client) => name.toLowerCase()],
    [10_000, 'longest', (_: ClientIndex, { name }: Client) => name.toLowerCase()],
  ])(
    'find their client among %d in the first three, 95 of 100 times: the %s',
    { timeout: 30_000 },
    (count, _, queryFor) => {
      const clients = clientSeeds(NORTHWIND_CLIENTS, count, 1).map(
        ({ name }) => ({ id: name, name, code: '??', tags: [] as string[] }) as Client,
      );
      const index = indexClients(clients);
      const draw = mulberry(count);
      const missed: string[] = [];
      for (let i = 0; i < CLIENTS; i++) {
        const meant = clients[Math.floor(draw() * clients.length)] as Client;
        const query = queryFor(index, meant);
        for (let j = 0; j < TYPOS_EACH; j++) {
          const typed = withTypo(query, draw);
          const rank = rankOf(index, typed, meant);
          if (rank < 0 || rank > 2) missed.push(`${typed} for ${query}`);
        }
      }
      const most = (CLIENTS * TYPOS_EACH) / 20;
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(most);
    },
  );
});
