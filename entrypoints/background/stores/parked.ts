import * as z from 'zod/mini';
import { holds } from '../../../utils/domain/session.ts';
import { type Secrets, secrets } from './secrets.ts';
import { type StorageArea, sessionValue } from './sessionArea.ts';

/** The name of the parked secrets in `storage.session`. */
export const PARKED = 'parked';

/** What opens the accounts that are unlocked but not worked with, by account. */
export type Parked = Record<string, Secrets>;

export function createParkedStore(area: StorageArea, now: () => number) {
  const store = sessionValue(area, PARKED, z.record(z.string(), secrets));
  const isHeld = ({ lock }: Secrets): boolean => holds(lock, now());
  const read = async (): Promise<Parked> => (await store.read()) ?? {};

  return {
    read,
    write: store.write,
    /** Those whose time has not run out. */
    async held(): Promise<Parked> {
      return Object.fromEntries(Object.entries(await read()).filter(([, kept]) => isHeld(kept)));
    },
    async over(): Promise<Secrets[]> {
      return Object.values(await read()).filter((kept) => !isHeld(kept));
    },
    async change(change: (kept: Secrets) => Secrets): Promise<void> {
      const before = Object.entries(await read());
      if (before.length > 0)
        await store.write(Object.fromEntries(before.map(([id, kept]) => [id, change(kept)])));
    },
  };
}
