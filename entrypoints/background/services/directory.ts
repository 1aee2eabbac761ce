import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import type { Client, ClientList } from '../../../utils/domain/clients.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import { labelled } from '../../../utils/domain/labelled.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { FanOutScope, ProviderScope } from '../../../utils/wire/scope.ts';
import { createMutex } from '../stores/mutex.ts';
import type {
  KeptClient,
  KeptClientList,
  KeptLabelSets,
  KeptProfile,
  KeptProvider,
  Records,
} from '../stores/records.ts';
import { remembered } from '../stores/remembered.ts';
import type { Door } from './door.ts';
import type { OwnRecords } from './ownRecords.ts';
import type { SessionService } from './session.ts';

const NO_SETS: KeptLabelSets = {};

export interface ProviderList {
  providers: Provider[];
  currentId: ProviderId | null;
  notSetUp: boolean;
}

/** What we last heard of providers and clients: in memory while the worker lives, sealed on disk beyond that. */
export function createDirectory(door: Door, session: SessionService, records: Records, own: OwnRecords) {
  const profiles = remembered(async () => {
    const { accountId, userKey } = await session.require();
    return records.profile.read(accountId, fromBase64(userKey));
  });
  const lists = remembered(async (key) => {
    const { accountId, userKey } = await session.require();
    return records.clients.read(accountId, fromBase64(userKey), key.split('/')[1]);
  });
  /** The list last told, with the labels laid over it: one object as long as neither changed. */
  let told: { list: KeptClientList; sets: KeptLabelSets; clients: ClientList } | null = null;
  door.onLock(() => {
    profiles.clear();
    lists.clear();
    told = null;
  });
  /** What is chosen and what is kept of it change together. */
  const inTurn = createMutex();

  const readProfile = async () => profiles.get((await session.require()).era);

  const readList = async (providerId: ProviderId) =>
    lists.get(`${(await session.require()).era}/${providerId}`);

  /** What a lock has overtaken is on disk, sealed, and not in memory. */
  async function inSameEra(era: string, keep: () => void): Promise<void> {
    if ((await session.secrets())?.era === era) keep();
  }

  /**
   * Keeps a profile and settles which provider counts: the one worked for, the one last worked for, or the only one.
   *
   * @throws FailureError `staleContext`: the profile was asked for in an era that has ended
   */
  function writeProfile(era: string, heard: Omit<KeptProfile, 'chosen'>): Promise<void> {
    return inTurn(async () => {
      const before = await readProfile();
      const ids = heard.providers.map(({ provider }) => provider.id);
      const only = ids.length === 1 ? (ids[0] ?? null) : null;
      const chosen = await session.settleProvider(era, before?.chosen ?? null, (counted) =>
        counted !== null && ids.includes(counted) ? counted : only,
      );
      await keepProfile(era, { ...heard, chosen });
    });
  }

  async function keepProfile(era: string, next: KeptProfile): Promise<void> {
    const { accountId, userKey } = await session.requireEra(era);
    await records.profile.write(accountId, fromBase64(userKey), next);
    await inSameEra(era, () => profiles.set(era, next));
  }

  /** @throws FailureError `staleContext`: the list was asked for in an era that has ended */
  async function writeList(era: string, providerId: ProviderId, list: KeptClientList): Promise<void> {
    const { accountId, userKey } = await session.requireEra(era);
    await records.clients.write(accountId, fromBase64(userKey), list, providerId);
    await inSameEra(era, () => lists.set(`${era}/${providerId}`, list));
  }

  async function currentProvider(): Promise<KeptProvider | null> {
    const kept = await readProfile();
    const { providerId } = await session.require();
    const id = providerId ?? kept?.chosen ?? null;
    return kept?.providers.find(({ provider }) => provider.id === id) ?? null;
  }

  /** The clients of a provider as they are shown. Labels that do not open are reported where they are edited. */
  async function readClients(providerId: ProviderId): Promise<ClientList | null> {
    const list = await readList(providerId);
    if (!list) return null;
    const sets = await own.labels.read(providerId).catch(() => NO_SETS);
    if (told?.list === list && told.sets === sets) return told.clients;
    const clients = labelled(
      list.clients.map(({ client }) => client),
      sets,
    );
    const next = { list, sets, clients: { syncedAt: list.syncedAt, clients } };
    // a lock that came meanwhile has emptied what this was made from
    if (await session.secrets()) told = next;
    return next.clients;
  }

  /** The provider worked for in an era, with what may be asked for it; null when there is none. */
  async function acting(era: string): Promise<{ provider: Provider; scope: ProviderScope } | null> {
    // the epoch first: a choice that comes in between makes the scope stale, never one of the other provider
    const { accountId, epoch } = await session.requireEra(era);
    const provider = (await currentProvider())?.provider;
    return provider
      ? { provider, scope: { kind: 'provider', accountId, providerId: provider.id, epoch } }
      : null;
  }

  return {
    readProfile,
    writeProfile,
    readList,
    readClients,
    writeList,
    currentProvider,

    async providers(): Promise<ProviderList> {
      const kept = await readProfile();
      const current = await currentProvider();
      return {
        providers: kept?.providers.map(({ provider }) => provider) ?? [],
        currentId: current?.provider.id ?? null,
        notSetUp: kept?.notSetUp ?? false,
      };
    },

    /** @throws FailureError `notFound`: not a provider of this account */
    choose(providerId: ProviderId): Promise<void> {
      return inTurn(async () => {
        const { era } = await session.require();
        const kept = await readProfile();
        if (!kept?.providers.some(({ provider }) => provider.id === providerId))
          throw new FailureError('notFound');
        await session.settleProvider(era, kept.chosen, () => providerId);
        await keepProfile(era, { ...kept, chosen: providerId });
      });
    },

    async clients(): Promise<ClientList | null> {
      const current = await currentProvider();
      return current ? readClients(current.provider.id) : null;
    },

    async client(id: ClientId): Promise<Client | null> {
      const current = await currentProvider();
      const list = current && (await readClients(current.provider.id));
      return list?.clients.find((client) => client.id === id) ?? null;
    },

    acting,

    /** One for each client of that provider that `allows`, to read in all of them. */
    async fanOut(of: ProviderScope, allows: (client: Client) => boolean): Promise<FanOutScope[]> {
      const { clients } = (await readClients(of.providerId)) ?? { clients: [] };
      return clients
        .filter(allows)
        .map(({ id, linkId }) => ({ ...of, kind: 'fanOut', clientId: id, linkId }));
    },

    /** @throws FailureError `notFound`: not a client of the provider worked for */
    async keptClient(id: ClientId): Promise<{ provider: KeptProvider; kept: KeptClient }> {
      const provider = await currentProvider();
      const list = provider && (await readList(provider.provider.id));
      const kept = list?.clients.find(({ client }) => client.id === id);
      if (!provider || !kept) throw new FailureError('notFound');
      return { provider, kept };
    },
  };
}

export type Directory = ReturnType<typeof createDirectory>;
