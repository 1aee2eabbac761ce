import { describe, expect, it } from 'vitest';
import { MOST_USED, type Usages, withUse } from '../../../utils/domain/usage.ts';

describe('one more switch to a client', () => {
  it('counts, and says when', () => {
    const once = withUse({}, 'a', 5);
    expect(once).toEqual({ a: { count: 1, lastUsed: 5 } });
    expect(withUse(once, 'a', 9)).toEqual({ a: { count: 2, lastUsed: 9 } });
    expect(once).toEqual({ a: { count: 1, lastUsed: 5 } });
  });

  it('makes the client longest not used be forgotten, and never the one switched to', () => {
    let usages: Usages = {};
    for (let at = 0; at <= MOST_USED; at++) usages = withUse(usages, `client ${at}`, at);
    expect(Object.keys(usages)).toHaveLength(MOST_USED);
    expect(usages).not.toHaveProperty('client 0');
    // a clock that was set back
    expect(withUse(usages, 'new', -1)).toHaveProperty('new', { count: 1, lastUsed: -1 });
  });
});
