import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { AccountId, ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import { type KeptLabels, type LabelSet, NEVER_LABELLED, tidyLabels } from '../../../utils/domain/labels.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptLabelSets, Records } from '../stores/records.ts';
import { remembered } from '../stores/remembered.ts';
import type { Changes } from './changes.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

interface LabelsDependencies {
  door: Door;
  session: SessionService;
  records: Records;
  directory: Directory;
  changed: Changes;
}

/** What a page showed when somebody edited it. */
export interface LabelEdit {
  accountId: AccountId;
  providerId: ProviderId;
  clientId: ClientId;
  revision: number;
  labels: LabelSet;
}

export interface LabelSets {
  accountId: AccountId;
  providerId: ProviderId;
  clients: KeptLabelSets;
}

export type Labels = ReturnType<typeof createLabels>;

/** Favourites, tags, notes, colours and short codes a technician gave to clients; one sealed record per provider. */
export function createLabels({ door, session, records, directory, changed }: LabelsDependencies) {
  const kept = remembered(async (key) => {
    const { accountId, userKey } = await session.require();
    return (await records.labels.read(accountId, fromBase64(userKey), key.split('/')[1])) ?? {};
  });
  door.onLock(() => kept.clear());
  const inTurn = createMutex();

  async function write({
    accountId,
    providerId,
    clientId,
    revision,
    labels,
  }: LabelEdit): Promise<KeptLabels> {
    const { era, accountId: open } = await session.require();
    if (open !== accountId) throw new FailureError('accountChanged');
    const tidied = tidyLabels(labels);
    if (!tidied) throw new FailureError('badInput');
    const list = await directory.readList(providerId);
    if (!list?.clients.some(({ client }) => client.id === clientId)) throw new FailureError('notFound');
    const key = `${era}/${providerId}`;
    const before = await kept.get(key);
    const last = before[clientId] ?? NEVER_LABELLED;
    if (last.revision !== revision) throw new FailureError('labelsChanged');
    const next = { labels: tidied, revision: revision + 1 };
    const after = { ...before, [clientId]: next };
    const { userKey } = await session.requireEra(era);
    await records.labels.write(accountId, fromBase64(userKey), after, providerId);
    if ((await session.secrets())?.era === era) kept.set(key, after);
    await changed('labels');
    return next;
  }

  return {
    async read(): Promise<LabelSets | null> {
      const { accountId, era } = await session.require();
      const current = await directory.currentProvider();
      if (!current) return null;
      const providerId = current.provider.id;
      return { accountId, providerId, clients: await kept.get(`${era}/${providerId}`) };
    },

    /**
     * @throws FailureError `labelsChanged`: somebody else changed them after the page read them, and nothing is written;
     *   `accountChanged`: the page shows another account; `notFound`: no client of that provider; `badInput`
     */
    write: (edit: LabelEdit): Promise<KeptLabels> => inTurn(() => write(edit)),
  };
}
