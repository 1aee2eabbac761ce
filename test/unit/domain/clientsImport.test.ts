import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessColumns, importClients, planOf, seatsByPlan } from '../../../utils/domain/clientsImport.ts';
import { readPastedTable } from '../../../utils/domain/pastedTable.ts';

const options = { kind: 'msp', names: ['Acme Legal'], plan: null, seats: '' } as const;

describe('a pasted table', () => {
  it.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'semicolons',
      'a;"b, c"\r\nd;e',
      [
        ['a', 'b, c'],
        ['d', 'e'],
      ],
    ],
    [
      'tabs',
      'a\tb, c\nd\te',
      [
        ['a', 'b, c'],
        ['d', 'e'],
      ],
    ],
    ['quotes', '"a ""b"", c",d', [['a "b", c', 'd']]],
    ['lines inside quotes', '"a\nb",c', [['a\nb', 'c']]],
    ['a mark at its beginning, empty lines and space', '\uFEFF a , b \n\n,\n', [['a', 'b']]],
    ['words after quotes, and quotes inside words', ' "Acme" Ltd,5" disk', [['Acme Ltd', '5" disk']]],
    ['one column', 'a\nb', [['a'], ['b']]],
    ['nothing', '', []],
  ])('is read with %s', (_, text, rows) => {
    expect(readPastedTable(text)).toEqual(rows);
  });

  it('with a quote that never closes is none', () => {
    expect(readPastedTable('a,"b\nc,d')).toBeNull();
  });

  it('reads what a spreadsheet writes, whatever is in its cells', () => {
    const cell = fc.string({ minLength: 1 }).map((text) => text.trim() || 'x');
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
        expect(readPastedTable(text)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the columns of a table of clients', () => {
  it.each<[string, string[][], object]>([
    [
      'their heads',
      [['Company', 'Owner e-mail', 'Licences', 'Plan']],
      { map: { name: 0, ownerEmail: 1, seats: 2, plan: 3 }, hasHead: true },
    ],
    [
      'what is in them where there are no heads',
      [['Teams', '12', 'Clover Dental', 'o@clover.example']],
      { map: { plan: 0, seats: 1, name: 2, ownerEmail: 3 }, hasHead: false },
    ],
    [
      'both where a head says nothing',
      [
        ['Customer', 'Contact', '#'],
        ['Clover Dental', 'o@clover.example', '12'],
      ],
      { map: { name: 0, ownerEmail: 1, seats: 2, plan: null }, hasHead: true },
    ],
    [
      'nothing in an empty table',
      [],
      { map: { name: null, ownerEmail: null, seats: null, plan: null }, hasHead: false },
    ],
  ])('are known by %s', (_, rows, expected) => {
    expect(guessColumns(rows)).toEqual(expected);
  });
});

describe('the words for a plan', () => {
  it.each([
    ['Teams', 'teamsMonthly'],
    ['TEAM monthly', 'teamsMonthly'],
    ['Enterprise (Monthly)', 'enterpriseMonthly'],
    ['enterprise annually', 'enterpriseAnnually'],
    ['Families', null],
  ])('%s mean %s', (text, plan) => {
    expect(planOf(text, ['teamsMonthly', 'enterpriseMonthly'])).toBe(plan);
  });
});

describe('clients out of a table', () => {
  const rows = readPastedTable(
    [
      'Name,Owner,Plan,Seats',
      'Clover Dental,Owner@Clover.example,Enterprise,12',
      'ACME  LEGAL,o@acme.example,Teams,3',
      'clover dental,o@clover.example,Teams,4',
      'Dune,nobody,Families,none',
      ',o@dune.example,Teams,',
    ].join('\n'),
  );
  const imported = importClients(rows ?? [], guessColumns(rows ?? []), options);

  it('are made of what is right, by their line', () => {
    expect(
      imported.map(({ line, client }) => [line, client?.name, client?.ownerEmail, client?.seats]),
    ).toEqual([
      [2, 'Clover Dental', 'owner@clover.example', 12],
      [3, 'ACME LEGAL', 'o@acme.example', 3],
      [4, 'clover dental', 'o@clover.example', 4],
      [5, undefined, undefined, undefined],
      [6, undefined, undefined, undefined],
    ]);
  });

  it('say what is wrong with each field', () => {
    expect(imported[3]?.problems).toEqual({ ownerEmail: 'badOwner', plan: 'noPlan', seats: 'badSeats' });
    expect(imported[4]?.problems).toEqual({ name: 'noName', seats: 'noSeats' });
  });

  it('are known again by their name, however it is written', () => {
    expect(imported.map(({ isKnown }) => isKnown)).toEqual([false, true, true, false, false]);
  });

  it('take plan and seats that are the same for all where the table does not say', () => {
    const bare = readPastedTable('Clover Dental,o@clover.example\nDune,o@dune.example') ?? [];
    const both = importClients(bare, guessColumns(bare), { ...options, plan: 'teamsMonthly', seats: '5' });
    expect(both.map(({ client }) => [client?.plan, client?.seats])).toEqual([
      ['teamsMonthly', 5],
      ['teamsMonthly', 5],
    ]);
    expect([...seatsByPlan(both.flatMap(({ client }) => client ?? []))]).toEqual([['teamsMonthly', 10]]);
  });
});
