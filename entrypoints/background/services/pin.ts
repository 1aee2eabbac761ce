import { type Bytes, randomBytes, toBase64 } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { deriveMasterKey, type Kdf } from '../../../utils/crypto/kdf.ts';
import { openRecord, sealRecord } from '../../../utils/crypto/localRecord.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { Platform } from '../platform.ts';
import { createPinStore } from '../stores/unlockPins.ts';

/** Wrong tries until the account is signed out. */
export const PIN_TRIES = 5;

/** A short secret deserves slow guesses. */
const KDF: Kdf = { kind: 'argon2id', iterations: 3, memory: 64, parallelism: 4 };
const SALT_BYTES = 16;

const nameOf = (account: string) => ({ account, store: 'pin', record: '' });

export type PinService = ReturnType<typeof createPin>;

/** A PIN in place of the master password, for as long as the browser runs (security.md section 2). */
export function createPin(platform: Platform) {
  const store = createPinStore(platform.session);
  /** Tries that are being made right now: nobody else may judge by their count. */
  let trying = 0;

  async function triesLeft(account: string): Promise<number | null> {
    const kept = (await store.read())?.[account];
    return kept ? Math.max(0, PIN_TRIES - kept.failures) : null;
  }

  async function remove(account: string): Promise<void> {
    const all = await store.read();
    if (!all || !Object.hasOwn(all, account)) return;
    await store.update((before) => {
      const { [account]: _gone, ...others } = before ?? {};
      return Object.keys(others).length > 0 ? others : null;
    });
  }

  /** Counts a try, and only then says what it is to be made with. */
  async function count(account: string) {
    const all = await store.update((before) => {
      const kept = before?.[account];
      return before && kept ? { ...before, [account]: { ...kept, failures: kept.failures + 1 } } : before;
    });
    const kept = all?.[account];
    if (!kept) throw new FailureError('pinGone');
    return kept;
  }

  async function forgive(account: string): Promise<void> {
    await store.update((before) => {
      const kept = before?.[account];
      return before && kept ? { ...before, [account]: { ...kept, failures: 0 } } : before;
    });
  }

  return {
    triesLeft,
    remove,

    /** Whether all tries were used up and nobody lived to sign out for it. */
    async isSpent(account: string): Promise<boolean> {
      return trying === 0 && (await triesLeft(account)) === 0;
    },

    async set(account: string, userKey: Bytes, pin: string): Promise<void> {
      const salt = toBase64(randomBytes(SALT_BYTES));
      const key = await deriveMasterKey(pin, salt, KDF);
      const sealed = await sealRecord(key, 'pin', nameOf(account), userKey);
      await store.update((before) => ({ ...before, [account]: { salt, sealed, failures: 0 } }));
    },

    /**
     * The user key.
     *
     * @throws FailureError `wrongPin` with the tries left as detail, `pinFailed` when none is left, `pinGone`
     */
    async open(account: string, pin: string): Promise<Bytes> {
      trying++;
      try {
        const kept = await count(account);
        if (kept.failures > PIN_TRIES) throw new FailureError('pinFailed');
        const key = await deriveMasterKey(pin, kept.salt, KDF);
        try {
          const userKey = await openRecord(key, 'pin', nameOf(account), kept.sealed);
          await forgive(account);
          return userKey;
        } catch (error) {
          if (!(error instanceof CryptoError)) throw error;
          const left = PIN_TRIES - kept.failures;
          if (left <= 0) throw new FailureError('pinFailed');
          throw new FailureError('wrongPin', { detail: String(left) });
        }
      } finally {
        trying--;
      }
    },
  };
}
