import { describe, expect, it } from 'vitest';
import type { Client } from '../../../utils/domain/clients.ts';
import { indexClients, searchClients } from '../../../utils/domain/search.ts';

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
    ['clver', 'Clover Dental'],
    ['dlt', 'Delta Freight Logistics'],
    ['cloverd ental', 'Clover Dental'],
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

  it.each([
    [
      'lar',
      ['Clare Foods', 'Laurel Ceramics', 'Popular Solar'],
      'a letter left out before a few letters inside a word',
    ],
    ['claer', ['Clare Foods', 'Claper Foods', 'Clater Foods'], 'letters that are all of the name first'],
    ['sterlingg', ['Sterling Glass', 'Sterling Media'], 'a lost space before a wrong letter'],
    ['popu', ['Popular Solar'], 'nothing else beside what was typed'],
  ])('ranks %j as %j: %s', (query, names) => {
    const others = ['Laurel Ceramics', 'Popular Solar', 'Sterling Glass', 'Sterling Media'];
    const list = indexClients([...others, 'Claper Foods', 'Clater Foods', 'Clare Foods'].map(client));
    expect(searchClients(list, query).map((match) => match.client.name)).toEqual(names);
  });

  it('forgives no second typo', () => {
    expect(find('clvor dnetal')).toEqual([]);
  });

  it('takes a query that is not a pattern as it is', () => {
    expect(() => find('((*[\\')).not.toThrow();
    expect(() => find('-')).not.toThrow();
    expect(() => find('a'.repeat(500))).not.toThrow();
  });

  it('makes ready in portions, and finds the same after any of them', () => {
    const portioned = indexClients(NAMES.map(client));
    expect(portioned.prepare(2)).toBe(true);
    expect(searchClients(portioned, 'clo de')).toEqual(searchClients(index, 'clo de'));
    expect(portioned.prepare(1)).toBe(false);
    const whole = indexClients(NAMES.map(client));
    while (whole.prepare(5));
    expect(searchClients(whole, 'noor')).toEqual(searchClients(index, 'noor'));
  });

  it('searches an empty list', () => {
    expect(searchClients(indexClients([]), 'a')).toEqual([]);
  });
});
