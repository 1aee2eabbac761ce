import { Audit, type SeededLogs } from '../audit/audit.ts';
import type { LogRow } from '../audit/logRow.ts';
import type { Clock } from '../clock.ts';
import { PROVIDER_USER_STATUS, type ProviderUser } from '../model.ts';
import type { WorldOptions } from '../options.ts';
import { clientLog } from './clientLog.ts';
import { providerLog } from './providerLog.ts';
import type { Cast } from './world.ts';

const isConfirmed = (people: readonly ProviderUser[], userId: string | undefined) =>
  people.some(({ accountId, status }) => accountId === userId && status === PROVIDER_USER_STATUS.confirmed);

const isUserRow = ({ type, userId }: LogRow) => type < 1100 && userId !== undefined;

/** The logs as they stand at the start; a sign-in appears in the log of each provider of that person. */
export function seededAudit(
  casts: readonly Cast[],
  { seed, events }: WorldOptions,
  now: number,
  clock: Clock,
): Audit {
  const logs = new Map<string, LogRow[]>();
  for (const { seeded, people, clients, events: count } of casts) {
    const elsewhere = [...logs.values()]
      .flat()
      .filter((row) => isUserRow(row) && isConfirmed(people, row.userId));
    const linked = clients.map(({ client }) => client);
    const own = providerLog(seeded.provider, people, linked, { count, seed, now });
    const shared = elsewhere.map((row) => ({ ...row, providerId: seeded.provider.id }));
    logs.set(seeded.provider.id, [...own, ...shared]);
  }
  const all = casts.flatMap((cast) => cast.clients.map(({ client }) => client));
  const clients = new Map(all.map((client) => [client.id, client]));
  const largest = casts[0]?.clients[0]?.client;
  const seeded: SeededLogs = {
    provider: (id) => logs.get(id) ?? [],
    client: (id) => {
      const client = clients.get(id);
      if (!client) return [];
      // The first client's log is longer than a page of the answer.
      const count = client === largest ? events >> 2 : events >> 4;
      return clientLog(client, logs.get(client.providerId ?? '') ?? [], { count, seed, now });
    },
    account: (id) => {
      const rows = [...logs.values()].flat().filter((row) => row.userId === id && isUserRow(row));
      const moments = new Map(rows.map(({ providerId: _, ...row }) => [`${row.type}/${row.at}`, row]));
      return [...moments.values()];
    },
  };
  return new Audit(seeded, clock);
}
