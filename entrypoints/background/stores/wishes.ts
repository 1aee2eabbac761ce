import * as z from 'zod/mini';
import * as shape from '../../../utils/bridge/schemas.ts';
import type { Wish } from '../../../utils/domain/wishes.ts';
import type { Platform } from '../platform.ts';
import { WISH } from './lockedAway.ts';
import { sessionValue } from './sessionArea.ts';

/** Whoever unlocks later than this has something else in mind; milliseconds. */
const MOST_WAITING = 3 * 60_000;

const kept = z.strictObject({ accountId: z.string(), wish: shape.wish, at: z.int() });
type Kept = z.output<typeof kept>;

export type Wishes = ReturnType<typeof createWishes>;

/** The one switch that waits for an unlock, of one account. It outlives the worker and the lock. */
export function createWishes({ session, now }: Platform) {
  const store = sessionValue(session, WISH, kept);
  const isOf = (accountId: string, value: Kept | null): value is Kept => {
    const age = value ? now() - value.at : 0;
    return value?.accountId === accountId && age >= 0 && age < MOST_WAITING;
  };

  return {
    waits: async (accountId: string): Promise<boolean> => isOf(accountId, await store.read()),
    keep: (accountId: string, wish: Wish): Promise<void> => store.write({ accountId, wish, at: now() }),
    /** Once: it is gone before it is carried out. */
    async take(accountId: string): Promise<Wish | null> {
      let taken: Wish | null = null;
      await store.update((value) => {
        if (isOf(accountId, value)) taken = value.wish;
        return null;
      });
      return taken;
    },
    drop: store.remove,
  };
}
