import { type Failure, FailureError } from '../../../../utils/domain/failures.ts';
import type { ProviderId } from '../../../../utils/domain/ids.ts';
import { cancelItem, type Job, type JobItem, progressOf } from '../../../../utils/domain/jobs.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';
import type { Platform } from '../../platform.ts';
import type { Changes } from '../changes.ts';
import type { Directory } from '../directory.ts';
import { toFailure } from '../failures.ts';
import type { SessionService } from '../session.ts';
import type { JobPlan, JobRunners } from './jobRunner.ts';
import type { Journal } from './journal.ts';

/** A longer wait is left to the alarm; milliseconds. */
const LONGEST_WAIT = 20_000;
/** How long it rests where Bitwarden says "too often" and not for how long. */
const REST = 5_000;
const HEARTBEAT = 2_000;

interface JobsDependencies {
  platform: Platform;
  session: SessionService;
  directory: Directory;
  journal: Journal;
  runners: JobRunners;
  changed: Changes;
}

export type Jobs = ReturnType<typeof createJobs>;

/** A lock, a sign-out, another account or provider: the job goes on when that is over. */
const PASSING = ['locked', 'signedOut', 'sessionEnded', 'staleContext', 'accountChanged'];

/**
 * Long and bulk work (design section 5). Each job is on record before it does anything, survives the worker, goes on
 * after an unlock by itself, and acts only for the provider it was started for, while that one is worked for.
 */
export function createJobs({ platform, session, directory, journal, runners, changed }: JobsDependencies) {
  /** Running in this worker, by era and id: what an earlier era began can put nothing on record any more. */
  const running = new Set<string>();
  /** Asked for while they ran, perhaps at their last breath. */
  const again = new Set<string>();
  /** What stopped a job and could not be put on record, by id: it rests until somebody says otherwise. */
  const stopped = new Map<string, Failure>();

  const now = () => Math.floor(platform.now());
  const setAlarm = (isOn: boolean) => platform.setJobsAlarm(isOn);

  async function stop(era: string, id: string, error: unknown): Promise<'again' | 'over'> {
    const failure = toFailure(error);
    if (PASSING.includes(failure.kind)) return 'over';
    if (failure.kind === 'rateLimited') {
      const waitsUntil = Number(failure.detail ?? 0) || now() + REST;
      await journal.change(era, id, (job) => ({ ...job, waitsUntil }));
      return 'again';
    }
    await journal.change(era, id, (job) => ({ ...job, state: 'paused', stoppedBy: failure }));
    return 'over';
  }

  /** @returns whether it may go on now; a long wait is the alarm's */
  async function isTime(era: string, { id, waitsUntil }: Job): Promise<boolean> {
    if (waitsUntil === null) return true;
    const left = waitsUntil - now();
    if (left > LONGEST_WAIT) return false;
    if (left > 0) await platform.wait(left);
    await journal.change(era, id, (job) => ({ ...job, waitsUntil: null }));
    return true;
  }

  async function stepOf(era: string, job: Job): Promise<'more' | 'finished' | 'over'> {
    const acting = await directory.acting(era);
    if (acting?.provider.id !== job.providerId) return 'over';
    const runner = runners[job.kind];
    const verdict = await runner.verdict(acting.provider, job);
    if (!verdict.allowed) throw new FailureError('notAllowed', { reason: verdict.reason });
    return runner.step({
      job,
      scope: acting.scope,
      keep: (change) => journal.change(era, job.id, change),
    });
  }

  async function work(era: string, id: string): Promise<void> {
    for (;;) {
      const job = await journal.find(era, id);
      if (job?.state !== 'running' || !(await isTime(era, job))) return;
      try {
        const next = await stepOf(era, job);
        if (next === 'over') return;
        if (next === 'finished')
          await journal.change(era, id, (last) => ({ ...last, state: 'ended', endedAt: now() }));
      } catch (error) {
        if ((await stop(era, id, error)) === 'over') return;
      }
    }
  }

  async function run(era: string, id: string): Promise<void> {
    if (stopped.has(id)) return;
    const key = `${era}/${id}`;
    if (running.has(key)) {
      again.add(key);
      return;
    }
    running.add(key);
    const heart = setInterval(platform.heartbeat, HEARTBEAT);
    try {
      await setAlarm(true);
      await work(era, id);
    } catch (error) {
      const failure = toFailure(error);
      if (!PASSING.includes(failure.kind)) {
        stopped.set(id, failure);
        await changed('jobs').catch(() => undefined);
      }
    } finally {
      clearInterval(heart);
      running.delete(key);
    }
    if (again.delete(key)) await run(era, id);
  }

  /** Goes on with whatever runs, in a worker that knows of none yet too. Never fails. */
  async function goOn(): Promise<void> {
    try {
      const kept = await session.secrets();
      if (!kept) return;
      for (const { id, state } of await journal.read(kept.era))
        if (state === 'running') void run(kept.era, id).then(rest);
    } catch {
      // what does not open is said to whoever asks for the list
    }
  }

  /** The alarm stays only for what waits for a time. */
  async function rest(): Promise<void> {
    if (running.size > 0) return;
    const kept = await session.secrets().catch(() => null);
    const jobs = kept ? await journal.read(kept.era).catch(() => []) : [];
    const waits = ({ id, state, waitsUntil }: Job) =>
      state === 'running' && waitsUntil !== null && !stopped.has(id);
    if (!jobs.some(waits)) await setAlarm(false);
  }

  async function change(id: string, make: (job: Job) => Job): Promise<void> {
    const { era } = await session.require();
    await journal.change(era, id, make);
    stopped.delete(id);
    void goOn();
  }

  return {
    goOn,

    /** The alarm rang. */
    async ring(): Promise<void> {
      await goOn();
      await rest();
    },

    /** Of one provider, newest first. */
    async list(providerId: ProviderId): Promise<Job[]> {
      const { era } = await session.require();
      return (await journal.read(era))
        .filter((job) => job.providerId === providerId)
        .map((job) => {
          const stoppedBy = stopped.get(job.id);
          return stoppedBy ? { ...job, state: 'paused', stoppedBy } : job;
        });
    },

    /** Puts it on record and begins; what another window began already goes on alone. */
    async start({ providerId }: ProviderScope, { kind, items, log, data = '' }: JobPlan): Promise<Job> {
      const { era } = await session.require();
      const job: Job = {
        id: crypto.randomUUID(),
        kind,
        providerId,
        startedAt: now(),
        endedAt: null,
        state: 'running',
        stoppedBy: null,
        waitsUntil: null,
        progress: log ? { done: 0, total: null } : progressOf(items),
        ...(log && { log }),
        items,
        data,
      };
      const onRecord = await journal.add(era, job);
      void goOn();
      return onRecord;
    },

    pause: (id: string) =>
      change(id, (job) => (job.state === 'running' ? { ...job, state: 'paused', stoppedBy: null } : job)),

    resume: (id: string) =>
      change(id, (job) =>
        job.state === 'paused' ? { ...job, state: 'running', stoppedBy: null, waitsUntil: null } : job,
      ),

    /** One that has ended runs again, with some items as they were before; one that runs is left alone. */
    reopen: (id: string, make: (item: JobItem) => JobItem) =>
      change(id, (job) => {
        if (job.state !== 'ended') return job;
        const items = job.items.map(make);
        return { ...job, items, progress: progressOf(items), state: 'running', endedAt: null };
      }),

    /** Runs to its end, which is near: only what is unclear is still looked up. */
    cancel: (id: string) =>
      change(id, (job) => {
        if (job.state === 'ended') return job;
        const items = job.items.map(cancelItem);
        const isClear = items.every(({ state }) => state !== 'sending');
        return {
          ...job,
          items,
          progress: { ...job.progress, ...(items.length > 0 ? progressOf(items) : {}) },
          state: isClear ? 'ended' : 'running',
          stoppedBy: null,
          waitsUntil: null,
          endedAt: isClear ? now() : null,
        };
      }),

    async dismiss(id: string): Promise<void> {
      const { era } = await session.require();
      await journal.remove(era, id);
    },
  };
}
