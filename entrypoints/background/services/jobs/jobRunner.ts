import type { Job, JobItem, JobKind, LogJob } from '../../../../utils/domain/jobs.ts';
import type { Verdict } from '../../../../utils/domain/permissions.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import type { ProviderScope } from '../../../../utils/wire/scope.ts';

/** One moment of a running job. */
export interface JobAt {
  /** As it was kept last. */
  readonly job: Job;
  readonly scope: ProviderScope;
  /** Puts on record. Nothing that must not happen twice happens before this is done. */
  keep(change: (job: Job) => Job): Promise<Job>;
}

/** How one kind of job is done, a piece at a time. */
export interface JobRunner {
  /** Whether it may be done, now. */
  verdict(provider: Provider, job: Job): Verdict | Promise<Verdict>;
  /**
   * The next piece, as long as one request or two take. What it throws pauses the job, but for what passes by itself:
   * a lock, another provider, a rate limit.
   */
  step(at: JobAt): Promise<'more' | 'finished'>;
}

export type JobRunners = Record<JobKind, JobRunner>;

export interface JobPlan {
  kind: JobKind;
  items: JobItem[];
  log?: LogJob;
  data?: string;
}
