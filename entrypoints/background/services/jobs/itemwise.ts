import { FailureError } from '../../../../utils/domain/failures.ts';
import {
  cancelItem,
  type ItemReason,
  type Job,
  type JobItem,
  progressOf,
} from '../../../../utils/domain/jobs.ts';
import { type Capability, decide } from '../../../../utils/domain/permissions.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { JobAt, JobRunner } from './jobRunner.ts';

/** After this many the doubt stays, and a person decides. */
const MOST_TRIES = 2;

/** What became of an item, as an answer or the state that was read afterwards says. */
export type Outcome =
  | { is: 'done'; reason?: ItemReason }
  | { is: 'refused'; reason: ItemReason }
  /** It certainly did not happen, and may be tried again. */
  | { is: 'notDone' }
  /** Nothing that can be read tells. */
  | { is: 'unknown' };

export interface ItemSender {
  readonly needs: Capability;
  /** In one request. */
  readonly most: number;
  /** Those of one request have this in common. */
  together?(item: JobItem): string;
  /** Makes what is sent, so that it is on record before it leaves. */
  prepare?(scope: ProviderScope, items: readonly JobItem[]): Promise<readonly JobItem[]>;
  /** What the answer says, by key. Whoever it does not name is looked up. */
  send(scope: ProviderScope, items: readonly JobItem[], job: Job): Promise<Map<string, Outcome>>;
  /** Reads the state again, and says by it what became of an item. */
  match(scope: ProviderScope, job: Job): Promise<(item: JobItem) => Outcome>;
  /** Why a request was refused as a whole. */
  reasonOf?(error: WireError): ItemReason;
  /** What an item carries is large, and of no use once it is done or refused. */
  readonly forgets?: true;
  /** Once, when nothing is left to do. What fails here fails nothing. */
  finish?(): Promise<void>;
}

function settled(item: JobItem, outcome: Outcome): JobItem {
  switch (outcome.is) {
    case 'done':
      return { ...item, state: 'done', reason: outcome.reason ?? null };
    case 'refused':
      return { ...item, state: 'refused', reason: outcome.reason };
    case 'notDone':
      return item.tries < MOST_TRIES
        ? { ...item, state: 'waiting' }
        : { ...item, state: 'unknown', reason: 'lost' };
    case 'unknown':
      return { ...item, state: 'unknown', reason: 'lost' };
  }
}

function withItems(job: Job, next: readonly JobItem[]): Job {
  // back in the row although it was cancelled in the meantime
  const items = next.map((item) => (item.isCancelled ? cancelItem(item) : item));
  return { ...job, items, progress: progressOf(items) };
}

const without = (item: JobItem): JobItem =>
  item.state === 'done' || item.state === 'refused' ? { ...item, detail: null } : item;

const settle = (job: Job, { forgets }: ItemSender, outcomeOf: (item: JobItem) => Outcome | undefined): Job =>
  withItems(
    job,
    job.items.map((item) => {
      const outcome = item.state === 'sending' ? outcomeOf(item) : undefined;
      const after = outcome ? settled(item, outcome) : item;
      return forgets ? without(after) : after;
    }),
  );

/** Back in the row, as if it had not been sent. */
const takeBack = (job: Job, alone: boolean): Job =>
  withItems(
    job,
    job.items.map((item) =>
      item.state === 'sending'
        ? { ...item, state: 'waiting', tries: item.tries - 1, alone: alone || item.alone }
        : item,
    ),
  );

/** The server, or whoever stands before it, said that it did nothing. */
function isRefusal(error: unknown): boolean {
  if (error instanceof FailureError) return ['rateLimited', 'hostPermission'].includes(error.failure.kind);
  return error instanceof WireError && error.status !== null && error.status < 500;
}

function nextOf(sender: ItemSender, { items }: Job): JobItem[] {
  const [first, ...rest] = items.filter(({ state }) => state === 'waiting');
  if (!first) return [];
  if (first.alone) return [first];
  const kind = sender.together?.(first);
  const others = rest.filter((item) => !item.alone && sender.together?.(item) === kind);
  return [first, ...others].slice(0, sender.most);
}

/**
 * A job that does the same to many: what is sent is on record before it leaves, and whatever was on its way when an
 * answer was lost, or the worker ended, is looked up before anything else is sent.
 */
export function itemwise(sender: ItemSender): JobRunner {
  async function lookUp({ job, scope, keep }: JobAt): Promise<void> {
    const outcomeOf = await sender.match(scope, job);
    await keep((last) => settle(last, sender, outcomeOf));
  }

  async function send({ job, scope, keep }: JobAt, items: readonly JobItem[]): Promise<void> {
    const prepared = (await sender.prepare?.(scope, items)) ?? items;
    const details = new Map(prepared.map(({ key, detail }) => [key, detail]));
    const sent = await keep((last) =>
      withItems(
        last,
        last.items.map((item) =>
          last.state === 'running' && details.has(item.key) && item.state === 'waiting'
            ? { ...item, detail: details.get(item.key) ?? null, state: 'sending', tries: item.tries + 1 }
            : item,
        ),
      ),
    );
    const leaving = sent.items.filter(({ state }) => state === 'sending');
    // paused or cancelled in the meantime
    if (leaving.length === 0) return;
    try {
      const outcomes = await sender.send(scope, leaving, job);
      await keep((last) => settle(last, sender, ({ key }) => outcomes.get(key)));
    } catch (error) {
      if (!isRefusal(error)) {
        // whether it arrived is looked up; what is no lost answer pauses the job in that state
        if (error instanceof WireError) return;
        throw error;
      }
      if (!(error instanceof WireError) || error.status !== 400) {
        await keep((last) => takeBack(last, false));
        throw error;
      }
      const reason = sender.reasonOf?.(error) ?? 'refused';
      await keep((last) =>
        leaving.length > 1 ? takeBack(last, true) : settle(last, sender, () => ({ is: 'refused', reason })),
      );
    }
  }

  return {
    verdict: (provider) => decide(provider, sender.needs),
    async step(at) {
      if (at.job.items.some(({ state }) => state === 'sending')) {
        await lookUp(at);
        return 'more';
      }
      const items = nextOf(sender, at.job);
      if (items.length === 0) {
        await sender.finish?.().catch(() => undefined);
        return 'finished';
      }
      await send(at, items);
      return 'more';
    },
  };
}
