import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptNames, Records } from '../stores/records.ts';
import { remembered } from '../stores/remembered.ts';
import type { AccountService } from './account.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';
import type { PeopleService } from './people/people.ts';
import type { SessionService } from './session.ts';

/** Turns the ids of a log into names, as far as they were ever known here. */
export interface Names {
  provider: Provider | null;
  /** By account and by row in the provider. */
  people: Map<string, string>;
  /** By link and by organization. */
  clients: Map<string, KeptNames['clients'][string]>;
}

interface LogNamesDependencies {
  door: Door;
  session: SessionService;
  records: Records;
  accounts: AccountService;
  directory: Directory;
  people: PeopleService;
}

const NONE: KeptNames = { clients: {}, people: {} };

const clientsByLink = (clients: readonly Client[]): KeptNames['clients'] =>
  Object.fromEntries(
    clients.map(({ id, linkId, name, code, hue }) => [linkId, { id, linkId, name, code, hue }]),
  );

const peopleById = (team: readonly Person[]): KeptNames['people'] =>
  Object.fromEntries(
    team.flatMap(({ id, userId, name, email }) =>
      [id, userId].flatMap((each) => (each ? [[each, name ?? email]] : [])),
    ),
  );

/** Names outlive whom they name: an event about a client that was unlinked still says which. One sealed record per provider. */
export function createLogNames({
  door,
  session,
  records,
  accounts,
  directory,
  people,
}: LogNamesDependencies) {
  const kept = remembered(async (key) => {
    const { accountId, userKey } = await session.require();
    return (await records.names.read(accountId, fromBase64(userKey), key.split('/')[1])) ?? NONE;
  });
  const inTurn = createMutex();
  /** What was noted last, so that a page of a long log costs nothing. */
  let noted: { clients: unknown; team: unknown; era: string } | null = null;
  door.onLock(() => {
    kept.clear();
    noted = null;
  });

  async function note(provider: Provider | null): Promise<KeptNames> {
    const open = door.signal();
    const { era } = await session.require();
    if (!provider) return NONE;
    const list = await directory.readClients(provider.id);
    // names are a courtesy: a log is shown with short ids rather than not at all
    const team = decide(provider, 'people.manage').allowed ? await people.known().catch(() => []) : [];
    const key = `${era}/${provider.id}`;
    const before = await kept.get(key);
    if (noted?.clients === list && noted.team === team && noted.era === era) return before;
    const clients = clientsByLink(list?.clients ?? []);
    const next = {
      clients: { ...before.clients, ...clients },
      people: { ...before.people, ...peopleById(team) },
    };
    if (JSON.stringify(next) !== JSON.stringify(before)) {
      const { accountId, userKey } = await session.requireEra(era);
      await records.names.write(accountId, fromBase64(userKey), next, provider.id);
      if (!open.aborted) kept.set(key, next);
    }
    if (!open.aborted) noted = { clients: list, team, era };
    return next;
  }

  return async (): Promise<Names> => {
    const provider = (await directory.currentProvider())?.provider ?? null;
    const known = await inTurn(() => note(provider));
    const account = await accounts.get((await session.require()).accountId);
    const clients = Object.values(known.clients);
    return {
      provider,
      people: new Map([
        ...Object.entries(known.people),
        ...(account ? [[account.id, account.name ?? account.email] as const] : []),
      ]),
      clients: new Map(clients.flatMap((client) => [client.id, client.linkId].map((id) => [id, client]))),
    };
  };
}

export type LogNames = ReturnType<typeof createLogNames>;
