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

interface LabelPlace {
  accountId: AccountId;
  providerId: ProviderId;
}

interface ClientEdit {
  clientId: ClientId;
  revision: number;
  labels: LabelSet;
}

/** What a page showed when somebody edited it. */
export type LabelEdit = LabelPlace & ClientEdit;

type Change = (last: KeptLabels) => LabelSet;
type Changed = ReadonlyMap<ClientId, Change>;

export interface LabelSets {
  accountId: AccountId;
  providerId: ProviderId;
  clients: KeptLabelSets;
}

export type Labels = ReturnType<typeof createLabels>;

/** Favourites, tags, notes, colours and short codes a technician gave to clients; one sealed record per provider. */
export function createLabels({ session, own, directory, changed, repaint }: LabelsDependencies) {
  const inTurn = createMutex();

  /**
   * All of the changes or none.
   *
   * @throws FailureError `accountChanged`, `notFound`: no client of that provider; `codeTaken`; what a change throws
   */
  async function edit({ accountId, providerId }: LabelPlace, changes: Changed): Promise<KeptLabelSets> {
    const { era, accountId: open } = await session.require();
    if (open !== accountId) throw new FailureError('accountChanged');
    const clients = (await directory.readList(providerId))?.clients.map(({ client }) => client) ?? [];
    const listed = new Set(clients.map(({ id }) => id));
    const before = await own.labels.read(providerId);
    const after = { ...before };
    for (const [id, change] of changes) {
      if (!listed.has(id)) throw new FailureError('notFound');
      const last = before[id] ?? NEVER_LABELLED;
      after[id] = { labels: change(last), revision: last.revision + 1 };
    }
    for (const id of changes.keys()) {
      const code = after[id]?.labels.code ?? null;
      if (code === null || code === before[id]?.labels.code) continue;
      const { [id]: _own, ...others } = after;
      if (ownerOfCode(clients, others, code)) throw new FailureError('codeTaken');
    }
    await own.labels.write(era, providerId, after);
    await repaint();
    await changed('labels', 'paint');
    return after;
  }

  /** What a page edited, as long as it edited the latest. */
  function checked({ revision, labels }: Pick<LabelEdit, 'revision' | 'labels'>): Change {
    const tidied = tidyLabels(labels);
    if (!tidied) throw new FailureError('badInput');
    return (last) => {
      if (last.revision !== revision) throw new FailureError('labelsChanged');
      return tidied;
    };
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
    write: ({ clientId, ...written }: LabelEdit): Promise<KeptLabels> =>
      inTurn(async () => {
        const after = await edit(written, new Map([[clientId, checked(written)]]));
        return after[clientId] ?? NEVER_LABELLED;
      }),

    /** Of several clients at once, each as `write`; when one cannot be written, none is. */
    writeAll: (of: LabelPlace, edits: readonly ClientEdit[]): Promise<void> =>
      inTurn(async () => {
        await edit(of, new Map(edits.map((each) => [each.clientId, checked(each)])));
      }),

    /** Changes nothing else, so that it conflicts with no one. */
    pin: ({ clientId, ...of }: LabelPlace & { clientId: ClientId }, isPinned: boolean): Promise<void> =>
      inTurn(async () => {
        await edit(of, new Map([[clientId, ({ labels }) => ({ ...labels, favourite: isPinned })]]));
      }),
  };
}
