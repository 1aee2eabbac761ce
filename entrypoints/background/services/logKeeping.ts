import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { type LogNotes, NO_NOTES, withReason } from '../../../utils/domain/logNotes.ts';
import { joined, type Span } from '../../../utils/domain/logRange.ts';
import type { VaultReason } from '../../../utils/domain/vaultReason.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptLogIndex, Records } from '../stores/records.ts';
import type { SessionService } from './session.ts';

/** Of the provider itself, of one of its clients, or of one's own account. */
export interface KeptLog extends Pick<ProviderScope, 'accountId' | 'providerId'> {
  clientId?: ClientId;
  isOwn?: true;
}

/** What was read of a log, and what the log then covers besides. */
export interface ToKeep {
  covered: readonly Span[];
  events: readonly LogEvent[];
}

/** Events of a segment (design section 5). */
const SEGMENT = 1_000;
const NOTHING: KeptLogIndex = { revision: 0, covered: [], segments: 0 };

function nameOf({ providerId, clientId, isOwn }: KeptLog): string {
  if (isOwn) return 'account';
  return clientId ? `${providerId}/${clientId}` : providerId;
}

export type LogKeeping = ReturnType<typeof createLogKeeping>;

/**
 * What was read of logs, and what a technician keeps beside them, sealed. What is read is added to what is there, so that
 * several windows and a job may read one log at once; notes are by revision, so that no window overwrites another's.
 */
export function createLogKeeping(session: SessionService, records: Records) {
  const inTurn = createMutex();

  async function keyOf({ accountId }: Pick<KeptLog, 'accountId'>) {
    const kept = await session.require();
    if (kept.accountId !== accountId) throw new FailureError('accountChanged');
    return fromBase64(kept.userKey);
  }

  const readIndex = async (log: KeptLog) =>
    (await records.logIndex.read(log.accountId, await keyOf(log), nameOf(log))) ?? NOTHING;

  /** @throws FailureError `storageBroken`: a segment that is named is not there, or does not open */
  async function readSegment(log: KeptLog, segment: number): Promise<LogEvent[]> {
    const name = `${nameOf(log)}/${segment}`;
    const events = await records.logSegment.read(log.accountId, await keyOf(log), name);
    if (!events) throw new FailureError('storageBroken');
    return events;
  }

  async function addNow(log: KeptLog, { covered, events }: ToKeep): Promise<number> {
    const before = await readIndex(log);
    let segment = Math.max(0, before.segments - 1);
    let tail = before.segments > 0 ? await readSegment(log, segment) : [];
    // the worker may have ended between a segment and its index: then its last events come once more
    const known = new Set(tail.map(({ key }) => key));
    const fresh = events.filter(({ key }) => !known.has(key));
    const next = joined([...before.covered, ...covered]);
    const [key, name] = [await keyOf(log), nameOf(log)];
    // segments first: what the index says is there is there, whenever the worker ends
    for (let from = 0; from < fresh.length; ) {
      if (tail.length >= SEGMENT) {
        tail = [];
        segment++;
      }
      const part = fresh.slice(from, from + SEGMENT - tail.length);
      from += part.length;
      tail = [...tail, ...part];
      await records.logSegment.write(log.accountId, key, tail, `${name}/${segment}`);
    }
    const segments = tail.length > 0 ? segment + 1 : before.segments;
    const index = { revision: before.revision + 1, covered: next, segments };
    await records.logIndex.write(log.accountId, key, index, name);
    return fresh.length;
  }

  const readNotes = async (of: Pick<KeptLog, 'accountId' | 'providerId'>) =>
    (await records.logNotes.read(of.accountId, await keyOf(of), of.providerId)) ?? {
      revision: 0,
      notes: NO_NOTES,
    };

  return {
    /** What is kept, and of one segment what comes after its first so many; none of one that is not there yet. */
    async read(
      log: KeptLog,
      { segment, from = 0 }: { segment: number; from?: number | undefined },
    ): Promise<{ index: KeptLogIndex; events: LogEvent[] }> {
      const index = await readIndex(log);
      const events = segment < index.segments ? await readSegment(log, segment) : [];
      return { index, events: events.slice(from) };
    },
    covered: async (log: KeptLog): Promise<Span[]> => (await readIndex(log)).covered,
    /** @returns how many of the events were new */
    add: (log: KeptLog, what: ToKeep): Promise<number> => inTurn(() => addNow(log, what)),

    notes: readNotes,
    noteReason: (of: Pick<KeptLog, 'accountId' | 'providerId'>, reason: VaultReason): Promise<void> =>
      inTurn(async () => {
        const { revision, notes } = await readNotes(of);
        const next = { revision: revision + 1, notes: withReason(notes, reason) };
        await records.logNotes.write(of.accountId, await keyOf(of), next, of.providerId);
      }),
    writeNotes: (of: KeptLog, { revision, notes }: { revision: number; notes: LogNotes }) =>
      inTurn(async () => {
        if ((await readNotes(of)).revision !== revision) return { revision: null };
        const next = { revision: revision + 1, notes };
        await records.logNotes.write(of.accountId, await keyOf(of), next, of.providerId);
        return { revision: next.revision };
      }),
  };
}
