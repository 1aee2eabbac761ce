import { PAINT_HEAD } from '../../../utils/bridge/paint.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { holds } from '../../../utils/domain/session.ts';
import type { Platform } from '../platform.ts';
import { LEFT_BEHIND, LOCKED_AWAY } from '../stores/lockedAway.ts';
import { createMutex } from '../stores/mutex.ts';
import { createParkedStore, PARKED, type Parked } from '../stores/parked.ts';
import { createSecretStore, nextDeadline, SECRETS, type Secrets } from '../stores/secrets.ts';
import type { StorageArea } from '../stores/sessionArea.ts';
import type { UnderWay } from '../stores/underWay.ts';
import type { Changes } from './changes.ts';
import { createEnding, toSignOut } from './ending.ts';

type Change = (kept: Secrets | null) => Secrets | null | Promise<Secrets | null>;

export type Door = ReturnType<typeof createDoor>;

/**
 * Open or locked, and nothing in between: opening, locking, switching and every write to what a lock takes away happen
 * one after the other, so that nothing lands behind a lock.
 */
export function createDoor(platform: Platform, underWay: UnderWay, changed: Changes) {
  const area = platform.session;
  const store = createSecretStore(area);
  const parkedStore = createParkedStore(area, () => platform.now());
  const inTurn = createMutex();
  const forgetters: (() => void)[] = [];
  let stop = new AbortController();
  const ending = createEnding(area);

  const isHeld = (kept: Secrets | null | undefined): kept is Secrets =>
    !!kept && holds(kept.lock, platform.now());

  function forgetMemory(): void {
    stop.abort();
    stop = new AbortController();
    for (const forget of forgetters) forget();
  }

  /**
   * Secrets and what pages may paint go first, then what shows a client anywhere. A sign-in under way holds keys, too.
   * Only in turn.
   */
  async function lockNow(): Promise<void> {
    forgetMemory();
    const givenUp = underWay.giveUp();
    await area.remove(LOCKED_AWAY);
    await Promise.allSettled([givenUp, platform.showClient(null), platform.setLockAlarm(null)]);
  }

  /** What was shown of the open account, and nothing else. Only in turn. */
  async function leaveNow(): Promise<void> {
    forgetMemory();
    await area.remove(LEFT_BEHIND);
    await Promise.allSettled([platform.showClient(null)]);
  }

  /** Rings for whichever of these has the least time left; not for those that only an event ends. */
  const setAlarmFor = (opened: Secrets | null, parked: Parked): Promise<void> =>
    platform.setLockAlarm(nextDeadline([opened, ...Object.values(parked)]));
  const setAlarm = async () => setAlarmFor(await store.read(), await parkedStore.read());

  /** The time of the open account is over: everything locks, and of all that ran out is signed out whose settings say so. */
  async function endNow(kept: Secrets, spared?: string | null): Promise<void> {
    await ending.note(toSignOut([...(await parkedStore.over()), kept], spared));
    await lockNow();
    await ending.finish();
  }

  /** Time that ran out locks everything. Nothing open shows nothing, also where a worker died while locking. */
  async function settle(): Promise<void> {
    const kept = await store.read();
    if (isHeld(kept)) return;
    if (kept) return endNow(kept);
    await leaveNow();
    await ending.finish();
    await setAlarm();
  }

  /** Parked accounts whose time is over are locked or signed out one by one. */
  async function sweepParked(spared?: string | null): Promise<void> {
    const over = await parkedStore.over();
    for (const id of toSignOut(over, spared)) await ending.signOut(id);
    if (over.length > 0) await parkedStore.write(await parkedStore.held());
  }

  /** What is past its time goes. Only in turn. */
  async function runOut(): Promise<void> {
    await settle();
    await sweepParked();
  }

  /** Locks whatever is not, or no longer, held. */
  async function lockUnlessHeld(): Promise<void> {
    await inTurn(settle);
    await changed('session');
  }

  /** The secrets while the lock time holds; a clock that ran out, or jumped, locks. */
  async function secrets(): Promise<Secrets | null> {
    const kept = await store.read();
    if (isHeld(kept)) return kept;
    const isPainted = PAINT_HEAD in (await area.get(PAINT_HEAD));
    if (kept || isPainted || (await ending.isNoted())) await lockUnlessHeld();
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

  /**
   * Looks, and starts what was looked at, in one turn: no lock, no switch and no choice of provider comes in between.
   * `look` must not wait for its turn here. What was started is waited for outside.
   *
   * @throws FailureError `locked`, and whatever `look` throws
   */
  async function depart<T>(look: (kept: Secrets) => Promise<void>, start: () => Promise<T>): Promise<T> {
    const { started } = await inTurn(async () => {
      const kept = await store.read();
      if (!isHeld(kept)) throw new FailureError('locked');
      await look(kept);
      // looking takes a while, and the time may be over by now
      if (!isHeld(kept)) throw new FailureError('locked');
      return { started: start() };
    });
    return started;
  }

  /** For values that a lock takes away; each still says for which epoch or provider it was meant. */
  const openArea: StorageArea = {
    get: area.get.bind(area),
    remove: area.remove.bind(area),
    set: setWhileOpen,
  };

  async function wake(): Promise<void> {
    await inTurn(async () => {
      await runOut();
      await setAlarm();
    });
    await changed('session');
  }

  return {
    secrets,
    /** As they are, held or not. */
    peek: () => store.read(),
    parked: parkedStore.held,
    lockUnlessHeld,
    setWhileOpen,
    openArea,
    depart,
    inTurn,
    lockNow,
    runOut,
    setAlarm,
    /** Aborts when the account that is open now is locked or left. */
    signal: () => stop.signal,
    /** Forgets what is in memory; runs within every lock and must not wait for anything. */
    onLock: (forget: () => void) => void forgetters.push(forget),

    async lock(): Promise<void> {
      await inTurn(lockNow);
      await changed('session');
    },

    /** The alarm rang, or the browser started: what has run out goes, and the alarm is set for the next. */
    wake,

    /** Ends the sessions that such an event ends, whatever time they have left. */
    async expire(isOver: (kept: Secrets) => boolean): Promise<void> {
      const ended = (kept: Secrets): Secrets =>
        isOver(kept) ? { ...kept, lock: { ...kept.lock, deadline: 0 } } : kept;
      await inTurn(async () => {
        const kept = await store.read();
        if (kept) await store.write(ended(kept));
        await parkedStore.change(ended);
      });
      await wake();
    },

    /** Who signs an account out whose time ran out, where its settings say so; called in turn. */
    onRunOut: ending.use,

    /**
     * Opens an account, or with null none. Only in turn.
     *
     * @param parked what `beside` said
     */
    async open(opened: Secrets | null, parked: Parked): Promise<void> {
      await leaveNow();
      const others = Object.keys(parked).length > 0 ? { [PARKED]: parked } : {};
      if (!(PARKED in others)) await area.remove(PARKED);
      // before what it guards: a worker that dies in between leaves none open that nothing locks
      await setAlarmFor(opened, parked);
      // both in one writing, so that a worker that dies leaves either this account open or the one before
      await area.set(opened ? { ...others, [SECRETS]: opened } : others);
      if (!opened) await area.remove(SECRETS);
    },

    /**
     * Who stays unlocked when this account is opened, locked or left: all others whose time has not run out, and none
     * when that of the open account has. Only in turn.
     */
    async beside(accountId: string | null): Promise<Parked> {
      const before = await store.read();
      if (before && !isHeld(before)) await endNow(before, accountId);
      await sweepParked(accountId);
      const kept = await store.read();
      const open = { ...(await parkedStore.held()), ...(isHeld(kept) ? { [kept.accountId]: kept } : {}) };
      return Object.fromEntries(Object.entries(open).filter(([id]) => id !== accountId));
    },

    /** Locks one account that is not open. Only in turn. */
    async unpark(accountId: string): Promise<void> {
      const { [accountId]: _gone, ...others } = await parkedStore.read();
      await parkedStore.write(others);
      await setAlarm();
    },

    /** Reads, changes and writes with nobody in between; null from `change` leaves all as it is. */
    update: (change: Change): Promise<Secrets | null> =>
      inTurn(async () => {
        const next = await change(await store.read());
        if (next) await store.write(next);
        return next;
      }),

    /** As `update`, for the secrets of one account, open or parked. */
    updateOf: (accountId: string, change: Change): Promise<void> =>
      inTurn(async () => {
        const kept = await store.read();
        const isOpen = kept?.accountId === accountId;
        const next = await change(isOpen ? kept : ((await parkedStore.held())[accountId] ?? null));
        if (next && isOpen) await store.write(next);
        // with those whose time is over: they are still to be signed out
        else if (next) await parkedStore.write({ ...(await parkedStore.read()), [accountId]: next });
      }),
  };
}
