import { fromBase64 } from '../../../../utils/crypto/bytes.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import { isSameWork, type Job, supersededBy } from '../../../../utils/domain/jobs.ts';
import { createMutex } from '../../stores/mutex.ts';
import type { Records } from '../../stores/records.ts';
import { remembered } from '../../stores/remembered.ts';
import type { Changes } from '../changes.ts';
import type { Door } from '../door.ts';
import type { SessionService } from '../session.ts';

/** Those that ended longest ago are forgotten beyond this many. */
const MOST_JOBS = 20;

interface JournalDependencies {
  door: Door;
  session: SessionService;
  records: Records;
  changed: Changes;
}

export type Journal = ReturnType<typeof createJournal>;

function withoutOldest(jobs: Job[]): Job[] {
  if (jobs.length <= MOST_JOBS) return jobs;
  const oldest = jobs.findLastIndex(({ state }) => state === 'ended');
  return oldest < 0 ? jobs : withoutOldest(jobs.toSpliced(oldest, 1));
}

/** All jobs of the open account, sealed, newest first. What is asked for in an era that has ended is refused. */
export function createJournal({ door, session, records, changed }: JournalDependencies) {
  const kept = remembered(async (era) => {
    const { accountId, userKey } = await session.requireEra(era);
    return (await records.jobs.read(accountId, fromBase64(userKey))) ?? [];
  });
  door.onLock(() => kept.clear());
  const inTurn = createMutex();

  const write = (era: string, make: (jobs: Job[]) => Job[]): Promise<Job[]> =>
    inTurn(async () => {
      const before = await kept.get(era);
      const after = make(before);
      const { accountId, userKey } = await session.requireEra(era);
      await records.jobs.write(accountId, fromBase64(userKey), after);
      if ((await session.secrets())?.era === era) kept.set(era, after);
      await changed('jobs');
      return after;
    });

  return {
    read: (era: string): Promise<Job[]> => kept.get(era),

    async find(era: string, id: string): Promise<Job | undefined> {
      return (await kept.get(era)).find((job) => job.id === id);
    },

    /** @returns the job; the one before it where that does the same and has not ended */
    async add(era: string, job: Job): Promise<Job> {
      const isIt = (one: Job) => one.state !== 'ended' && isSameWork(one, job);
      const jobs = await write(era, (before) =>
        before.some(isIt) ? before : withoutOldest([job, ...before.map((one) => supersededBy(job, one))]),
      );
      return jobs.find(isIt) as Job;
    },

    /** @throws FailureError `notFound`: it was forgotten */
    async change(era: string, id: string, make: (job: Job) => Job): Promise<Job> {
      const jobs = await write(era, (before) => {
        if (!before.some((job) => job.id === id)) throw new FailureError('notFound');
        return before.map((job) => (job.id === id ? make(job) : job));
      });
      return jobs.find((job) => job.id === id) as Job;
    },

    /** Only what has ended. */
    remove: (era: string, id: string): Promise<Job[]> =>
      write(era, (jobs) => jobs.filter((job) => job.id !== id || job.state !== 'ended')),
  };
}
