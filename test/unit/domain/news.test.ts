import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../utils/domain/events.ts';
import type { AccountId } from '../../../utils/domain/ids.ts';
import { isNews, newsFirst } from '../../../utils/domain/news.ts';

const event = (at: number, actor: string | null): LogEvent => ({
  key: `${at} ${actor}`,
  at,
  type: 1000,
  actor,
  actorId: actor,
  object: null,
  objectId: null,
  client: null,
  device: { kind: 'unknown', name: null },
  ip: null,
});

describe('an event is news', () => {
  it.each([
    ['when somebody else did it since', 5, 'Sam', 4, true],
    ['when nobody knows who did it', 5, null, 4, true],
    ['not when it was the last one seen', 4, 'Sam', 4, false],
    ['not when it was seen before', 3, 'Sam', 4, false],
    ['not when it was done here', 5, 'Kim', 4, false],
    ['not where the log was never looked at: all of it would be', 5, 'Sam', null, false],
  ])('%s', (_, at, actor, seenAt, expected) => {
    expect(isNews(event(at, actor), seenAt, 'Kim' as AccountId)).toBe(expected);
  });

  it('and comes before what was done here meanwhile, each in the order of the log', () => {
    const log = [event(9, 'Kim'), event(8, 'Sam'), event(7, 'Kim'), event(6, 'Ada'), event(2, 'Sam')];
    const order = newsFirst(log, (each) => isNews(each, 4, 'Kim' as AccountId)).map(({ at }) => at);
    expect(order).toEqual([8, 6, 9, 7, 2]);
  });
});
