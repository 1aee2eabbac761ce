import type { Secrets } from '../stores/secrets.ts';
import type { StorageArea } from '../stores/sessionArea.ts';

const ENDING = 'ending';

/** Whose settings say so of those whose time is over, but for one that is opened anew or left anyway. */
export const toSignOut = (over: Secrets[], spared?: string | null): string[] =>
  over
    .filter(({ accountId, settings }) => settings.action === 'signOut' && accountId !== spared)
    .map(({ accountId }) => accountId);

/** Signing out what has run out of time: noted before the lock and done after it, by whichever worker is there then. */
export function createEnding(area: StorageArea) {
  let signOut: (accountId: string) => Promise<void> = async () => undefined;

  async function noted(): Promise<string[]> {
    const { [ENDING]: ids } = await area.get(ENDING);
    return Array.isArray(ids) ? ids : [];
  }

  return {
    use(run: typeof signOut): void {
      signOut = run;
    },
    async note(ids: string[]): Promise<void> {
      if (ids.length > 0) await area.set({ [ENDING]: ids });
    },
    isNoted: async () => (await noted()).length > 0,
    /** Finishes sign-outs that a worker may have died in. Only in turn. */
    async finish(): Promise<void> {
      const ids = await noted();
      for (const id of ids) await signOut(id);
      if (ids.length > 0) await area.remove(ENDING);
    },
    signOut: (accountId: string) => signOut(accountId),
  };
}
