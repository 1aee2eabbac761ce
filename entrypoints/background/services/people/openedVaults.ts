import type { LinkId, ProviderUserId } from '../../../../utils/domain/ids.ts';
import type { OpenedVault, OpenedVaults } from '../../../../utils/domain/openedVaults.ts';
import { getPersonEvents, type WireEventPage } from '../../../../utils/wire/events.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import type { Platform } from '../../platform.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';
import type { PeopleService } from './people.ts';

/** The provider's row for "opened a client's vault". */
const VAULT_OPENED = 1903;
/** Within what Bitwarden answers at once, in milliseconds. */
const RANGE = 365 * 86_400_000;
/** Pages of fifty; more would keep somebody waiting. */
const MOST_PAGES = 10;

interface OpenedVaultsDependencies {
  platform: Platform;
  api: ApiService;
  directory: Directory;
  people: PeopleService;
}

/** Read before somebody is removed, because then nobody can ask for their events any more. It leaves no trace. */
export function createOpenedVaults({ platform, api, directory, people }: OpenedVaultsDependencies) {
  return async (scope: ProviderScope, id: ProviderUserId): Promise<OpenedVaults> => {
    const end = Math.floor(platform.now());
    const from = end - RANGE;
    let oldest = end;
    const person = (await people.known()).find((one) => one.id === id);
    if (person?.userId === null) return { vaults: [], from, isComplete: true };
    const names = new Map((await directory.clients())?.clients.map(({ linkId, name }) => [linkId, name]));
    const vaults = new Map<LinkId, OpenedVault>();
    const range = { start: from, end };
    const begun = new Set<string | null>([null]);
    let continuation: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer: WireEventPage = await api.send(getPersonEvents(scope, id, { range, continuation }));
      for (const { type, date, providerOrganizationId } of answer.data) {
        const at = Date.parse(date);
        if (type !== VAULT_OPENED || !providerOrganizationId || Number.isNaN(at)) continue;
        const linkId = providerOrganizationId as LinkId;
        const known = vaults.get(linkId);
        vaults.set(linkId, {
          linkId,
          client: names.get(linkId) ?? null,
          times: (known?.times ?? 0) + 1,
          last: Math.max(known?.last ?? 0, at),
        });
      }
      continuation = answer.continuationToken ?? null;
      const last = Date.parse(answer.data.at(-1)?.date ?? '');
      if (!Number.isNaN(last)) oldest = last;
      // a log that leads back to where it was would never end
      if (continuation === null || begun.has(continuation)) break;
      begun.add(continuation);
    }
    return {
      vaults: [...vaults.values()].sort((a, b) => b.last - a.last),
      from: continuation === null ? from : oldest,
      isComplete: continuation === null,
    };
  };
}
