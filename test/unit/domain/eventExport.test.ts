import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  csvCell,
  type ExportFormat,
  exportEvents,
  exportHead,
  exportRow,
} from '../../../utils/domain/eventExport.ts';
import { filterEvents, NO_FILTER } from '../../../utils/domain/eventFilter.ts';
import { toLogged } from '../../../utils/domain/loggedEvent.ts';
import { useEnglish } from '../../component/catalogue.ts';
import { clover, eventOf } from '../../component/shared/fixtures.ts';

beforeAll(useEnglish);

const facts = {
  log: 'Northwind MSP: Provider log',
  zone: 'Times in Europe/Copenhagen (UTC+1)',
  coverage: '2026-10-27 – 2026-11-25: 2 loaded, complete.',
  filters: '',
};
const options = (format: ExportFormat, reasonOf = (): string | null => null) => ({ format, facts, reasonOf });
const at = Date.UTC(2026, 10, 20, 9, 41, 7);
const opened = eventOf('1', 1903, {
  at,
  object: clover.name,
  objectId: clover.linkId,
  client: { id: clover.id, name: clover.name, code: clover.code, hue: clover.hue },
  ip: '203.0.113.7',
});

/** Of the signs that matter, and a few that do not. */
const text = fc
  .array(fc.constantFrom('=', '＝', '-', '"', "'", ',', ' ', '\t', '\r', '\n', '\u200b', 'a', 'é', '😀'))
  .map((signs) => signs.join(''));

/** Cells of one line, read as a spreadsheet does. */
function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

describe('a cell', () => {
  it.each([
    '=1',
    ' =1',
    '＝1',
    '\t=1',
    '+1',
    '-1',
    '@x',
    '＋1',
    '－1',
    '＠x',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff=1',
    '\r1',
  ])('is no formula: %j', (text) => {
    expect(cellsOf(csvCell(text))[0]).toBe(`'${text}`);
  });

  it('reads as what it was, whatever it holds', () => {
    fc.assert(
      fc.property(text, (written) => {
        const [read] = cellsOf(csvCell(written));
        expect([written, `'${written}`]).toContain(read);
      }),
    );
  });

  it('is nothing where there is nothing', () => {
    expect(csvCell(null)).toBe('');
    expect(csvCell(-5)).toBe('-5');
  });
});

describe('an export', () => {
  it('as a table says what it is, names its columns, and gives a row to each event', () => {
    const [said, names] = exportHead(options('csv')).split('\r\n');
    expect(cellsOf(said ?? '')).toEqual([facts.log, facts.zone, facts.coverage]);
    const row = cellsOf(
      exportRow(
        toLogged(opened),
        options('csv', () => 'T-42'),
      ).trimEnd(),
    );
    const byName = Object.fromEntries(cellsOf(names ?? '').map((name, index) => [name, row[index]]));
    expect(byName).toMatchObject({
      time: '2026-11-20T09:41:07.000Z',
      actor: 'Kim Larsen',
      event: 'opened the vault of Clover Dental',
      type: '1903',
      client: 'Clover Dental',
      clientId: clover.id,
      objectId: clover.linkId,
      device: 'Web vault, Chrome',
      address: '203.0.113.7',
      reason: 'T-42',
    });
  });

  it('as lines is one whole object a line, the first about the file', () => {
    const text = exportHead(options('jsonl')) + exportRow(toLogged(opened), options('jsonl'));
    const [head, row] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject(facts);
    expect(row).toMatchObject({ time: '2026-11-20T09:41:07.000Z', client: 'Clover Dental', reason: null });
  });

  it.each<ExportFormat>(['csv', 'jsonl'])(
    'of 100,000 events as %s is byte for byte what the filter leaves, and never holds the page up for long',
    async (format) => {
      const all = Array.from({ length: 100_000 }, (_, index) =>
        toLogged(
          eventOf(`${index}`, index % 3 === 0 ? 1903 : 1000, {
            at: at - index * 1_000,
            object: `Client ${index % 97}`,
          }),
        ),
      );
      const left = filterEvents(all, { ...NO_FILTER, text: 'client 1' });
      // a slow machine: a millisecond goes by with every look at the clock
      let clock = 0;
      let since = 0;
      const breaks: number[] = [];
      const breath = {
        now: () => clock++,
        breathe: async () => {
          breaks.push(clock - since);
          since = clock;
        },
      };
      const parts = await exportEvents(left, options(format), breath, (text) => text);
      const whole =
        exportHead(options(format)) + left.map((logged) => exportRow(logged, options(format))).join('');
      expect(Buffer.from(parts.join('')).equals(Buffer.from(whole))).toBe(true);
      expect(breaks.length).toBeGreaterThan(5);
      expect(Math.max(...breaks)).toBeLessThan(20);
    },
  );
});
