import { describe, expect, it } from 'vitest';
import { gridWindow } from '../../../components/console/table/gridWindow.ts';
import { toggled, withRange } from '../../../components/console/table/selectRange.ts';
import { templatesOf } from '../../../components/console/table/templates.ts';

describe('the rows of a grid', () => {
  it('are those in sight, a few around them, and the one the keyboard is on', () => {
    expect(gridWindow(1_000, 48, 0, 480, 0)).toEqual(Array.from({ length: 14 }, (_, at) => at));
    const middle = gridWindow(1_000, 48, 48 * 500, 480, 3);
    expect([middle[0], middle[1], middle.at(-1), middle.length]).toEqual([3, 496, 513, 19]);
    expect(gridWindow(1_000, 48, 0, 480, 900).at(-1)).toBe(900);
  });

  it.each([0, 1, 7])('are all of them when there are %d', (count) => {
    expect(gridWindow(count, 48, 0, 480, 0)).toHaveLength(count);
  });

  it('are none that there are not, however far it was scrolled', () => {
    expect(gridWindow(10, 48, 100_000, 480, 99)).toEqual([]);
  });
});

describe('a selection', () => {
  const keys = ['a', 'b', 'c', 'd'];
  it('takes and gives one', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggled(new Set(['a', 'b']), 'b')]).toEqual(['a']);
  });
  it('takes a range, either way, beside what it had', () => {
    expect([...withRange(new Set(['d']), keys, 0, 1)]).toEqual(['d', 'a', 'b']);
    expect([...withRange(new Set(), keys, 2, 1)]).toEqual(['b', 'c']);
  });
});

it('gives up the optional columns where there is little room, and the least widths where there is less', () => {
  const columns = [
    { width: 'minmax(200px, 3fr)' },
    { width: 'minmax(150px, 1fr)', isOptional: true },
    { width: 'minmax(110px, 1fr)', narrow: '88px' },
    { width: '136px' },
  ];
  expect(templatesOf(columns, true)).toEqual({
    '--wide': '20px minmax(200px, 3fr) minmax(150px, 1fr) minmax(110px, 1fr) 136px',
    '--narrow': '20px minmax(0, 3fr) 88px 136px',
    '--least': '20px minmax(0, 3fr) minmax(0, 1fr) 136px',
  });
});
