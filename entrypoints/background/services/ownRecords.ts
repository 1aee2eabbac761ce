import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import type { ProviderId } from '../../../utils/domain/ids.ts';
import type { SeatBook } from '../../../utils/domain/seatBook.ts';
import type { Usages } from '../../../utils/domain/usage.ts';
import type { KeptLabelSets, KeptOnboarding, KeptSeen, Records } from '../stores/records.ts';
import { remembered } from '../stores/remembered.ts';
import type { SealedValue } from '../stores/sealed.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

export type OwnRecords = ReturnType<typeof createOwnRecords>;

/** What is a technician's own about the clients of a provider: in memory while the worker lives, sealed on disk beyond that. */
export function createOwnRecords(door: Door, session: SessionService, records: Records) {
  function perProvider<T extends object>(record: SealedValue<T>) {
    const none = {} as T;
    const kept = remembered(async (key) => {
      const { accountId, userKey } = await session.require();
      return (await record.read(accountId, fromBase64(userKey), key.split('/')[1])) ?? none;
    });
    door.onLock(() => kept.clear());
    return {
      /** The same object until it is changed. */
      read: async (providerId: ProviderId): Promise<T> =>
        kept.get(`${(await session.require()).era}/${providerId}`),
      /** @throws FailureError `staleContext`: what it was made from was read in an era that has ended */
      async write(era: string, providerId: ProviderId, next: T): Promise<void> {
        const { accountId, userKey } = await session.requireEra(era);
        await record.write(accountId, fromBase64(userKey), next, providerId);
        if ((await session.secrets())?.era === era) kept.set(`${era}/${providerId}`, next);
      },
    };
  }

  return {
    labels: perProvider<KeptLabelSets>(records.labels),
    onboarding: perProvider<KeptOnboarding>(records.onboarding),
    usage: perProvider<Usages>(records.usage),
    seatBook: perProvider<Partial<SeatBook>>(records.seatBook),
    seen: perProvider<KeptSeen>(records.seen),
  };
}
