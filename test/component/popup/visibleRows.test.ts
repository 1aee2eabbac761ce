import { describe, expect, it } from 'vitest';
import { ROW_HEIGHT, scrollToShow, visibleRows } from '../../../components/popup/visibleRows.ts';

describe('the rows that exist', () => {
  it('are all of a short list', () => {
    expect(visibleRows(3, 0, 360, -1)).toEqual([0, 1, 2]);
  });

  it('are no more for ten thousand than for a hundred', () => {
    expect(visibleRows(10_000, 0, 360, -1)).toEqual(visibleRows(100, 0, 360, -1));
  });

  it('reach a little beyond what is in sight on both sides', () => {
    const rows = visibleRows(1_000, 500 * ROW_HEIGHT, 10 * ROW_HEIGHT, -1);
    expect(rows[0]).toBeLessThan(500);
    expect(rows.at(-1)).toBeGreaterThan(510);
  });

  it('hold the selected row wherever it is', () => {
    expect(visibleRows(1_000, 0, 360, 999)).toContain(999);
  });

  it('are none of an empty list', () => {
    expect(visibleRows(0, 0, 360, 0)).toEqual([]);
  });
});

describe('scrolling to a row', () => {
  it('leaves the list alone when the row is whole in it', () => {
    expect(scrollToShow(5, 3 * ROW_HEIGHT, 10 * ROW_HEIGHT)).toBe(3 * ROW_HEIGHT);
  });

  it('goes up to a row above and down just far enough for a row below', () => {
    expect(scrollToShow(1, 3 * ROW_HEIGHT, 10 * ROW_HEIGHT)).toBe(ROW_HEIGHT);
    expect(scrollToShow(20, 0, 10 * ROW_HEIGHT)).toBe(11 * ROW_HEIGHT);
  });
});
