import { batch, computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Failure, FailureKind } from '../domain/failures.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Account, SessionView } from '../domain/session.ts';

/** Put off the lock at most this often, in milliseconds. */
const ACTIVITY_EVERY = 30_000;

export const isState =
  (...states: SessionView['state'][]) =>
  (view: SessionView | null) =>
    view !== null && states.includes(view.state);

/** The account worked with, open or locked. */
const shownAccount = (view: SessionView | null): AccountId | null =>
  view && 'account' in view ? view.account.id : null;

/** Failures that say nothing about where things stand by now: another page may have gone on. */
const ASKS_AGAIN: readonly FailureKind[] = ['interrupted', 'signInOver'];

export type SessionModel = ReturnType<typeof createSession>;

/** Who is signed in here, and whether the vault is open. */
export function createSession(bridge: Bridge) {
  const view = signal<SessionView | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  const weakKdf = signal(false);
  const weakPassword = signal(false);
  /** The account whose vault is open; null while there is none. */
  const accountId = computed(() => (view.value?.state === 'unlocked' ? view.value.account.id : null));
  let lastActivity = 0;
  /** An answer to a question older than what was heard since is dropped. */
  let asked = 0;
  /** The failure of the last look, taken back by the next that succeeds. */
  let unread: Failure | null = null;
  /** What a person asked for and the browser did not let out. */
  let stopped: (() => Promise<void>) | null = null;

  function hear(next: SessionView): void {
    asked++;
    batch(() => {
      if (view.value === null || failure.value === unread) failure.value = null;
      view.value = next;
    });
  }

  /**
   * A page that cannot ask shows nothing that may not be painted any more: it may have missed a lock.
   *
   * @returns false when something newer was heard or asked for meanwhile
   */
  async function look(): Promise<boolean> {
    const mine = ++asked;
    const result = await bridge.call('session.state', {}, { repeat: true });
    if (mine !== asked) return false;
    if (result.ok) {
      hear(result.value);
      return true;
    }
    const mayStay = accountId.value === null || (await bridge.readHead()) !== null;
    if (mine !== asked) return false;
    unread = result.failure;
    batch(() => {
      failure.value = unread;
      if (!mayStay) view.value = null;
    });
    return true;
  }

  /**
   * Runs one action at a time; a second press while it runs is ignored. Leaves the failure to be shown. When the
   * answer was lost the work may have been done all the same: only another state than the expected is a failure.
   */
  async function act(
    isExpected: (view: SessionView | null) => boolean,
    action: () => Promise<Result<SessionView>>,
  ): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    stopped = null;
    const result = await action();
    if (result.ok) {
      hear(result.value);
    } else if (ASKS_AGAIN.includes(result.failure.kind)) {
      let isLatest = false;
      while (!isLatest) isLatest = await look();
      failure.value = isExpected(view.value) ? null : result.failure;
    } else {
      failure.value = result.failure;
      if (result.failure.kind === 'hostPermission') stopped = () => act(isExpected, action);
    }
    busy.value = false;
  }

  /** The answer to a question that no person asked, so that nothing looked busy. */
  function hearAside(result: Result<SessionView>): void {
    if (result.ok) hear(result.value);
    else if (!ASKS_AGAIN.includes(result.failure.kind)) failure.value = result.failure;
  }

  /** What waits for the unlock is gone on with where it was unlocked, not wherever it is heard of. */
  let unlocksHere = false;
  async function unlock(action: () => Promise<Result<SessionView>>): Promise<void> {
    unlocksHere = true;
    await act(isState('unlocked'), action);
    unlocksHere &&= isState('unlocked')(view.value);
  }

  return {
    hearAside,
    /** Whether the vault that is open was opened by this page; asked once. */
    takeUnlockedHere(): boolean {
      const was = unlocksHere;
      unlocksHere = false;
      return was;
    },
    view,
    busy,
    failure,
    /** The account's key stretching is below what Bitwarden recommends; said once after signing in. */
    weakKdf,
    /** The master password does not meet a policy that binds this account; said once after signing in. */
    weakPassword,
    act,
    accountId,
    isUnlocked: computed(() => accountId.value !== null),
    async load(): Promise<void> {
      await look();
    },
    /** Paints from what the bridge kept, before the worker has said anything. */
    assumeUnlocked(unlocked: Extract<SessionView, { state: 'unlocked' }>) {
      view.value = unlocked;
    },
    /** The account's name comes with its providers, after it was unlocked. */
    assumeAccount(account: Account) {
      const current = view.value;
      if (current?.state !== 'unlocked' || current.account.id !== account.id) return;
      if (current.account.name !== account.name) view.value = { ...current, account };
    },
    unlock: (password: string) => unlock(() => bridge.call('session.unlock', { password })),
    unlockWithPin: (accountId: AccountId, pin: string) =>
      unlock(() => bridge.call('session.unlockWithPin', { accountId, pin })),
    lock: () => act(isState('locked'), () => bridge.call('session.lock', {})),
    signOut: (leaving = shownAccount(view.value)) =>
      act(
        // with others here it goes on with one of them
        (after) => after !== null && !after.accounts.some(({ account }) => account.id === leaving),
        () =>
          leaving
            ? bridge.call('accounts.signOut', { accountId: leaving })
            : bridge.call('session.signOut', {}),
      ),
    switchTo: (accountId: AccountId) =>
      act(
        (after) => shownAccount(after) === accountId,
        () => bridge.call('accounts.switch', { accountId }),
      ),
    addAccount: () => act(isState('signedOut'), () => bridge.call('accounts.add', {})),
    cancelAdd: () =>
      act(
        (after) => shownAccount(after) !== null,
        () => bridge.call('accounts.cancelAdd', {}),
      ),
    /** The action that a missing host has stopped, once more. */
    goOn: () => stopped?.(),
    /** Only ever called for trusted input. */
    noteActivity(now = Date.now()) {
      const account = accountId.value;
      if (account === null || now - lastActivity < ACTIVITY_EVERY) return;
      lastActivity = now;
      const heard = asked;
      void bridge.call('session.activity', {}).then((result) => {
        const current = view.value;
        // what was heard meanwhile may be newer: another timeout, say
        if (heard !== asked) return;
        if (result.ok && current?.state === 'unlocked' && current.account.id === account) {
          view.value = { ...current, lock: result.value };
        }
      });
    },
    clearFailure() {
      failure.value = null;
    },
  };
}
