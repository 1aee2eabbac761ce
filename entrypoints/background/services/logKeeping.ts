import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { type LogNotes, NO_NOTES } from '../../../utils/domain/logNotes.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptLogIndex, Records } from '../stores/records.ts';
import type { SessionService } from './session.ts';

/** Of the provider itself, or of one of its clients. */
export interface KeptLog extends Pick<ProviderScope, 'accountId' | 'providerId'> {
  clientId?: ClientId;
}

/** One segment of a log as it is now, and what the log then covers. */
export interface ToKeep {
  index: KeptLogIndex;
  segment: number;
  events: LogEvent[];
}

const NOTHING: KeptLogIndex = { revision: 0, covered: [], segments: 0 };

const nameOf = ({ providerId, clientId }: KeptLog) => (clientId ? `${providerId}/${clientId}` : providerId);

export type LogKeeping = ReturnType<typeof createLogKeeping>;

/** What was read of logs, and what a technician keeps beside them: sealed, by revision, so that no window overwrites another. */
export function createLogKeeping(session: SessionService, records: Records) {
  const inTurn = createMutex();

  async function keyOf({ accountId }: Pick<KeptLog, 'accountId'>) {
    const kept = await session.require();
    if (kept.accountId !== accountId) throw new FailureError('accountChanged');
    return fromBase64(kept.userKey);
  }

  const readIndex = async (log: KeptLog) =>
    (await records.logIndex.read(log.accountId, await keyOf(log), nameOf(log))) ?? NOTHING;

  async function keepNow(log: KeptLog, { index, segment, events }: ToKeep): Promise<number | null> {
    const before = await readIndex(log);
    const follows = segment < index.segments && index.segments <= before.segments + 1;
    if (before.revision !== index.revision) return null;
    if (!follows) throw new FailureError('badInput');
    const [key, name] = [await keyOf(log), nameOf(log)];
    const revision = index.revision + 1;
    // the segment first: what the index says is there is there, whenever the worker ends
    await records.logSegment.write(log.accountId, key, events, `${name}/${segment}`);
    await records.logIndex.write(log.accountId, key, { ...index, revision }, name);
    return revision;
  }

  const readNotes = async (of: Pick<KeptLog, 'accountId' | 'providerId'>) =>
    (await records.logNotes.read(of.accountId, await keyOf(of), of.providerId)) ?? {
      revision: 0,
      notes: NO_NOTES,
    };

  return {
    /** @throws FailureError `storageBroken`: a segment that is named is not there, or does not open */
    async read(log: KeptLog, segment: number | null): Promise<{ index: KeptLogIndex; events: LogEvent[] }> {
      const index = await readIndex(log);
      if (segment === null) return { index, events: [] };
      const name = `${nameOf(log)}/${segment}`;
      const events = await records.logSegment.read(log.accountId, await keyOf(log), name);
      if (!events) throw new FailureError('storageBroken');
      return { index, events };
    },
    keep: (log: KeptLog, what: ToKeep) => inTurn(async () => ({ revision: await keepNow(log, what) })),

    notes: readNotes,
    writeNotes: (of: KeptLog, { revision, notes }: { revision: number; notes: LogNotes }) =>
      inTurn(async () => {
        if ((await readNotes(of)).revision !== revision) return { revision: null };
        const next = { revision: revision + 1, notes };
        await records.logNotes.write(of.accountId, await keyOf(of), next, of.providerId);
        return { revision: next.revision };
      }),
  };
}
