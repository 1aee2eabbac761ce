import { type Bytes, fromBase64 } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { openMany } from '../../../utils/crypto/encString.ts';
import { openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey, type SymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { KeptClient } from '../stores/records.ts';
import { remembered } from '../stores/remembered.ts';
import type { AccountService } from './account.ts';
import { openPrivateKey } from './accountKeys.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

const KEY_BYTES = 64;

/** A client key as it was heard: under the provider key, and wrapped to a technician who is a direct member too. */
export type WrappedClientKey = Pick<KeptClient, 'wrappedKey' | 'memberKey'>;

export interface Keyring {
  /** @throws FailureError `clientUnreadable` when the client's key does not open, or not to the same key both ways */
  clientKey(wrappedProviderKey: string | null, client: WrappedClientKey): Promise<SymmetricKey>;
  /** Which of these client keys open; in the order given. */
  canOpen(wrappedProviderKey: string | null, clients: readonly WrappedClientKey[]): Promise<boolean[]>;
}

const isSame = (one: Bytes, other: Bytes): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** What does not open is null; every other error is one. */
async function orNull<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

/** user key -> private key -> provider key -> client key; what was opened is kept in memory until the lock. */
export function createKeyring(door: Door, session: SessionService, accounts: AccountService): Keyring {
  const providerKeys = remembered(async (wrapped) =>
    importSymmetricKey(await openWithPrivateKey('providerKey', wrapped, await privateKey())),
  );
  const memberKeys = remembered(async (wrapped) =>
    openWithPrivateKey('memberKey', wrapped, await privateKey()),
  );
  door.onLock(() => {
    providerKeys.clear();
    memberKeys.clear();
  });

  async function privateKey(): Promise<CryptoKey> {
    const { accountId, userKey } = await session.require();
    const account = await accounts.get(accountId);
    if (!account) throw new FailureError('signedOut');
    return openPrivateKey(fromBase64(userKey), account.wrappedPrivateKey);
  }

  async function openByProvider(
    wrappedProviderKey: string | null,
    clients: readonly WrappedClientKey[],
  ): Promise<(Bytes | null)[]> {
    const key = wrappedProviderKey === null ? null : await orNull(providerKeys.get(wrappedProviderKey));
    if (!key) return clients.map(() => null);
    const opened = await openMany(
      'clientKey',
      clients.map(({ wrappedKey }) => wrappedKey ?? ''),
      key,
    );
    return opened.map((bytes) => (bytes instanceof Uint8Array && bytes.length === KEY_BYTES ? bytes : null));
  }

  async function openAsMember({ memberKey }: WrappedClientKey): Promise<Bytes | null> {
    const bytes = memberKey === null ? null : await orNull(memberKeys.get(memberKey));
    return bytes?.length === KEY_BYTES ? bytes : null;
  }

  /** The provider's way first, then the member's; two ways to two different keys are a lie, and lead nowhere. */
  async function openAll(
    wrappedProviderKey: string | null,
    clients: readonly WrappedClientKey[],
  ): Promise<(Bytes | null)[]> {
    const byProvider = await openByProvider(wrappedProviderKey, clients);
    const asMember = await Promise.all(clients.map(openAsMember));
    return clients.map((_, at) => {
      const [one, other] = [byProvider[at] ?? null, asMember[at] ?? null];
      return one && other && !isSame(one, other) ? null : (one ?? other);
    });
  }

  return {
    async clientKey(wrappedProviderKey, client) {
      const [bytes] = await openAll(wrappedProviderKey, [client]);
      if (!bytes) throw new FailureError('clientUnreadable');
      return importSymmetricKey(bytes);
    },
    async canOpen(wrappedProviderKey, clients) {
      return (await openAll(wrappedProviderKey, clients)).map((bytes) => bytes !== null);
    },
  };
}
