import { fromBase64 } from '../../../../utils/crypto/bytes.ts';
import type { ClientFact } from '../../../../utils/domain/clientLife.ts';
import type { ClientId, LinkId } from '../../../../utils/domain/ids.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import { createMutex } from '../../stores/mutex.ts';
import type { Records } from '../../stores/records.ts';
import type { Directory } from '../directory.ts';
import type { SessionService } from '../session.ts';

export type HalfMade = ReturnType<typeof createHalfMade>;

/** Clients that are there and were never finished: those we saw stay so, and those nobody was ever invited to. */
export function createHalfMade(session: SessionService, directory: Directory, records: Records) {
  const inTurn = createMutex();

  async function read({ accountId, providerId }: ProviderScope): Promise<LinkId[]> {
    const { userKey } = await session.require();
    return (await records.halfMade.read(accountId, fromBase64(userKey), providerId)) ?? [];
  }

  return {
    note: (scope: ProviderScope, links: readonly LinkId[]): Promise<void> =>
      inTurn(async () => {
        const after = [...new Set([...(await read(scope)), ...links])];
        const { userKey } = await session.require();
        await records.halfMade.write(scope.accountId, fromBase64(userKey), after, scope.providerId);
      }),

    /** By client: of those that are half made, and of the one asked for; thousands of others are nobody's news. */
    async facts(scope: ProviderScope, asked?: ClientId): Promise<Record<string, ClientFact>> {
      const noted = new Set(await read(scope));
      const provider = (await directory.currentProvider())?.provider;
      const list = await directory.readList(scope.providerId);
      const isShared = provider?.rules.billing === 'consolidated';
      return Object.fromEntries(
        (list?.clients ?? []).flatMap(({ client: { id, linkId, seats }, createdAt = null }) => {
          const isHalfMade = noted.has(linkId) || (isShared && seats.used === 0);
          return isHalfMade || id === asked ? [[id, { createdAt, isHalfMade }]] : [];
        }),
      );
    },
  };
}
