import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import {
  dayOf,
  monthBefore,
  NO_SEAT_BOOK,
  type OwnOrganization,
  type SeatBook,
  type SeatMonth,
  type SeatPair,
  withSeen,
} from '../../../utils/domain/seatBook.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import type { SyncResponse } from '../../../utils/wire/sync.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptOrganization, Records } from '../stores/records.ts';
import type { Directory } from './directory.ts';
import { memberStatusOf } from './memberships.ts';
import type { OwnRecords } from './ownRecords.ts';
import type { SessionService } from './session.ts';

interface SeatBookDependencies {
  platform: Platform;
  session: SessionService;
  records: Records;
  own: OwnRecords;
  directory: Directory;
}

const PLANS: Record<number, string> = { 2: 'Teams', 3: 'Enterprise', 4: 'Teams Starter' };

/** Those of one's own organizations that no provider looks after. */
function toOrganizations({
  organizations,
  providerOrganizations,
}: SyncResponse['profile']): KeptOrganization[] {
  const clients = new Set<string>(providerOrganizations.map(({ id }) => id));
  return organizations
    .filter(
      ({ id, status, providerId }) =>
        memberStatusOf(status) === 'confirmed' && !providerId && !clients.has(id),
    )
    .map(({ id, name, productTierType, seats }) => ({
      id,
      name: plainText(name ?? ''),
      plan: PLANS[productTierType ?? -1] ?? '',
      seats: seats ?? null,
    }));
}

export type SeatBookService = ReturnType<typeof createSeatBook>;

/** What Bitwarden does not keep about seats: which organizations are the MSP's own, and how it was last month. */
export function createSeatBook({ platform, session, records, own, directory }: SeatBookDependencies) {
  const inTurn = createMutex();

  const readBook = async (providerId: ProviderId): Promise<SeatBook> => ({
    ...NO_SEAT_BOOK,
    ...(await own.seatBook.read(providerId)),
  });

  async function organizations(): Promise<KeptOrganization[]> {
    const { accountId, userKey } = await session.require();
    return (await records.organizations.read(accountId, fromBase64(userKey))) ?? [];
  }

  const withMarks = (all: readonly KeptOrganization[], { internal }: SeatBook): OwnOrganization[] =>
    all.map((one) => ({ ...one, isInternal: internal.includes(one.id) }));

  async function rowsNow(providerId: ProviderId, book: SeatBook): Promise<SeatMonth['rows']> {
    const list = await directory.readList(providerId);
    const ofClients = (list?.clients ?? []).map(({ client: { id, seats } }): [string, SeatPair] => [
      id,
      [seats.used, seats.total],
    ]);
    const internal = withMarks(await organizations(), book).filter(({ isInternal }) => isInternal);
    return Object.fromEntries([
      ...ofClients,
      ...internal.map(({ id, seats }): [string, SeatPair] => [id, [null, seats]]),
    ]);
  }

  return {
    /** @throws FailureError `staleContext`: the profile was asked for in an era that has ended */
    async hear(era: string, profile: SyncResponse['profile']): Promise<void> {
      const { accountId, userKey } = await session.requireEra(era);
      await records.organizations.write(accountId, fromBase64(userKey), toOrganizations(profile));
    },

    /** The list of clients is fresh. Once a day it is noted; nobody waits for it, and what cannot be kept is not. */
    note: (era: string, providerId: ProviderId): Promise<void> =>
      inTurn(async () => {
        const book = await readBook(providerId);
        const day = dayOf(platform.now());
        if (day <= book.day) return;
        await own.seatBook.write(era, providerId, withSeen(book, day, await rowsNow(providerId, book)));
      }).catch(() => undefined),

    async read({ providerId }: ProviderScope) {
      const book = await readBook(providerId);
      return {
        organizations: withMarks(await organizations(), book),
        before: monthBefore(book, dayOf(platform.now())),
      };
    },

    /** What is not among one's own organizations cannot be marked, and nothing changes. */
    mark: ({ providerId }: ProviderScope, id: ClientId, isInternal: boolean): Promise<OwnOrganization[]> =>
      inTurn(async () => {
        const { era } = await session.require();
        const [all, book] = [await organizations(), await readBook(providerId)];
        const others = book.internal.filter((one) => one !== id);
        const isThere = all.some((one) => one.id === id);
        const next = { ...book, internal: isInternal && isThere ? [...others, id] : others };
        await own.seatBook.write(era, providerId, next);
        return withMarks(all, next);
      }),
  };
}
