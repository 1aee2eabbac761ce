import * as z from 'zod/mini';
import * as shape from '../../../../utils/bridge/schemas.ts';
import { type Bytes, fromBase64 } from '../../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../../utils/crypto/cryptoError.ts';
import { fingerprintOf } from '../../../../utils/crypto/fingerprint.ts';
import { importPinKey, pinsOf } from '../../../../utils/crypto/pins.ts';
import { importPublicKey } from '../../../../utils/crypto/rsa.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { ProviderUserId } from '../../../../utils/domain/ids.ts';
import type { KeyOffer, OfferedKey } from '../../../../utils/domain/personKeys.ts';
import { type PersonPublicKey, postPublicKeys } from '../../../../utils/wire/people.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import { createMutex } from '../../stores/mutex.ts';
import type { Records } from '../../stores/records.ts';
import { sessionValue } from '../../stores/sessionArea.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';
import type { Door } from '../door.ts';
import type { Keyring } from '../keyring.ts';
import type { SessionService } from '../session.ts';
import type { PeopleService } from './people.ts';

/** Sets of keys that somebody looks at; the oldest go first. */
const MOST_OFFERS = 4;

const shownKey = z.strictObject({
  id: shape.providerUserId,
  userId: z.string(),
  /** The very bytes whose fingerprint was shown. */
  publicKey: z.string(),
  pin: z.string(),
});
type ShownKey = z.output<typeof shownKey>;

const offer = z.strictObject({
  id: z.string(),
  providerId: shape.providerId,
  epoch: z.int(),
  keys: z.array(shownKey),
});

interface PersonKeysDependencies {
  door: Door;
  session: SessionService;
  records: Records;
  api: ApiService;
  directory: Directory;
  keyring: Keyring;
  people: PeopleService;
}

export type PersonKeys = ReturnType<typeof createPersonKeys>;

/** Bytes that are a public key to seal to; null for anything else. */
async function usable(text: string): Promise<Bytes | null> {
  try {
    const bytes = fromBase64(text);
    await importPublicKey(bytes);
    return bytes;
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

/**
 * The public keys of people to confirm. They are asked for once: the words shown are those of the bytes that are then
 * sealed to. Each person's key is pinned when it is first seen, and another one later stops the confirmation.
 */
export function createPersonKeys({
  door,
  session,
  records,
  api,
  directory,
  keyring,
  people,
}: PersonKeysDependencies) {
  const offers = sessionValue(door.openArea, 'keyOffers', z.array(offer));
  const inTurn = createMutex();

  async function readPins({ accountId, providerId }: ProviderScope): Promise<Record<string, string>> {
    const { userKey } = await session.require();
    return (await records.peoplePins.read(accountId, fromBase64(userKey), providerId)) ?? {};
  }

  /** Those in `added` win. */
  const pin = (scope: ProviderScope, added: (before: Record<string, string>) => Record<string, string>) =>
    inTurn(async () => {
      const before = await readPins(scope);
      const { userKey } = await session.require();
      const after = { ...before, ...added(before) };
      await records.peoplePins.write(scope.accountId, fromBase64(userKey), after, scope.providerId);
      return before;
    });

  async function find(scope: ProviderScope, offerId: string): Promise<ShownKey[]> {
    const found = (await offers.read())?.find(({ id }) => id === offerId);
    if (!found || found.providerId !== scope.providerId || found.epoch !== scope.epoch)
      throw new FailureError('staleContext');
    return found.keys;
  }

  /** Of those asked for that are of the account the list names, each once. */
  async function ask(scope: ProviderScope, ids: readonly ProviderUserId[]): Promise<PersonPublicKey[]> {
    const waiting = (await people.list(scope)).filter(
      ({ id, status, userId }) => ids.includes(id) && status === 'accepted' && userId !== null,
    );
    if (waiting.length === 0) return [];
    const { data } = await api.send(
      postPublicKeys(
        scope,
        waiting.map(({ id }) => id),
      ),
    );
    return waiting.flatMap(({ id, userId }) => {
      const answered = data.filter((row) => row.id === id);
      const [only] = answered;
      return answered.length === 1 && only?.userId === userId ? [only] : [];
    });
  }

  return {
    /** Whoever has no key that can be sealed to, or is not to be confirmed, is in it without words. */
    async offer(scope: ProviderScope, ids: readonly ProviderUserId[]): Promise<KeyOffer> {
      const pinKey = await importPinKey(fromBase64((await session.require()).userKey));
      const shown: (ShownKey & { fingerprint: number[] })[] = [];
      for (const { id, userId, key } of await ask(scope, ids)) {
        const bytes = await usable(key);
        const [pinned] = bytes ? await pinsOf([bytes], pinKey) : [];
        if (!bytes || !pinned) continue;
        const fingerprint = await fingerprintOf(bytes, userId);
        shown.push({ id, userId, publicKey: key, pin: pinned, fingerprint });
      }
      const before = await pin(scope, (known) =>
        Object.fromEntries(shown.flatMap(({ userId, pin: own }) => (known[userId] ? [] : [[userId, own]]))),
      );
      const id = crypto.randomUUID();
      const keys = shown.map(({ fingerprint: _words, ...key }) => key);
      await offers.update((kept) => [
        ...(kept ?? []).slice(1 - MOST_OFFERS),
        { id, providerId: scope.providerId, epoch: scope.epoch, keys },
      ]);
      const offered = ids.map((personId): OfferedKey => {
        const key = shown.find((one) => one.id === personId);
        if (!key) return { id: personId, fingerprint: null, state: 'unusable' };
        const known = before[key.userId];
        const state = known === undefined ? 'new' : known === key.pin ? 'same' : 'changed';
        return { id: personId, fingerprint: key.fingerprint, state };
      });
      return { id, keys: offered };
    },

    /** A person says that the key shown is right, although it was another one before. */
    async acknowledge(scope: ProviderScope, offerId: string, personId: ProviderUserId): Promise<void> {
      const key = (await find(scope, offerId)).find(({ id }) => id === personId);
      if (!key) throw new FailureError('staleContext');
      await pin(scope, () => ({ [key.userId]: key.pin }));
    },

    /** The provider key, sealed to what was shown, with the pin of that; null where another is pinned. By person. */
    async seal(
      scope: ProviderScope,
      offerId: string,
      ids: readonly ProviderUserId[],
    ): Promise<Map<ProviderUserId, { key: string | null; pin: string }>> {
      const keys = await find(scope, offerId);
      const pins = await readPins(scope);
      const provider = await directory.currentProvider();
      if (provider?.provider.id !== scope.providerId) throw new FailureError('staleContext');
      const sealed = new Map<ProviderUserId, { key: string | null; pin: string }>();
      for (const id of ids) {
        const key = keys.find((one) => one.id === id);
        if (!key) throw new FailureError('staleContext');
        const { pin: own, publicKey, userId } = key;
        const isRight = pins[userId] === own;
        sealed.set(id, {
          key: isRight ? await keyring.sealProviderKey(provider, fromBase64(publicKey)) : null,
          pin: own,
        });
      }
      return sealed;
    },
  };
}
