import { expect, it } from 'vitest';
import { getAccountEvents } from '../../../utils/wire/events.ts';

it('a part of a log is asked for to the end of its last millisecond, which Bitwarden divides further', () => {
  const range = { start: Date.UTC(2026, 10, 1), end: Date.UTC(2026, 10, 2) - 1 };
  expect(getAccountEvents({ range, continuation: 'a' }).query).toEqual({
    start: '2026-11-01T00:00:00.000Z',
    end: '2026-11-01T23:59:59.9999999Z',
    continuationToken: 'a',
  });
});
