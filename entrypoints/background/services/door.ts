import { PAINT_HEAD, PAINT_LIST } from '../../../utils/bridge/paint.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { holds } from '../../../utils/domain/session.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import { createSecretStore, SECRETS, type Secrets } from '../stores/secrets.ts';
import type { StorageArea } from '../stores/sessionArea.ts';
import type { Changes } from './changes.ts';

/** All of `storage.session` that belongs to an open session; one call takes it away. */
export const LOCKED_AWAY = [SECRETS, PAINT_HEAD, PAINT_LIST, 'glance', 'contexts', 'current'];

export type Door = ReturnType<typeof createDoor>;

/**
 * Open or locked, and nothing in between: opening, locking and every write to what a lock takes away happen one after
 * the other, so that nothing lands behind a lock.
 */
export function createDoor(platform: Platform, changed: Changes) {
  const area = platform.session;
  const store = createSecretStore(area);
  const inTurn = createMutex();
  const forgetters: (() => void)[] = [];
  let stop = new AbortController();

  /** Secrets and what pages may paint go first, then what shows a client anywhere. Only in turn. */
  async function lockNow(): Promise<void> {
    stop.abort();
    stop = new AbortController();
    for (const forget of forgetters) forget();
    await area.remove(LOCKED_AWAY);
    await Promise.allSettled([platform.showClient(null), platform.setLockAlarm(null)]);
  }

  const isHeld = (kept: Secrets | null): kept is Secrets => kept !== null && holds(kept.lock, platform.now());

  /** Locks whatever is not, or no longer, held: also what a worker left behind that died while locking. */
  async function lockUnlessHeld(): Promise<void> {
    await inTurn(async () => {
      if (!isHeld(await store.read())) await lockNow();
    });
    await changed('session');
  }

  /** The secrets while the lock time holds; a clock that ran out, or jumped, locks. */
  async function secrets(): Promise<Secrets | null> {
    const kept = await store.read();
    if (isHeld(kept)) return kept;
    const painted = await area.get(PAINT_HEAD);
    if (kept || PAINT_HEAD in painted) await lockUnlessHeld();
    return null;
  }

  /** Writes only while open, and with `era` only in that one. @throws FailureError `locked` */
  function setWhileOpen(items: Record<string, unknown>, era?: string): Promise<void> {
    return inTurn(async () => {
      const kept = await store.read();
      if (!kept || (era !== undefined && kept.era !== era)) throw new FailureError('locked');
      await area.set(items);
    });
  }

  /** For values that a lock takes away; each still says for which epoch or provider it was meant. */
  const openArea: StorageArea = {
    get: area.get.bind(area),
    remove: area.remove.bind(area),
    set: setWhileOpen,
  };

  return {
    secrets,
    /** As they are, held or not. */
    peek: () => store.read(),
    lockUnlessHeld,
    setWhileOpen,
    openArea,
    inTurn,
    lockNow,
    /** Aborts when the session that is open now ends. */
    signal: () => stop.signal,
    /** Forgets what is in memory; runs within every lock and must not wait for anything. */
    onLock: (forget: () => void) => void forgetters.push(forget),

    async lock(): Promise<void> {
      await inTurn(lockNow);
      await changed('session');
    },

    /** Only in turn. */
    async open(opened: Secrets): Promise<void> {
      await store.write(opened);
      await platform.setLockAlarm(opened.lock.deadline);
    },

    /** Reads, changes and writes with nobody in between; null from `change` leaves all as it is. */
    update: (
      change: (kept: Secrets | null) => Secrets | null | Promise<Secrets | null>,
    ): Promise<Secrets | null> =>
      inTurn(async () => {
        const next = await change(await store.read());
        if (next) await store.write(next);
        return next;
      }),
  };
}
