import type { StorageArea } from '../stores/sessionArea.ts';

/** What is done about an account that is to be signed out: the open one, which is said, or a parked one. */
export interface RunOut {
  signOut(accountId: string): Promise<void>;
  forget(accountId: string): Promise<void>;
}

const ENDING = 'ending';

/** Signing out what has run out of time: noted before the lock and done after it, by whichever worker is there then. */
export function createEnding(area: StorageArea) {
  let runOut: RunOut = { signOut: async () => undefined, forget: async () => undefined };

  async function noted(): Promise<string | null> {
    const { [ENDING]: id } = await area.get(ENDING);
    return typeof id === 'string' ? id : null;
  }

  return {
    use(run: RunOut): void {
      runOut = run;
    },
    note: (accountId: string) => area.set({ [ENDING]: accountId }),
    isNoted: async () => (await noted()) !== null,
    /** Finishes a sign-out that a worker may have died in. Only in turn. */
    async finish(): Promise<void> {
      const id = await noted();
      if (id === null) return;
      await runOut.signOut(id);
      await area.remove(ENDING);
    },
    forget: (accountId: string) => runOut.forget(accountId),
  };
}
