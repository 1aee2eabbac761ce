import * as z from 'zod/mini';
import { clientId } from '../../../utils/bridge/schemas.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import type { Platform } from '../platform.ts';
import { VAULT_CLICK } from './lockedAway.ts';
import { sessionValue } from './sessionArea.ts';

/** Two clicks within this time are one that was doubled; milliseconds. */
const DOUBLED = 1_000;

const click = z.strictObject({ clientId, at: z.int(), isDone: z.boolean() });

/** The last click that leaves a trace, noted before it does: the next worker knows of it. */
export function createVaultClicks({ session, now }: Platform) {
  const store = sessionValue(session, VAULT_CLICK, click);
  return {
    /** The same click a moment ago, done or of unknown end; null: there was none. */
    async recent(id: ClientId): Promise<{ isDone: boolean } | null> {
      const last = await store.read();
      const age = last ? now() - last.at : 0;
      return last?.clientId === id && age >= 0 && age < DOUBLED ? last : null;
    },
    begin: (id: ClientId) => store.write({ clientId: id, at: now(), isDone: false }),
    end: (id: ClientId) => store.write({ clientId: id, at: now(), isDone: true }),
    forget: store.remove,
  };
}
