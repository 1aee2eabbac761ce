import { beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_PAGES, PAGE_RIGHTS, pageName, pageWords } from '../../../utils/domain/clientPages.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { pageWord } from '../../../utils/domain/pageWord.ts';
import { PERMISSIONS } from '../../../utils/domain/permissions.ts';
import { indexClients, searchClients } from '../../../utils/domain/search.ts';
import { useEnglish } from '../../component/catalogue.ts';

beforeAll(useEnglish);

const client = (name: string) => ({ id: name, name, code: '??', tags: [] as string[] }) as Client;

const NAMES = [
  'Acme',
  'Acme Legal',
  'Acme Logistics',
  'Bank of Logan',
  'Clover Dental',
  'Event Horizon',
  'Log',
  'Members Bank',
  'Remembrance Trust',
];
const index = indexClients(NAMES.map(client));
/** `Name` or `Name > page`, best first. */
const find = (query: string) =>
  searchClients(index, query).map(({ client: { name }, page }) => (page ? `${name} > ${page}` : name));

describe('the last word of a query', () => {
  it.each([
    ['acme mem', { before: 'acme', page: 'members' }],
    ['acme people', { before: 'acme', page: 'members' }],
    ['acme use', { before: 'acme', page: 'members' }],
    ['acme gro', { before: 'acme', page: 'groups' }],
    ['acme pol', { before: 'acme', page: 'policies' }],
    ['acme policy', { before: 'acme', page: 'policies' }],
    ['acme log', { before: 'acme', page: 'events' }],
    ['acme LOGS ', { before: 'acme', page: 'events' }],
    ['clover dental eve', { before: 'clover dental', page: 'events' }],
    ['acme set', { before: 'acme', page: 'settings' }],
    ['acme me', null],
    ['acme vault', null],
    ['acme vau', null],
    ['acme items', null],
    ['acme logi', null],
    ['members', null],
    ['  log  ', null],
    ['', null],
  ])('%j asks for %j', (query, asked) => {
    expect(pageWord(query)).toEqual(asked);
  });

  it('names each page by its words alone, and the vault by none', () => {
    const words = CLIENT_PAGES.flatMap(pageWords);
    expect(new Set(words).size).toBe(words.length);
    for (const page of CLIENT_PAGES) {
      expect(pageWords(page).every((word) => pageWord(`acme ${word}`)?.page === page)).toBe(true);
      expect(pageName(page)).not.toBe('');
    }
    expect(words.filter((word) => /^(?:vault|items?|passwords?)/.test(word))).toEqual([]);
  });

  it('asks for no right of the vault, and for one inside a client each time', () => {
    for (const right of Object.values(PAGE_RIGHTS)) {
      expect(right).not.toMatch(/vault|items/);
      expect(PERMISSIONS[right]).toHaveProperty('client');
    }
  });
});

describe('a client and a page', () => {
  it.each([
    ['clover mem', ['Clover Dental > members']],
    ['cloevr mem', ['Clover Dental > members']],
    ['dental clover pol', ['Clover Dental > policies']],
    ['clover event log', ['Clover Dental > events']],
    ['acme logistics log', ['Acme Logistics > events']],
    ['legal set', ['Acme Legal > settings']],
    // a name that has it all comes first, and the page after it
    ['acme log', ['Acme Logistics', 'Acme > events', 'Acme Legal > events']],
    ['bank log', ['Bank of Logan', 'Members Bank > events']],
    ['bank mem', ['Members Bank', 'Bank of Logan > members']],
    ['members bank', ['Members Bank']],
    ['members ban', ['Members Bank']],
    ['bank members', ['Members Bank', 'Bank of Logan > members']],
    ['event horizon log', ['Event Horizon > events']],
    ['log log', ['Log > events', 'Bank of Logan > events', 'Acme Logistics > events']],
    // what only stands inside a word is no name for it
    ['trust mem', ['Remembrance Trust > members']],
    // without a client before it, the word is looked for as a name
    ['xyz mem', []],
    ['- log', ['Log', 'Bank of Logan', 'Acme Logistics']],
  ])('%j finds %j', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('marks what was found without the word', () => {
    const [match] = searchClients(index, 'clover pol');
    expect(match?.ranges).toEqual([0, 6]);
  });
});
