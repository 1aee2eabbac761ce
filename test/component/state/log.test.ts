import { describe, expect, it } from 'vitest';
import type { EventPage } from '../../../utils/domain/events.ts';
import { createLog } from '../../../utils/state/log.ts';
import { yes } from '../fakeBridge.ts';
import { eventOf } from '../shared/fixtures.ts';

/** A log whose pages are named by their continuations; the first is named ''. */
function setUp(pages: Record<string, string | null>) {
  const asked: (string | null)[] = [];
  const log = createLog(async (continuation) => {
    asked.push(continuation);
    const page: EventPage = {
      events: [eventOf(`${asked.length}`, 1000)],
      continuation: pages[continuation ?? ''] ?? null,
    };
    return yes(page);
  });
  return { log, asked };
}

describe('a log', () => {
  it('is read page by page to its end', async () => {
    const { log, asked } = setUp({ '': 'a', a: 'b' });
    await log.load();
    await log.loadMore();
    await log.loadMore();
    await log.loadMore();
    expect(asked).toEqual([null, 'a', 'b']);
    expect(log.events.value).toHaveLength(3);
    expect(log.failure.value).toBeNull();
  });

  it('that leads back to where it was is not followed, and says so', async () => {
    const { log } = setUp({ '': 'a', a: 'b', b: 'a' });
    await log.load();
    await log.loadMore();
    await log.loadMore();
    expect(log.failure.value).toEqual({ kind: 'unexpectedAnswer' });
    expect(log.events.value).toHaveLength(2);
    // it is not taken for complete
    expect(log.continuation.value).toBe('b');
  });

  it('may be read from its beginning as often as one likes', async () => {
    const { log } = setUp({ '': 'a', a: 'b' });
    for (let time = 0; time < 3; time++) {
      await log.load();
      await log.loadMore();
    }
    expect(log.failure.value).toBeNull();
    expect(log.events.value).toHaveLength(2);
  });
});
