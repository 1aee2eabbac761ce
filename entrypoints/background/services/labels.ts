import { FailureError } from '../../../utils/domain/failures.ts';
import type { AccountId, ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import { ownerOfCode } from '../../../utils/domain/labelled.ts';
import { type KeptLabels, type LabelSet, NEVER_LABELLED, tidyLabels } from '../../../utils/domain/labels.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptLabelSets } from '../stores/records.ts';
import type { Changes } from './changes.ts';
import type { Directory } from './directory.ts';
import type { OwnRecords } from './ownRecords.ts';
import type { SessionService } from './session.ts';

interface LabelsDependencies {
  session: SessionService;
  own: OwnRecords;
  directory: Directory;
  changed: Changes;
  /** Badge and painted strings show colours and codes. */
  repaint: () => Promise<void>;
}

interface LabelOwner {
  accountId: AccountId;
  providerId: ProviderId;
  clientId: ClientId;
}

/** What a page showed when somebody edited it. */
export interface LabelEdit extends LabelOwner {
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
export function createLabels({ session, own, directory, changed, repaint }: LabelsDependencies) {
  const inTurn = createMutex();

  /** @throws FailureError `accountChanged`, `notFound`: no client of that provider; `codeTaken`; what `change` throws */
  async function edit(
    { accountId, providerId, clientId }: LabelOwner,
    change: (last: KeptLabels) => LabelSet,
  ): Promise<KeptLabels> {
    const { era, accountId: open } = await session.require();
    if (open !== accountId) throw new FailureError('accountChanged');
    const list = await directory.readList(providerId);
    if (!list?.clients.some(({ client }) => client.id === clientId)) throw new FailureError('notFound');
    const before = await own.labels.read(providerId);
    const last = before[clientId] ?? NEVER_LABELLED;
    const labels = change(last);
    const clients = list.clients.map(({ client }) => client);
    const owner = labels.code && ownerOfCode(clients, before, labels.code);
    if (owner && owner.id !== clientId) throw new FailureError('codeTaken');
    const next = { labels, revision: last.revision + 1 };
    await own.labels.write(era, providerId, { ...before, [clientId]: next });
    await repaint();
    await changed('labels', 'paint');
    return next;
  }

  function write({ revision, labels, ...of }: LabelEdit): Promise<KeptLabels> {
    const tidied = tidyLabels(labels);
    if (!tidied) throw new FailureError('badInput');
    return edit(of, (last) => {
      if (last.revision !== revision) throw new FailureError('labelsChanged');
      return tidied;
    });
  }

  return {
    async read(): Promise<LabelSets | null> {
      const { accountId } = await session.require();
      const current = await directory.currentProvider();
      if (!current) return null;
      const providerId = current.provider.id;
      return { accountId, providerId, clients: await own.labels.read(providerId) };
    },

    /**
     * @throws FailureError `labelsChanged`: somebody else changed them after the page read them, and nothing is written;
     *   `accountChanged`: the page shows another account; `notFound`: no client of that provider; `codeTaken`; `badInput`
     */
    write: (written: LabelEdit): Promise<KeptLabels> => inTurn(async () => write(written)),

    /** Changes nothing else, so that it conflicts with no one. */
    async pin(of: LabelOwner, isPinned: boolean): Promise<void> {
      await inTurn(() => edit(of, ({ labels }) => ({ ...labels, favourite: isPinned })));
    },
  };
}
