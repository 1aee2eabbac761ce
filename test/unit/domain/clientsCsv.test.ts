import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientsIn, readClientsTable } from '../../../utils/domain/clientsCsv.ts';
import { readCsv } from '../../../utils/domain/readCsv.ts';

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

describe('a table in a text', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\r\nc;d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '\uFEFFa\tb\n\n\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '"a,1","say ""hi"""\n"two\nlines",d',
      [
        ['a,1', 'say "hi"'],
        ['two\nlines', 'd'],
      ],
    ],
    ['a,b,\n,,', [['a', 'b', '']]],
    ['"never closed,b', [['"never closed', 'b']]],
    ['', []],
  ])('%j is read', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it('is what it was before it was written, whatever the cells hold', () => {
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
    const table = fc.array(fc.tuple(cell, cell, cell));
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const text = rows.map((row) => row.map(quote).join(separator)).join('\r\n');
        expect(cellsOf(text)).toEqual(rows.filter((row) => row.some((each) => each !== '')));
      }),
    );
  });

  it('tells the line each row began on', () => {
    expect(readCsv('a\n\n"b\nc"\nd').map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('ends for every text', () => {
    fc.assert(fc.property(fc.string(), (text) => readCsv(text).length <= text.length + 1));
  });
});

describe('new clients in a table', () => {
  const read = (text: string, kind: 'msp' | 'businessUnit' | 'reseller' = 'msp', existing: string[] = []) =>
    clientsIn(readClientsTable(text), kind, existing);

  it('are found by the heads of the columns, in any order', () => {
    const [first] = read('Seats,Owner e-mail,Client,Plan\n25,Boss@Acme.example,Acme & Sons,Teams (Monthly)');
    expect(first?.client).toEqual({
      name: 'Acme & Sons',
      ownerEmail: 'boss@acme.example',
      plan: 'teamsMonthly',
      seats: 25,
    });
    expect(first?.line).toBe(2);
  });

  it('are found by their place where there are no heads', () => {
    const [first] = read('Acme;boss@acme.example;enterprise;1.200');
    expect(first?.client).toMatchObject({ plan: 'enterpriseMonthly', seats: 1_200 });
  });

  it.each([
    [',boss@acme.example,Teams,5', 'noName'],
    [`${'x'.repeat(51)},boss@acme.example,Teams,5`, 'longName'],
    ['Acme,boss@acme,Teams,5', 'badAddress'],
    ['Acme,boss@acme.example,Families,5', 'badPlan'],
    ['Acme,boss@acme.example,Enterprise annual,5', 'badPlan'],
    ['Acme,boss@acme.example,Teams,0', 'badSeats'],
    ['Acme,boss@acme.example,Teams,2.5', 'badSeats'],
    ['Acme,boss@acme.example,Teams,', 'badSeats'],
    ['Acme,boss@acme.example,Teams,-5', 'badSeats'],
    ['Acme,boss@acme.example,Teams,99999999', 'badSeats'],
  ])('%j stay out: %s', (row, problem) => {
    const [first] = read(`name,email,plan,seats\n${row}`);
    expect([first?.client, first?.problem]).toEqual([null, problem]);
  });

  it('are on the plans of the provider’s kind', () => {
    const row = 'Acme,boss@acme.example,Enterprise (Annually),5';
    expect(read(row, 'businessUnit')[0]?.client?.plan).toBe('enterpriseAnnually');
    expect(read('Acme,boss@acme.example,Teams,5', 'businessUnit')[0]?.problem).toBe('badPlan');
    expect(read('Acme,boss@acme.example,Teams,5', 'reseller')[0]?.problem).toBe('badPlan');
  });

  it('may share a name, and that is said', () => {
    const text = 'Acme,a@acme.example,Teams,5\nacme,b@acme.example,Teams,5\nBaker,c@acme.example,Teams,5';
    expect(read(text, 'msp', ['BAKER']).map(({ warning }) => warning)).toEqual([null, 'twice', 'existing']);
  });

  it('say nothing of columns that are not there', () => {
    expect(readClientsTable('client,plan\nAcme,Teams').columns).toEqual({
      name: 0,
      ownerEmail: null,
      plan: 1,
      seats: null,
    });
  });
});
