import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../utils/domain/csv.ts';
import { csvLine } from '../../../utils/domain/eventExport.ts';

describe('a table in CSV', () => {
  it.each([
    ['', []],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb', [['a'], ['b']]],
    [
      'a,\r\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a,', [['a', '']]],
    ['"a, b","say ""hi""","two\r\nlines"', [['a, b', 'say "hi"', 'two\r\nlines']]],
    ['""', [['']]],
    ['\uFEFFa', [['a']]],
    ['\r\n', [['']]],
    ['"a', null],
    ['"a"b', null],
    ['a"b', null],
  ])('%j has the rows %j', (text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it('reads what we write, with the apostrophes that make formulas harmless', () => {
    const cell = fc.string().filter((text) => !/^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫]|^[\t\r]/u.test(text));
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(rows.map(csvLine).join(''))).toEqual(rows);
      }),
    );
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const rows = readCsv(text);
        expect(rows === null || rows.every((row) => row.length > 0)).toBe(true);
      }),
    );
  });
});
