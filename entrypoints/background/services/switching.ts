import { FailureError, type FailureKind } from '../../../utils/domain/failures.ts';
import { lockTimes } from '../../../utils/domain/lock.ts';
import type { Platform } from '../platform.ts';
import type { Entrance } from '../stores/entrance.ts';
import { OUTLIVING_LOCKS } from '../stores/lockedAway.ts';
import { begunAnew, type Secrets } from '../stores/secrets.ts';
import type { AccountService } from './account.ts';
import type { Changes } from './changes.ts';
import type { Door } from './door.ts';
import type { PinService } from './pin.ts';

interface SwitchingDependencies {
  platform: Platform;
  accounts: AccountService;
  door: Door;
  entrance: Entrance;
  pin: PinService;
  changed: Changes;
}

/** Several accounts on one computer: from one to another, one more, one fewer. */
export function createSwitching(dependencies: SwitchingDependencies) {
  const { platform, accounts, door, entrance, pin, changed } = dependencies;

  /** Opened again by a person's choice, as a session of its own: nothing of the one before belongs to it. */
  const reopened = (parked: Secrets | undefined): Secrets | null =>
    parked ? begunAnew({ ...parked, lock: lockTimes(parked.settings.timeout, platform.now()) }) : null;

  /** Only in turn. */
  async function openInstead(leftId: string | null, next: string): Promise<void> {
    await platform.session.remove(OUTLIVING_LOCKS);
    const { [next]: parked, ...others } = await door.beside(leftId);
    await door.open(reopened(parked), others);
  }

  /** Only in turn: `door.secrets` would wait for its own. */
  async function currentId(): Promise<string | null> {
    return (await door.peek())?.accountId ?? accounts.activeId();
  }

  /** Removes an account and goes on with another, an unlocked one if there is one. Only in turn. */
  async function forget(id: string): Promise<void> {
    await pin.remove(id);
    const rest = (await accounts.all()).filter((account) => account.id !== id);
    const parked = await door.beside(id);
    const next = rest.find((account) => Object.hasOwn(parked, account.id)) ?? rest[0];
    if ((await currentId()) !== id) {
      await door.unpark(id);
      await accounts.forget(id);
    } else if (next) {
      await openInstead(id, next.id);
      await accounts.forget(id);
      await accounts.activate(next.id);
    } else {
      await door.lockNow();
      await platform.session.remove(OUTLIVING_LOCKS);
      await accounts.forget(id);
    }
  }

  /** The session of this account is over though nobody here ended it: the sign-in says so. Only in turn. */
  async function end(id: string, why: FailureKind): Promise<void> {
    const all = await accounts.all();
    const ending = all.find((account) => account.id === id);
    if (!ending) return;
    await entrance.ended.write({ kind: why, email: ending.email });
    // with others here signing in is one choice, and going on with one of them another
    if (all.length > 1) await entrance.adding.write(true);
    await forget(id);
  }

  door.onRunOut(async (id) => {
    // of others than the one worked with nothing is said
    if (id === (await accounts.activeId())) return end(id, 'timedOut');
    await pin.remove(id);
    await accounts.forget(id);
  });

  return {
    currentId,
    end,
    async endAndTell(id: string, why: FailureKind): Promise<void> {
      await door.inTurn(() => end(id, why));
      await changed('session');
    },

    /** @throws FailureError `notFound`: not an account of this computer; `timedOut`: not any more */
    async switchTo(id: string): Promise<void> {
      const turn = door.inTurn(async () => {
        if (!(await accounts.get(id))) throw new FailureError('notFound');
        await entrance.clear();
        await door.runOut();
        if (!(await accounts.get(id))) throw new FailureError('timedOut');
        const left = await currentId();
        if (left === null || left === id) return;
        await accounts.activate(id);
        await openInstead(null, id);
      });
      await turn.finally(() => changed('session'));
    },

    /** Shows the sign-in; the accounts that are here stay as they are. */
    async add(): Promise<void> {
      await door.inTurn(async () => {
        await entrance.ended.remove();
        await entrance.adding.write(true);
      });
      await changed('session');
    },

    async cancelAdd(): Promise<void> {
      await door.inTurn(entrance.clear);
      await changed('session');
    },

    /** Removes the account, the one worked with if none is named, and all that was kept for it from this computer. */
    async signOut(id?: string): Promise<void> {
      await door.inTurn(async () => {
        const leaving = id ?? (await currentId());
        if (leaving !== null) await forget(leaving);
        await entrance.clear();
      });
      await changed('session');
    },

    /** A browser that starts has no open session: who is to be signed out at its end is signed out now. */
    async signOutAtStart(): Promise<void> {
      await door.inTurn(async () => {
        const open = await door.peek();
        const current = await currentId();
        for (const { id } of await accounts.all()) {
          if (id === open?.accountId || (await accounts.lockOf(id)).action !== 'signOut') continue;
          if (id === current) await end(id, 'timedOut');
          else await forget(id);
        }
      });
      await changed('session');
    },
  };
}

export type Switching = ReturnType<typeof createSwitching>;
