import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import type { RegionId, SessionView } from '../domain/session.ts';

/** Put off the lock at most this often, in milliseconds. */
const ACTIVITY_EVERY = 30_000;

export type SessionModel = ReturnType<typeof createSession>;

/** Who is signed in here, and whether the vault is open. */
export function createSession(bridge: Bridge) {
  const view = signal<SessionView | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  const weakKdf = signal(false);
  let lastActivity = 0;

  async function load(): Promise<void> {
    const result = await bridge.call('session.state', {}, { repeat: true });
    if (result.ok) view.value = result.value;
    else failure.value = result.failure;
  }

  /** Runs one action at a time; a second press while it runs is ignored. Leaves the failure to be shown. */
  async function act(action: () => Promise<Failure | null>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    const failed = await action();
    if (failed?.kind === 'interrupted') {
      // the work may have finished although the answer was lost: look before saying that it did not
      await load();
      if (view.value?.state !== 'unlocked') failure.value = failed;
    } else {
      failure.value = failed;
    }
    busy.value = false;
  }

  return {
    view,
    busy,
    failure,
    /** The account's key stretching is below what Bitwarden recommends; said once after signing in. */
    weakKdf,
    isUnlocked: computed(() => view.value?.state === 'unlocked'),
    load,
    /** Paints from what the bridge kept, before the worker has said anything. */
    assumeUnlocked(unlocked: Extract<SessionView, { state: 'unlocked' }>) {
      view.value = unlocked;
    },
    signIn: (region: RegionId, email: string, password: string) =>
      act(async () => {
        const result = await bridge.call('session.signIn', { region, email, password });
        if (!result.ok) return result.failure;
        weakKdf.value = result.value.weakKdf;
        view.value = result.value.session;
        return null;
      }),
    unlock: (password: string) =>
      act(async () => {
        const result = await bridge.call('session.unlock', { password });
        if (!result.ok) return result.failure;
        view.value = result.value;
        return null;
      }),
    lock: () =>
      act(async () => {
        const result = await bridge.call('session.lock', {});
        if (!result.ok) return result.failure;
        view.value = result.value;
        return null;
      }),
    signOut: () =>
      act(async () => {
        const result = await bridge.call('session.signOut', {});
        if (!result.ok) return result.failure;
        view.value = result.value;
        return null;
      }),
    /** Only ever called for trusted input. */
    noteActivity(now = Date.now()) {
      if (view.value?.state !== 'unlocked' || now - lastActivity < ACTIVITY_EVERY) return;
      lastActivity = now;
      void bridge.call('session.activity', {}).then((result) => {
        const current = view.value;
        if (result.ok && current?.state === 'unlocked') view.value = { ...current, lock: result.value };
      });
    },
    clearFailure() {
      failure.value = null;
    },
  };
}
