import type { LogEvent } from '../../../utils/domain/events.ts';
import type { JobView, LogJob } from '../../../utils/domain/jobs.ts';
import type { Span } from '../../../utils/domain/logRange.ts';
import { type FakeBridge, yes } from '../fakeBridge.ts';
import { jobView } from './jobView.ts';

const LOADS = {
  provider: 'events.load',
  client: 'client.loadEvents',
  account: 'account.loadEvents',
} as const;
const KEEPS = {
  provider: 'events.kept',
  client: 'client.keptEvents',
  account: 'account.keptEvents',
} as const;

export function loadJob(log: Partial<LogJob> & Pick<LogJob, 'range'>, more: Partial<JobView> = {}): JobView {
  return jobView({
    id: 'load',
    kind: 'loadLog',
    startedAt: Date.now(),
    progress: { done: 0, total: null },
    log: { of: 'provider', client: null, covered: [], left: null, ...log },
    items: [],
    ...more,
  });
}

/** A worker that begins a job when all of a log is to be loaded, and does of it what a test says. */
export function loadsAll(bridge: FakeBridge, of: LogJob['of'], client: LogJob['client'] = null) {
  const kept: LogEvent[] = [];
  let job: JobView | null = null;
  const tell = () => {
    if (job) bridge.answers['jobs.list'] = yes([job]);
  };
  bridge.answers[LOADS[of]] = ({ range }: { range: Span }) => {
    job = loadJob({ of, client: client && { id: client.id, name: client.name }, range });
    tell();
    return yes(job);
  };
  bridge.answers[KEEPS[of]] = ({ from = 0 }: { from?: number | undefined }) =>
    yes({ index: { revision: 1, covered: [], segments: 1 }, events: kept.slice(from) });
  return {
    get job() {
      return job;
    },
    /** Reads these, and with them all of its range that is younger; without a time all of it. */
    read(events: readonly LogEvent[], downTo: number | null, more: Partial<JobView> = {}): void {
      if (!job?.log) throw new Error('No job has begun.');
      kept.push(...events);
      const { start, end } = job.log.range;
      const covered = [{ start: downTo ?? start, end }];
      const progress = { done: kept.length, total: null };
      job = { ...job, progress, ...more, log: { ...job.log, covered, left: 90_000 } };
      tell();
      bridge.change('jobs');
    },
  };
}
