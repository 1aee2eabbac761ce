import type { Client, ClientList } from '../../../utils/domain/clients.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import type { KeptClient, KeptClientList, KeptProfile, KeptProvider, Records } from '../stores/records.ts';
import type { Keyring } from './keyring.ts';
import type { SessionService } from './session.ts';

export interface ProviderList {
  providers: Provider[];
  currentId: ProviderId | null;
  notSetUp: boolean;
}

/** What we last heard of providers and clients: in memory while the worker lives, sealed on disk beyond that. */
export function createDirectory(session: SessionService, keyring: Keyring, records: Records) {
  let profile: KeptProfile | null = null;
  const lists = new Map<ProviderId, KeptClientList>();
  session.onLock(async () => {
    profile = null;
    lists.clear();
  });

  async function readProfile(): Promise<KeptProfile | null> {
    const { accountId } = await session.require();
    profile ??= await records.profile.read(accountId, await keyring.userKey());
    return profile;
  }

  async function writeProfile(next: KeptProfile): Promise<void> {
    const { accountId } = await session.require();
    await records.profile.write(accountId, await keyring.userKey(), next);
    profile = next;
  }

  async function readList(providerId: ProviderId): Promise<KeptClientList | null> {
    const { accountId } = await session.require();
    const known =
      lists.get(providerId) ?? (await records.clients.read(accountId, await keyring.userKey(), providerId));
    if (known) lists.set(providerId, known);
    return known;
  }

  async function currentProvider(): Promise<KeptProvider | null> {
    const kept = await readProfile();
    const { providerId } = await session.require();
    const id = providerId ?? kept?.chosen ?? null;
    return kept?.providers.find(({ provider }) => provider.id === id) ?? null;
  }

  async function currentList(): Promise<KeptClientList | null> {
    const current = await currentProvider();
    return current ? readList(current.provider.id) : null;
  }

  return {
    readProfile,
    writeProfile,
    readList,
    currentProvider,

    async writeList(providerId: ProviderId, list: KeptClientList): Promise<void> {
      const { accountId } = await session.require();
      await records.clients.write(accountId, await keyring.userKey(), list, providerId);
      lists.set(providerId, list);
    },

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
    async choose(providerId: ProviderId): Promise<void> {
      const kept = await readProfile();
      if (!kept?.providers.some(({ provider }) => provider.id === providerId))
        throw new FailureError('notFound');
      await session.chooseProvider(providerId);
      await writeProfile({ ...kept, chosen: providerId });
    },

    async clients(): Promise<ClientList | null> {
      const list = await currentList();
      return list && { syncedAt: list.syncedAt, clients: list.clients.map(({ client }) => client) };
    },

    async client(id: ClientId): Promise<Client | null> {
      const list = await currentList();
      return list?.clients.find(({ client }) => client.id === id)?.client ?? null;
    },

    /** @throws FailureError `notFound`: no provider is worked for */
    async providerScope(): Promise<ProviderScope> {
      const current = await currentProvider();
      if (!current) throw new FailureError('notFound');
      return { providerId: current.provider.id, epoch: (await session.require()).epoch };
    },

    /** @throws FailureError `notFound`: not a client of the provider worked for */
    async keptClient(id: ClientId): Promise<{ provider: KeptProvider; kept: KeptClient }> {
      const provider = await currentProvider();
      const kept = (await currentList())?.clients.find(({ client }) => client.id === id);
      if (!provider || !kept) throw new FailureError('notFound');
      return { provider, kept };
    },
  };
}

export type Directory = ReturnType<typeof createDirectory>;
