import { describe, expect, it } from 'vitest';
import { message } from '../catalogue.ts';

/** Every event type of the server as reference/provider-api.md section 1.1 lists them: first and last of each run. */
const RUNS: [number, number][] = [
  [1000, 1011],
  [1100, 1132],
  [1300, 1302],
  [1400, 1402],
  [1500, 1526],
  [1600, 1630],
  [1700, 1700],
  [1800, 1803],
  [1900, 1903],
  [2000, 2003],
  [2100, 2105],
  [2200, 2203],
  [2300, 2305],
  [2400, 2402],
  [2500, 2511],
];
const TYPES = RUNS.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index),
);
const OBJECT = 'the object';

describe('the words of events', () => {
  it.each(TYPES)('exist for %i, with and without what it was done to', (type) => {
    const full = message(`event_${type}`, [OBJECT]);
    expect(full).not.toBe('');
    expect(full).not.toMatch(/\$|[.!]$|^[A-Z]/);
    const bare = message(`event_${type}_bare`);
    expect(bare !== '').toBe(full.includes(OBJECT));
    expect(bare).not.toContain('$');
  });

  it('are never the same for two types', () => {
    const all = TYPES.map((type) => message(`event_${type}`, [OBJECT]));
    expect(all.filter((words, at) => all.indexOf(words) !== at)).toEqual([]);
  });
});
