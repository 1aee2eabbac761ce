import type { Bytes } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { FailureError, type FailureKind } from '../../../utils/domain/failures.ts';
import type { Platform } from '../platform.ts';
import type { Records } from '../stores/records.ts';
import type { Opening, StoredAccount } from '../stores/storedAccount.ts';
import type { AccountService } from './account.ts';
import { openPrivateKey, unlock } from './accountKeys.ts';
import type { Changes } from './changes.ts';
import type { Door } from './door.ts';
import { newSecrets } from './newSecrets.ts';
import type { PinService } from './pin.ts';
import type { Switching } from './switching.ts';

interface UnlockingDependencies {
  platform: Platform;
  accounts: AccountService;
  records: Records;
  door: Door;
  pin: PinService;
  switching: Switching;
  changed: Changes;
}

/** What an unlock has to open before it may open anything. */
interface Opened {
  userKey: Bytes;
  refreshToken: string;
  /** Keeps what was changed elsewhere and has opened; only in turn. */
  takeOver?: () => Promise<void>;
}

const isKind = (error: unknown, kind: FailureKind): boolean =>
  error instanceof FailureError && error.failure.kind === kind;

/** Opens accounts that are known here. No server is asked. */
export function createUnlocking(dependencies: UnlockingDependencies) {
  const { platform, accounts, records, door, pin, switching, changed } = dependencies;

  async function tokenOf(account: string, userKey: Bytes): Promise<string> {
    const refreshToken = await records.refreshToken.read(account, userKey);
    if (refreshToken === null) throw new FailureError('sessionEnded');
    return refreshToken;
  }

  /** null: the password does not open this. */
  async function tryOpening(
    account: StoredAccount,
    opening: Opening,
    password: string,
  ): Promise<Bytes | null> {
    try {
      const userKey = await unlock({ ...account, ...opening }, password);
      await openPrivateKey(userKey, opening.wrappedPrivateKey);
      return userKey;
    } catch (error) {
      if (error instanceof CryptoError || isKind(error, 'wrongUnlockPassword')) return null;
      throw error;
    }
  }

  /**
   * Takes over what was changed elsewhere, which opens or is not taken. The sign-in that is sealed here lies under the
   * key from before, which the same password opens unless that was changed too.
   *
   * @throws FailureError `wrongUnlockPassword`; `keysChanged` when the password opens what was before and nothing else;
   *   `changedElsewhere` when only a new sign-in helps
   */
  async function takeOver(account: StoredAccount, next: Opening, password: string): Promise<Opened> {
    const { changed: _taken, ...before } = account;
    const [userKey, earlier] = await Promise.all([
      tryOpening(account, next, password),
      tryOpening(account, before, password),
    ]);
    if (!userKey) throw new FailureError(earlier ? 'keysChanged' : 'wrongUnlockPassword');
    if (!earlier) throw new FailureError('changedElsewhere');
    const refreshToken = await tokenOf(account.id, earlier);
    const sealed = await records.refreshToken.seal(account.id, userKey, refreshToken);
    const isNewKey = userKey.length !== earlier.length || userKey.some((byte, at) => byte !== earlier[at]);
    const keep = () => accounts.adopt({ ...before, ...next }, sealed, isNewKey);
    return { userKey, refreshToken, takeOver: keep };
  }

  async function openWithPassword(account: StoredAccount, password: string): Promise<Opened> {
    if (account.changed) return takeOver(account, account.changed, password);
    const userKey = await unlock(account, password);
    return { userKey, refreshToken: await tokenOf(account.id, userKey) };
  }

  async function openWithPin(account: StoredAccount, typed: string): Promise<Opened> {
    // what the PIN opens is the key from before
    if (account.changed) throw new FailureError('keysChanged');
    const userKey = await pin.open(account.id, typed);
    return { userKey, refreshToken: await tokenOf(account.id, userKey) };
  }

  /** Opens unless somebody went on some other way meanwhile. */
  async function open(account: StoredAccount, opened: Opened): Promise<void> {
    await door.inTurn(async () => {
      if (!(await accounts.get(account.id))) throw new FailureError('signedOut');
      if ((await switching.currentId()) !== account.id) throw new FailureError('accountChanged');
      await opened.takeOver?.();
      const settings = await accounts.lockOf(account.id);
      const beside = await door.beside(account.id);
      await door.open(newSecrets(account, opened, settings, platform.now()), beside);
    });
    await changed('session');
  }

  return {
    /** Needs the master password and nothing more. */
    async withPassword(password: string): Promise<void> {
      const account = await accounts.lastActive();
      if (!account) throw new FailureError('signedOut');
      try {
        await open(account, await openWithPassword(account, password));
      } catch (error) {
        if (isKind(error, 'changedElsewhere')) await switching.endAndTell(account.id, 'changedElsewhere');
        throw error;
      }
    },

    /** The account is named: a wrong try counts, and has to count for the one on screen. */
    async withPin(accountId: string, typed: string): Promise<void> {
      const account = await accounts.lastActive();
      if (account?.id !== accountId) throw new FailureError('accountChanged');
      try {
        await open(account, await openWithPin(account, typed));
      } catch (error) {
        if (isKind(error, 'pinFailed')) await switching.endAndTell(accountId, 'pinFailed');
        // another window shows the tries that are left, too
        else await changed('session');
        throw error;
      }
    },
  };
}
