import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { open, openMany } from '../../../utils/crypto/encString.ts';
import { openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey, type SymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { remembered } from '../stores/remembered.ts';
import type { AccountService } from './account.ts';
import { openPrivateKey } from './accountKeys.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

const KEY_BYTES = 64;

export interface Keyring {
  /** @throws FailureError `clientUnreadable` when the client's key does not open under this provider key */
  clientKey(wrappedProviderKey: string | null, wrappedClientKey: string | null): Promise<SymmetricKey>;
  /** Which of these client keys open; in the order given. */
  canOpen(
    wrappedProviderKey: string | null,
    wrappedClientKeys: readonly (string | null)[],
  ): Promise<boolean[]>;
}

/** user key -> private key -> provider key -> client key; what was opened is kept in memory until the lock. */
export function createKeyring(door: Door, session: SessionService, accounts: AccountService): Keyring {
  const providerKeys = remembered((wrapped) => openProviderKey(wrapped));
  door.onLock(() => providerKeys.clear());

  async function openProviderKey(wrapped: string): Promise<SymmetricKey> {
    const { userKey } = await session.require();
    const account = await accounts.active();
    if (!account) throw new FailureError('signedOut');
    const privateKey = await openPrivateKey(fromBase64(userKey), account.wrappedPrivateKey);
    return importSymmetricKey(await openWithPrivateKey('providerKey', wrapped, privateKey));
  }

  return {
    async clientKey(wrappedProviderKey, wrappedClientKey) {
      if (wrappedProviderKey === null || wrappedClientKey === null)
        throw new FailureError('clientUnreadable');
      try {
        return await importSymmetricKey(
          await open('clientKey', wrappedClientKey, await providerKeys.get(wrappedProviderKey)),
        );
      } catch (error) {
        if (error instanceof CryptoError) throw new FailureError('clientUnreadable');
        throw error;
      }
    },
    async canOpen(wrappedProviderKey, wrappedClientKeys) {
      if (wrappedProviderKey === null) return wrappedClientKeys.map(() => false);
      let key: SymmetricKey;
      try {
        key = await providerKeys.get(wrappedProviderKey);
      } catch (error) {
        if (error instanceof CryptoError) return wrappedClientKeys.map(() => false);
        throw error;
      }
      const opened = await openMany(
        'clientKey',
        wrappedClientKeys.map((wrapped) => wrapped ?? ''),
        key,
      );
      return opened.map((bytes) => bytes instanceof Uint8Array && bytes.length === KEY_BYTES);
    },
  };
}
