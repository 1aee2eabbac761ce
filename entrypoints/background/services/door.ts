import { PAINT_HEAD, PAINT_LIST } from '../../../utils/bridge/paint.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { holds } from '../../../utils/domain/session.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import { createParkedStore, PARKED, type Parked } from '../stores/parked.ts';
import { createSecretStore, SECRETS, type Secrets } from '../stores/secrets.ts';
import type { StorageArea } from '../stores/sessionArea.ts';
import type { Changes } from './changes.ts';

/** All of `storage.session` that shows or serves the open account; whoever leaves it takes this away. */
const LEFT_BEHIND = [
  PAINT_HEAD,
  PAINT_LIST,
  'glance',
  'contexts',
  'current',
  'dropped',
  'planOffers',
  'plans',
];

/** All of `storage.session` that belongs to open accounts; one call takes it away. */
export const LOCKED_AWAY = [SECRETS, PARKED, ...LEFT_BEHIND];

/** Confirmed plans that go on after an unlock: ids and no names. Leaving the account takes them away. */
export const WAITING_PLANS = 'waitingPlans';

type Change = (kept: Secrets | null) => Secrets | null | Promise<Secrets | null>;

export type Door = ReturnType<typeof createDoor>;

/**
 * Open or locked, and nothing in between: opening, locking, switching and every write to what a lock takes away happen
 * one after the other, so that nothing lands behind a lock.
 */
export function createDoor(platform: Platform, changed: Changes) {
  const area = platform.session;
  const store = createSecretStore(area);
  const parkedStore = createParkedStore(area);
  const inTurn = createMutex();
  const forgetters: (() => void)[] = [];
  let stop = new AbortController();

  const isHeld = (kept: Secrets | null | undefined): kept is Secrets =>
    !!kept && holds(kept.lock, platform.now());

  function forgetMemory(): void {
    stop.abort();
    stop = new AbortController();
    for (const forget of forgetters) forget();
  }

  /** Secrets and what pages may paint go first, then what shows a client anywhere. Only in turn. */
  async function lockNow(): Promise<void> {
    forgetMemory();
    await area.remove(LOCKED_AWAY);
    await Promise.allSettled([platform.showClient(null), platform.setLockAlarm(null)]);
  }

  /** What was shown of the open account, and nothing else. Only in turn. */
  async function leaveNow(): Promise<void> {
    forgetMemory();
    await area.remove(LEFT_BEHIND);
    await Promise.allSettled([platform.showClient(null)]);
  }

  /** Rings for whichever of these has the least time left. */
  async function setAlarmFor(opened: Secrets | null, parked: Parked | null): Promise<void> {
    const open = [opened, ...Object.values(parked ?? {})];
    const deadlines = open.filter((kept) => kept !== null).map(({ lock }) => lock.deadline);
    await platform.setLockAlarm(deadlines.length > 0 ? Math.min(...deadlines) : null);
  }
  const setAlarm = async () => setAlarmFor(await store.read(), await parkedStore.read());

  /** Those whose time has not run out. */
  async function readParked(): Promise<Parked> {
    const all = Object.entries((await parkedStore.read()) ?? {});
    return Object.fromEntries(all.filter(([, kept]) => isHeld(kept)));
  }

  /** Time that ran out locks everything. Nothing open shows nothing, also where a worker died while locking. */
  async function settle(): Promise<void> {
    const kept = await store.read();
    if (isHeld(kept)) return;
    if (kept) return lockNow();
    await leaveNow();
    await setAlarm();
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

  return {
    secrets,
    /** As they are, held or not. */
    peek: () => store.read(),
    parked: readParked,
    lockUnlessHeld,
    setWhileOpen,
    openArea,
    depart,
    inTurn,
    lockNow,
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
    async wake(): Promise<void> {
      await inTurn(async () => {
        await settle();
        const all = Object.keys((await parkedStore.read()) ?? {});
        const held = await readParked();
        if (all.length > Object.keys(held).length) await parkedStore.write(held);
        await setAlarm();
      });
      await changed('session');
    },

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
      const kept = await store.read();
      if (kept && !isHeld(kept)) await lockNow();
      const open = { ...(await readParked()), ...(isHeld(kept) ? { [kept.accountId]: kept } : {}) };
      return Object.fromEntries(Object.entries(open).filter(([id]) => id !== accountId));
    },

    /** Locks one account that is not open. Only in turn. */
    async unpark(accountId: string): Promise<void> {
      const { [accountId]: _gone, ...others } = await readParked();
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
        const parked = await readParked();
        const next = await change(isOpen ? kept : (parked[accountId] ?? null));
        if (next && isOpen) await store.write(next);
        else if (next) await parkedStore.write({ ...parked, [accountId]: next });
      }),
  };
}
