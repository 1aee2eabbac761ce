import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import type { KeyTrouble } from '../../../utils/domain/keyTroubles.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptPins, Pinned, Records } from '../stores/records.ts';
import { remembered } from '../stores/remembered.ts';
import type { Changes } from './changes.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

/** Keys as they were opened just now, by what they are known again by; null: not there, or it does not open. */
export interface SeenKeys {
  provider: string | null;
  clients: readonly SeenClientKey[];
}

export interface SeenClientKey {
  id: ClientId;
  pin: string | null;
  /** It opens to one key through the provider, and to another as a member. */
  isTwoWays: boolean;
}

interface PinsDependencies {
  platform: Platform;
  door: Door;
  session: SessionService;
  records: Records;
  changed: Changes;
}

const NONE: KeptPins = { provider: null, clients: {}, twoWays: [] };

/** At first use a key is pinned; whatever is seen later changes nothing but what is said of it. */
function seenAgain(pinned: Pinned | null | undefined, pin: string | null, now: number): Pinned | null {
  if (pin === null) return pinned ?? null;
  if (!pinned) return { pin, seen: pin, changedAt: null };
  if (pinned.seen === pin) return pinned;
  // also when the first one comes back: somebody can make this server say either
  return { ...pinned, seen: pin, changedAt: pinned.changedAt ?? now };
}

function updated(before: KeptPins, seen: SeenKeys, now: number): KeptPins {
  const clients = { ...before.clients };
  for (const { id, pin } of seen.clients) {
    const next = seenAgain(clients[id], pin, now);
    if (next) clients[id] = next;
  }
  const looked = new Set<string>(seen.clients.map(({ id }) => id));
  const twoWays = [
    ...before.twoWays.filter((id) => !looked.has(id)),
    ...seen.clients.filter(({ isTwoWays }) => isTwoWays).map(({ id }) => id),
  ];
  return { provider: seenAgain(before.provider, seen.provider, now), clients, twoWays };
}

function isSame(before: KeptPins, after: KeptPins): boolean {
  const ids = Object.keys(after.clients);
  return (
    before.provider === after.provider &&
    before.twoWays.join() === after.twoWays.join() &&
    ids.length === Object.keys(before.clients).length &&
    ids.every((id) => before.clients[id] === after.clients[id])
  );
}

/** Clients whose key another one has as well, or that is the provider's own. */
function sharing({ provider, clients }: KeptPins): ClientId[] {
  const times = new Map<string, number>(provider ? [[provider.seen, 1]] : []);
  for (const { seen } of Object.values(clients)) times.set(seen, (times.get(seen) ?? 0) + 1);
  return (Object.keys(clients) as ClientId[]).filter((id) => (times.get(clients[id]?.seen ?? '') ?? 0) > 1);
}

function findTroubles(pins: KeptPins, providerId: ProviderId): KeyTrouble[] {
  const changedOf = (clientId: ClientId | null, pinned: Pinned | null | undefined): KeyTrouble[] =>
    pinned && pinned.changedAt !== null
      ? [{ kind: 'changed', providerId, clientId, at: pinned.changedAt, id: pinned.seen }]
      : [];
  const seenAnew = (kind: 'shared' | 'twoWays', clientId: ClientId): KeyTrouble => ({
    kind,
    providerId,
    clientId,
    at: null,
    id: null,
  });
  return [
    ...changedOf(null, pins.provider),
    ...sharing(pins).map((id) => seenAnew('shared', id)),
    ...pins.twoWays.map((id) => seenAnew('twoWays', id)),
    ...Object.entries(pins.clients).flatMap(([id, pinned]) => changedOf(id as ClientId, pinned)),
  ];
}

/** Kept for as long as the pins are: who encrypts for many clients asks once for each. */
const found = new WeakMap<KeptPins, KeyTrouble[]>();

function troublesIn(pins: KeptPins, providerId: ProviderId): KeyTrouble[] {
  const troubles = found.get(pins) ?? findTroubles(pins, providerId);
  found.set(pins, troubles);
  return troubles;
}

export type Pins = ReturnType<typeof createPins>;

/**
 * Which key each provider and client had at first (security.md section 4). A server that hands out another one is not
 * believed: the change is kept, told, and stands in the way of encrypting until a person says that it is right.
 */
export function createPins({ platform, door, session, records, changed }: PinsDependencies) {
  const kept = remembered(async (key) => {
    const { accountId, userKey } = await session.require();
    return (await records.pins.read(accountId, fromBase64(userKey), key.split('/')[1])) ?? NONE;
  });
  door.onLock(() => kept.clear());
  const inTurn = createMutex();

  async function change(
    era: string,
    providerId: ProviderId,
    make: (before: KeptPins) => KeptPins,
  ): Promise<void> {
    const key = `${era}/${providerId}`;
    const before = await kept.get(key);
    const after = make(before);
    if (isSame(before, after)) return;
    const { accountId, userKey } = await session.requireEra(era);
    await records.pins.write(accountId, fromBase64(userKey), after, providerId);
    if ((await session.secrets())?.era === era) kept.set(key, after);
    if (JSON.stringify(troublesIn(before, providerId)) !== JSON.stringify(troublesIn(after, providerId)))
      await changed('keys');
  }

  return {
    /** @throws FailureError `staleContext`: they were seen in an era that has ended */
    compare: (era: string, providerId: ProviderId, seen: SeenKeys): Promise<void> =>
      inTurn(() => change(era, providerId, (before) => updated(before, seen, platform.now()))),

    async troubles(providerId: ProviderId): Promise<KeyTrouble[]> {
      const { era } = await session.require();
      return troublesIn(await kept.get(`${era}/${providerId}`), providerId);
    },

    /**
     * A person says that the key seen now is right.
     *
     * @param id of the change as it was shown
     * @throws FailureError `staleContext`: it is not what is seen by now
     */
    acknowledge: (providerId: ProviderId, clientId: ClientId | null, id: string): Promise<void> =>
      inTurn(async () => {
        const { era } = await session.require();
        await change(era, providerId, (before) => {
          const pinned = clientId === null ? before.provider : before.clients[clientId];
          if (!pinned || pinned.changedAt === null || pinned.seen !== id)
            throw new FailureError('staleContext');
          const right: Pinned = { pin: id, seen: id, changedAt: null };
          return clientId === null
            ? { ...before, provider: right }
            : { ...before, clients: { ...before.clients, [clientId]: right } };
        });
      }),
  };
}
