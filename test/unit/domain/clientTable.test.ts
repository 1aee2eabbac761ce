import { describe, expect, it } from 'vitest';
import { inTableOrder } from '../../../utils/domain/clientColumns.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { clientsFile } from '../../../utils/domain/clientsFile.ts';
import {
  type ClientFilter,
  clientFacets,
  countClients,
  filterClients,
  NO_FILTER,
} from '../../../utils/domain/clientTable.ts';
import { type ClientOrder, sortClients } from '../../../utils/domain/sortClients.ts';

function clientOf(name: string, more: Partial<Client> = {}): Client {
  return {
    id: name as Client['id'],
    linkId: name as Client['linkId'],
    name,
    plan: 'Teams',
    seats: { used: 4, total: 10 },
    trouble: null,
    features: 0,
    membership: null,
    hue: 'fern',
    code: name.slice(0, 2).toUpperCase(),
    isPinned: false,
    tags: [],
    ...more,
  };
}

const acme = clientOf('Acme', { plan: 'Enterprise', seats: { used: 18, total: 25 }, tags: ['Onsite'] });
const baker = clientOf('Baker', { seats: { used: 10, total: 10 } });
const clover = clientOf('Clover', { seats: { used: 12, total: 10 }, code: 'AB', tags: ['Gold', 'Onsite'] });
const delta = clientOf('Delta', { seats: { used: 7, total: null }, trouble: 'suspended' });
const ember = clientOf('Ember', { seats: { used: 19, total: 20 }, trouble: 'unreadable' });
const all = [acme, baker, clover, delta, ember];

/** Delta is suspended as well: what was never finished comes first. */
const halfMade = new Set(['Baker', 'Delta']);

const names = (clients: readonly Client[]) => clients.map(({ name }) => name).join(' ');

describe('what the table of clients leaves', () => {
  it.each<[Partial<ClientFilter>, string]>([
    [{}, 'Acme Baker Clover Delta Ember'],
    [{ plan: 'Enterprise' }, 'Acme'],
    [{ tag: 'Onsite' }, 'Acme Clover'],
    [{ tag: 'onsite' }, ''],
    [{ seats: 'over' }, 'Clover'],
    [{ seats: 'full' }, 'Baker'],
    [{ seats: 'near' }, 'Ember'],
    [{ seats: 'idle' }, ''],
    [{ seats: 'normal' }, 'Acme Delta'],
    [{ status: 'fine' }, 'Acme Clover'],
    [{ status: 'suspended' }, ''],
    [{ status: 'halfMade' }, 'Baker Delta'],
    [{ status: 'unreadable', seats: 'near' }, 'Ember'],
    [{ status: 'unreadable', seats: 'full' }, ''],
  ])('by %j', (filter, left) => {
    expect(names(filterClients(all, { ...NO_FILTER, ...filter }, halfMade))).toBe(left);
  });

  it('is offered by what there is', () => {
    expect(clientFacets(all)).toEqual({ plans: ['Enterprise', 'Teams'], tags: ['Gold', 'Onsite'] });
  });

  it('is counted by what is the matter', () => {
    expect(countClients(all, halfMade)).toEqual({
      all: 5,
      halfMade: 2,
      suspended: 0,
      unreadable: 1,
      full: 2,
    });
  });
});

describe('the order of clients', () => {
  it.each<[ClientOrder['column'], string, string]>([
    ['client', 'Acme Baker Clover Delta Ember', 'Ember Delta Clover Baker Acme'],
    ['code', 'Clover Acme Baker Delta Ember', 'Ember Delta Baker Acme Clover'],
    ['plan', 'Acme Baker Clover Delta Ember', 'Baker Clover Delta Ember Acme'],
    ['assigned', 'Baker Clover Ember Acme Delta', 'Delta Acme Ember Baker Clover'],
    ['used', 'Delta Baker Clover Acme Ember', 'Ember Acme Clover Baker Delta'],
    ['remaining', 'Clover Baker Ember Acme Delta', 'Delta Acme Ember Baker Clover'],
    ['status', 'Baker Delta Ember Acme Clover', 'Acme Clover Ember Baker Delta'],
  ])('by %s is %s, or the other way round', (column, up, down) => {
    expect(names(sortClients(all, { column, direction: 'ascending' }, halfMade))).toBe(up);
    expect(names(sortClients(all, { column, direction: 'descending' }, halfMade))).toBe(down);
  });
});

describe('the columns somebody chose', () => {
  it('stand in the order of the table, with the name first whatever was chosen', () => {
    expect(inTableOrder(['tags', 'plan'])).toEqual(['client', 'plan', 'tags']);
    expect(inTableOrder([])).toEqual(['client']);
  });
});

describe('the file of clients', () => {
  const fileOf = async (clients: readonly Client[]) =>
    (
      await clientsFile(clients, halfMade, {
        breathe: async () => undefined,
        toPart: (text) => text,
      })
    )
      .join('')
      .split('\r\n');

  it('has a row for each, in their order, and says what each column is', async () => {
    expect(await fileOf([delta, acme])).toEqual([
      'client,code,plan,assigned,used,remaining,status,tags,id',
      'Delta,DE,Teams,,7,,halfMade,,Delta',
      'Acme,AC,Enterprise,25,18,7,fine,Onsite,Acme',
      '',
    ]);
  });

  it('lets no name be a formula, nor end its cell', async () => {
    const [, ...rows] = await fileOf([clientOf('=1+1'), clientOf(' ＝1'), clientOf('A "B", C')]);
    expect(rows.map((row) => row.split('",')[0])).toEqual([`"'=1+1`, `"' ＝1`, '"A ""B"', '']);
  });

  it('has all of many', async () => {
    const many = Array.from({ length: 2_500 }, (_, at) => clientOf(`Client ${at}`));
    expect(await fileOf(many)).toHaveLength(2_502);
  });
});
