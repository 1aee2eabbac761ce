import * as z from 'zod/mini';
import { type Bytes, fromUtf8, toHex, utf8 } from '../../../utils/crypto/bytes.ts';
import { openRecord, sealRecord } from '../../../utils/crypto/localRecord.ts';
import type { Disk } from './disk.ts';

/** As long as Bitwarden takes the token, in milliseconds. */
const LIFETIME = 30 * 86_400_000;
const USE = '2fa';

const remembered = z.strictObject({ token: z.string(), until: z.int() });

/** One account of one region, by a name that does not tell which. */
async function nameOf(region: string, email: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(`${region}/${email}`));
  return toHex(new Uint8Array(digest));
}

export type RememberedDevice = ReturnType<typeof createRememberedDevice>;

/**
 * What stands for the second step on this computer. Needed before there is a user key, and after a sign-out too, so it
 * is sealed under the master key (security.md section 2) and outlives the account's other records.
 */
export function createRememberedDevice(disk: Disk, now: () => number) {
  const recordName = (name: string) => ({ account: name, store: USE, record: '' });

  return {
    /** null when there is none, when its time is over, or when another password sealed it. */
    async read(region: string, email: string, masterKey: Bytes): Promise<string | null> {
      const name = await nameOf(region, email);
      const sealed = await disk.readRemembered(name);
      if (!sealed) return null;
      try {
        const plain = await openRecord(masterKey, USE, recordName(name), sealed);
        const { token, until } = remembered.parse(JSON.parse(fromUtf8(plain)));
        return now() < until ? token : null;
      } catch {
        // a mistyped password opens nothing either, so it stays until the right one was refused
        return null;
      }
    },
    async write(region: string, email: string, masterKey: Bytes, token: string): Promise<void> {
      const name = await nameOf(region, email);
      const plain = utf8(JSON.stringify({ token, until: now() + LIFETIME }));
      await disk.writeRemembered(name, await sealRecord(masterKey, USE, recordName(name), plain));
    },
    async forget(region: string, email: string): Promise<void> {
      await disk.writeRemembered(await nameOf(region, email), null);
    },
  };
}
