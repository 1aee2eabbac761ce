import { type Bytes, fromBase64 } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { openMany, seal } from '../../../utils/crypto/encString.ts';
import { importPinKey, pinsOf } from '../../../utils/crypto/pins.ts';
import { importPublicKey, openWithPrivateKey, sealToPublicKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey, type SymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { troubleOf } from '../../../utils/domain/keyTroubles.ts';
import type { KeptClient, KeptProvider } from '../stores/records.ts';
import { remembered } from '../stores/remembered.ts';
import type { AccountService } from './account.ts';
import { openPrivateKey } from './accountKeys.ts';
import type { Door } from './door.ts';
import type { Pins, SeenKeys } from './pins.ts';
import type { SessionService } from './session.ts';

const KEY_BYTES = 64;

/** A client key as it was heard: under the provider key, and wrapped to a technician who is a direct member too. */
export interface WrappedClientKey extends Pick<KeptClient, 'wrappedKey' | 'memberKey'> {
  id: ClientId;
}

/** A client and its provider as they are kept; `directory.keptClient` finds them. */
export interface KeptKeys {
  provider: KeptProvider;
  kept: KeptClient;
}

export interface Keyring {
  /** What all these keys are known again by, and whether they open. */
  examine(wrappedProviderKey: string | null, clients: readonly WrappedClientKey[]): Promise<SeenKeys>;
  /**
   * For reading.
   *
   * @throws FailureError `clientUnreadable` when the client's key does not open, or not to the same key both ways
   */
  clientKey(keys: KeptKeys): Promise<SymmetricKey>;
  /**
   * For encrypting, and the only way to a key for that.
   *
   * @throws FailureError as `clientKey`; `keyChanged` or `keyShared` when it may not be the client's
   */
  sealingKey(keys: KeptKeys): Promise<SymmetricKey>;
  /**
   * The key of a client to be, under the provider key.
   *
   * @throws FailureError as `sealProviderKey`
   */
  wrapForProvider(provider: KeptProvider, bytes: Bytes): Promise<string>;
  /** The bytes of an organization key as it was wrapped to the person. @throws FailureError `clientUnreadable` */
  openMemberKey(wrapped: string): Promise<Bytes>;
  /**
   * The provider key for somebody who is confirmed.
   *
   * @param publicKey whose words that person was asked for
   * @throws FailureError `keyChanged`: it is not the one it was; `brokenKeys`: there is none
   */
  sealProviderKey(provider: KeptProvider, publicKey: Bytes): Promise<string>;
}

interface OpenedClientKey {
  bytes: Bytes | null;
  isTwoWays: boolean;
}

const isRight = (bytes: Bytes | null): bytes is Bytes => bytes?.length === KEY_BYTES;

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
export function createKeyring(
  door: Door,
  session: SessionService,
  accounts: AccountService,
  pins: Pins,
): Keyring {
  const pinKeys = remembered(async () => importPinKey(fromBase64((await session.require()).userKey)));
  const providerKeys = remembered(async (wrapped) => {
    const bytes = await openWithPrivateKey('providerKey', wrapped, await privateKey());
    return { key: await importSymmetricKey(bytes), pin: (await pinned([bytes]))[0] ?? null };
  });
  const memberKeys = remembered(async (wrapped) =>
    openWithPrivateKey('memberKey', wrapped, await privateKey()),
  );
  door.onLock(() => {
    for (const keys of [pinKeys, providerKeys, memberKeys]) keys.clear();
  });

  const pinned = async (keys: readonly (Bytes | null)[]) =>
    pinsOf(keys, await pinKeys.get((await session.require()).era));

  async function privateKey(): Promise<CryptoKey> {
    const { accountId, userKey } = await session.require();
    const account = await accounts.get(accountId);
    if (!account) throw new FailureError('signedOut');
    return openPrivateKey(fromBase64(userKey), account.wrappedPrivateKey);
  }

  const providerKey = async (wrapped: string | null) =>
    wrapped === null ? null : orNull(providerKeys.get(wrapped));

  async function openByProvider(
    wrappedProviderKey: string | null,
    clients: readonly WrappedClientKey[],
  ): Promise<(Bytes | null)[]> {
    const provider = await providerKey(wrappedProviderKey);
    if (!provider) return clients.map(() => null);
    const wrapped = clients.map(({ wrappedKey }) => wrappedKey ?? '');
    const opened = await openMany('clientKey', wrapped, provider.key);
    return opened.map((bytes) => (bytes instanceof Uint8Array && isRight(bytes) ? bytes : null));
  }

  async function openAsMember({ memberKey }: WrappedClientKey): Promise<Bytes | null> {
    const bytes = memberKey === null ? null : await orNull(memberKeys.get(memberKey));
    return isRight(bytes) ? bytes : null;
  }

  /** The provider's way first, then the member's; two ways to two different keys are a lie, and lead nowhere. */
  async function openAll(
    wrappedProviderKey: string | null,
    clients: readonly WrappedClientKey[],
  ): Promise<OpenedClientKey[]> {
    const byProvider = await openByProvider(wrappedProviderKey, clients);
    const asMember = await Promise.all(clients.map(openAsMember));
    return clients.map((_, at) => {
      const [one, other] = [byProvider[at] ?? null, asMember[at] ?? null];
      const isTwoWays = one !== null && other !== null && !isSame(one, other);
      return { bytes: isTwoWays ? null : (one ?? other), isTwoWays };
    });
  }

  async function see(
    wrappedProviderKey: string | null,
    clients: readonly WrappedClientKey[],
    opened: readonly OpenedClientKey[],
  ): Promise<SeenKeys> {
    const clientPins = await pinned(opened.map(({ bytes }) => bytes));
    return {
      provider: (await providerKey(wrappedProviderKey))?.pin ?? null,
      clients: clients.map(({ id }, at) => ({
        id,
        pin: clientPins[at] ?? null,
        isTwoWays: opened[at]?.isTwoWays ?? false,
      })),
    };
  }

  /** Opened, and compared with what it was before. */
  async function openOne({ provider: { provider, wrappedKey }, kept }: KeptKeys): Promise<Bytes> {
    const { era } = await session.require();
    const clients = [{ ...kept, id: kept.client.id }];
    const opened = await openAll(wrappedKey, clients);
    await pins.compare(era, provider.id, await see(wrappedKey, clients, opened));
    const bytes = opened[0]?.bytes;
    if (!bytes) throw new FailureError('clientUnreadable');
    return bytes;
  }

  /** The provider key, for giving it away or sealing under it. @throws FailureError `brokenKeys`, `keyChanged` */
  async function trusted({ provider, wrappedKey: wrapped }: KeptProvider) {
    const { era } = await session.require();
    const opened = await providerKey(wrapped);
    if (!opened || wrapped === null) throw new FailureError('brokenKeys');
    await pins.compare(era, provider.id, { provider: opened.pin, clients: [] });
    const isChanged = (await pins.troubles(provider.id)).some(({ clientId }) => clientId === null);
    if (isChanged) throw new FailureError('keyChanged');
    return { key: opened.key, wrapped };
  }

  return {
    async examine(wrappedProviderKey, clients) {
      return see(wrappedProviderKey, clients, await openAll(wrappedProviderKey, clients));
    },
    async sealProviderKey(provider, publicKey) {
      const { wrapped } = await trusted(provider);
      const bytes = await openWithPrivateKey('providerKey', wrapped, await privateKey());
      return sealToPublicKey(bytes, await importPublicKey(publicKey));
    },
    wrapForProvider: async (provider, bytes) => seal(bytes, (await trusted(provider)).key),
    async openMemberKey(memberKey) {
      const bytes = await orNull(memberKeys.get(memberKey));
      if (!isRight(bytes)) throw new FailureError('clientUnreadable');
      return bytes;
    },
    clientKey: async (keys) => importSymmetricKey(await openOne(keys)),
    async sealingKey(keys) {
      const bytes = await openOne(keys);
      const trouble = troubleOf(await pins.troubles(keys.provider.provider.id), keys.kept.client.id);
      if (trouble) throw new FailureError(trouble.kind === 'shared' ? 'keyShared' : 'keyChanged');
      return importSymmetricKey(bytes);
    },
  };
}
