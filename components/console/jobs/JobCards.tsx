import type { JobView } from '../../../utils/domain/jobs.ts';
import { t } from '../../../utils/domain/text.ts';
import type { JobsModel } from '../../../utils/state/jobs.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { JobCard } from './JobCard.tsx';
import type { JobSigned } from './jobNote.ts';

/** Of those that ended; the others come into sight when these are dismissed. */
const MOST_ENDED = 3;

/** On every page: what runs, what paused, and what ended last until somebody has seen it. */
export function JobCards({ jobs, signed }: { jobs: JobsModel; signed: JobSigned }) {
  const failure = jobs.failure.value;
  const isOver = ({ state }: JobView) => state === 'ended';
  const latest = new Set(jobs.jobs.value.filter(isOver).slice(0, MOST_ENDED));
  const all = jobs.jobs.value.filter((job) => !isOver(job) || latest.has(job));
  if (all.length === 0 && !failure) return null;
  return (
    <section class="job-cards" aria-label={t('jobs_title')}>
      {failure && <FailureNotice failure={failure} onRetry={() => void jobs.load()} />}
      {all.map((job) => (
        <JobCard key={job.id} job={job} jobs={jobs} signed={signed} />
      ))}
    </section>
  );
}
