import { describe, expect, it } from 'vitest';
import type { Client } from '../../../utils/domain/clients.ts';
import { indexClients, searchClients } from '../../../utils/domain/search.ts';
import { NORTHWIND_CLIENTS } from '../../server/seed/clientNames.ts';
import { clientSeeds } from '../../server/seed/clients.ts';

const client = (name: string): Client => ({
  id: name as Client['id'],
  linkId: name as Client['linkId'],
  name,
  plan: 'Teams',
  seats: { used: 1, total: 5 },
  trouble: null,
  features: 0,
  membership: null,
  hue: 'fern',
  code: 'AB',
  isPinned: false,
  tags: [],
});

const NAMES = [
  'Acme Legal',
  'Baker & Sons',
  'Čapek & Syn',
  'Clockwork Delivery',
  'Cloudreach Design',
  'Clover Dental',
  'Delta Freight Logistics',
  'Old Clothiers Depot',
  'Αθηνά Ναυτιλιακή',
  'Север Логистика',
  'مكتبة النور (Al-Noor Books)',
  '東京商事',
  'Özgür Kaya Steuerberatung',
];
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
  const at = Math.floor(draw() * (text.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(draw() * 26));
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  const edits = [
    before + letter + after,
    before + letter + text.slice(at),
    before + after,
    before + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  ];
  return edits[Math.floor(draw() * edits.length)] ?? text;
}

const index = indexClients(NAMES.map(client));
const find = (query: string) => searchClients(index, query).map((match) => match.client.name);

describe('searching clients', () => {
  it('shows everything in the list’s own order for a blank query', () => {
    expect(find('  ')).toEqual(NAMES);
  });

  it.each([
    ['clover', 'Clover Dental'],
    ['CLOVER', 'Clover Dental'],
    ['clo de', 'Clover Dental'],
    ['dental clover', 'Clover Dental'],
    ['baker sons', 'Baker & Sons'],
    ['capek', 'Čapek & Syn'],
    ['ozgur', 'Özgür Kaya Steuerberatung'],
    ['freight', 'Delta Freight Logistics'],
    ['clovr', 'Clover Dental'],
    ['xlover', 'Clover Dental'],
    ['lcover', 'Clover Dental'],
    ['cloverr', 'Clover Dental'],
    ['cloverdental', 'Clover Dental'],
    ['dental clovre', 'Clover Dental'],
    ['dfl', 'Delta Freight Logistics'],
    ['مكتبة', 'مكتبة النور (Al-Noor Books)'],
    ['النور', 'مكتبة النور (Al-Noor Books)'],
    ['noor', 'مكتبة النور (Al-Noor Books)'],
    ['логистика', 'Север Логистика'],
    ['ναυτ', 'Αθηνά Ναυτιλιακή'],
    ['東京', '東京商事'],
  ])('finds for %j first or among the first three %j', (query, name) => {
    expect(find(query).slice(0, 3)).toContain(name);
  });

  it('finds nothing where nothing matches', () => {
    expect(find('xyzzy')).toEqual([]);
  });

  it('marks the letters that matched', () => {
    const [match] = searchClients(index, 'clover');
    expect(match?.ranges).toEqual([0, 6]);
  });

  it('finds by the short code', () => {
    const coded = indexClients([client('Acme Legal'), { ...client('Baker & Sons'), code: 'QX' }]);
    expect(searchClients(coded, 'qx').map((match) => match.client.name)).toEqual(['Baker & Sons']);
  });

  it('never puts a typo before what was typed', () => {
    const close = indexClients(['Clovar', 'Old Clover'].map(client));
    expect(searchClients(close, 'clover').map((match) => match.client.name)).toEqual([
      'Old Clover',
      'Clovar',
    ]);
  });

  it('forgives no second typo', () => {
    expect(find('clvor dnetal')).toEqual([]);
  });

  it.each([180, 10_000])(
    'finds 95 of 100 names with one typo among the first three of %d clients',
    (count) => {
      const clients = clientSeeds(NORTHWIND_CLIENTS, count, 1).map(({ name }) => client(name));
      const many = indexClients(clients);
      const draw = mulberry(count);
      let found = 0;
      for (let i = 0; i < 500; i++) {
        const meant = clients[Math.floor(draw() * clients.length)]?.name ?? '';
        const typed = withTypo(meant.toLowerCase(), draw);
        if (
          searchClients(many, typed)
            .slice(0, 3)
            .some((match) => match.client.name === meant)
        )
          found++;
      }
      expect(found).toBeGreaterThanOrEqual(475);
    },
  );

  it('takes a query that is not a pattern as it is', () => {
    expect(() => find('((*[\\')).not.toThrow();
    expect(() => find('-')).not.toThrow();
    expect(() => find('a'.repeat(500))).not.toThrow();
  });

  it('searches an empty list', () => {
    expect(searchClients(indexClients([]), 'a')).toEqual([]);
  });
});
