import { t } from '../../../utils/domain/text.ts';
import type { JobsModel } from '../../../utils/state/jobs.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { JobCard } from './JobCard.tsx';

/** On every page: what runs, what paused, and what ended until somebody has seen it. */
export function JobCards({ jobs }: { jobs: JobsModel }) {
  const failure = jobs.failure.value;
  const all = jobs.jobs.value;
  if (all.length === 0 && !failure) return null;
  return (
    <section class="job-cards" aria-label={t('jobs_title')}>
      {failure && <FailureNotice failure={failure} onRetry={() => void jobs.load()} />}
      {all.map((job) => (
        <JobCard key={job.id} job={job} jobs={jobs} />
      ))}
    </section>
  );
}
