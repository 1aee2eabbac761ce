import { beforeAll, describe, expect, it } from 'vitest';
import { familiarity, MOST_FAMILIAR } from '../../../utils/domain/familiarity.ts';
import { indexClients, searchClients } from '../../../utils/domain/search.ts';
import { useEnglish } from '../../component/catalogue.ts';
import { clientOf } from '../../component/shared/fixtures.ts';

beforeAll(useEnglish);

const DAY = 86_400_000;
const NOW = 1_000 * DAY;

const tagged = (number: number, name: string, ...tags: string[]) =>
  clientOf(number, name, { tags, code: '??' });
const clients = [
  tagged(1, 'Acme Legal', 'VIP', 'East coast'),
  tagged(2, 'Baker & Sons', 'east coast'),
  tagged(3, 'Clover Dental', 'Élite'),
  tagged(4, 'Cloudreach Design'),
  tagged(5, 'Eastgate Clinics', 'vip'),
  tagged(7, 'Vipond Foods'),
];
const index = indexClients(clients);
const find = (query: string) => searchClients(index, query).map(({ client }) => client.name);

describe('tags', () => {
  it.each([
    ['#vip', ['Acme Legal', 'Eastgate Clinics']],
    ['#VI', ['Acme Legal', 'Eastgate Clinics']],
    ['#east', ['Acme Legal', 'Baker & Sons']],
    ['#elite', ['Clover Dental']],
    ['#vip #east', ['Acme Legal']],
    ['#vip east', ['Eastgate Clinics', 'Acme Legal']],
    ['clinics #vip', ['Eastgate Clinics']],
    ['#vip clover', []],
    ['#none', []],
    // a plain word: names first
    ['vip', ['Vipond Foods', 'Acme Legal', 'Eastgate Clinics']],
    ['acme vip', ['Acme Legal']],
    ['east', ['Eastgate Clinics', 'Acme Legal', 'Baker & Sons']],
  ])('%j finds %j', (query, names) => {
    expect(find(query)).toEqual(names);
  });

  it('only narrow down what the rest asks for, pages too', () => {
    const found = searchClients(index, '#vip acme log').map(({ client, page }) => [client.name, page]);
    expect(found).toEqual([['Acme Legal', 'events']]);
  });

  it('mark nothing in the name', () => {
    expect(searchClients(index, 'acme vip')[0]?.ranges).toEqual([0, 4]);
  });
});

describe('how well a client is known', () => {
  const of = (count: number, days: number) =>
    familiarity({ a: { count, lastUsed: NOW - days * DAY } }, NOW).get('a') ?? 0;

  it('grows with how often and how lately it was used, and stays below its bound', () => {
    expect(of(2, 0)).toBeGreaterThan(of(1, 0));
    expect(of(1, 1)).toBeGreaterThan(of(1, 10));
    expect(of(1_000_000, 0)).toBeLessThanOrEqual(MOST_FAMILIAR);
    expect(of(1, 10_000)).toBeGreaterThanOrEqual(0);
  });

  it('is not more for a use in the future, when a clock was set back', () => {
    expect(of(3, -400)).toBe(of(3, 0));
  });

  const often = { count: 10_000, lastUsed: NOW };
  const once = { count: 1, lastUsed: NOW - 20 * DAY };
  it.each([
    ['decides between equals', 'clo', { 'Cloudreach Design': often }, 'Cloudreach Design'],
    ['decides however little it is', 'clo', { 'Cloudreach Design': once }, 'Cloudreach Design'],
    ['decides nothing where nothing is known', 'clo', {}, 'Clover Dental'],
    ['agrees with the match', 'design', { 'Design House': often }, 'Design House'],
    ['never beats the beginning of a name', 'design', { 'Cloudreach Design': often }, 'Design House'],
    ['never beats a whole word', 'works', { 'Old Worksop Group': often }, 'Iron Works'],
    ['never beats a whole name', 'group', { Grouphouse: often }, 'Group'],
    ['never makes a typo better than what was typed', 'claver', { 'Clover Dental': often }, 'Old Claver'],
    ['never makes a tag better than a name', 'vip', { 'Acme Legal': often }, 'Vipond Foods'],
  ])('%s: %j with %j finds %j first', (_, query, usages, first) => {
    const names = ['Design House', 'Iron Works', 'Old Worksop Group', 'Group', 'Grouphouse', 'Old Claver'];
    const all = [...clients, ...names.map((name, at) => tagged(100 + at, name))];
    const known = Object.entries(usages).map(([name, usage]) => [
      all.find((c) => c.name === name)?.id,
      usage,
    ]);
    const found = searchClients(indexClients(all), query, familiarity(Object.fromEntries(known), NOW));
    expect(found[0]?.client.name).toBe(first);
  });
});
