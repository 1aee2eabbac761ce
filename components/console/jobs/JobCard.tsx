import { useId } from 'preact/hooks';
import { endedWell, type JobView } from '../../../utils/domain/jobs.ts';
import { t } from '../../../utils/domain/text.ts';
import type { JobsModel } from '../../../utils/state/jobs.ts';
import { Button } from '../../shared/Button.tsx';
import { failureWords } from '../../shared/failureWords.ts';
import { Icon, type IconName } from '../../shared/Icon.tsx';
import { CopyNote } from '../CopyNote.tsx';
import { JobItems } from './JobItems.tsx';
import { type JobSigned, jobNote } from './jobNote.ts';
import { jobName, jobProgress } from './jobWords.ts';

function pictureOf({ state, stoppedBy, items }: JobView): IconName {
  if (state === 'paused') return stoppedBy ? 'warn' : 'suspended';
  if (state === 'running') return 'waiting';
  return items.every(endedWell) ? 'ok' : 'warn';
}

/** What can be done about it, as buttons. */
function Doors({ job, jobs }: { job: JobView; jobs: JobsModel }) {
  const { id, state, kind, items } = job;
  if (state === 'ended')
    return (
      <>
        {kind === 'createClients' && items.some((item) => item.state === 'unknown') && (
          <Button size="s" kind="primary" onClick={() => void jobs.createAgain(id)}>
            {t('job_create_again')}
          </Button>
        )}
        <Button size="s" kind="quiet" onClick={() => void jobs.dismiss(id)}>
          {t('job_dismiss')}
        </Button>
      </>
    );
  return (
    <>
      {state === 'running' ? (
        <Button size="s" onClick={() => void jobs.pause(id)}>
          {t('job_pause')}
        </Button>
      ) : (
        <Button size="s" kind="primary" onClick={() => void jobs.resume(id)}>
          {t('job_resume')}
        </Button>
      )}
      <Button size="s" kind="quiet" onClick={() => void jobs.cancel(id)}>
        {t('job_cancel')}
      </Button>
    </>
  );
}

/** One job: how far it is, what stands in its way, how each item ended. */
export function JobCard({ job, jobs, signed }: { job: JobView; jobs: JobsModel; signed: JobSigned }) {
  const heading = useId();
  const { done, total } = job.progress;
  const stopped = job.stoppedBy && failureWords(job.stoppedBy);
  return (
    <article class="card job-card" aria-labelledby={heading}>
      <div class="job-line">
        <Icon name={pictureOf(job)} />
        <div class="grow two-lines">
          <b class="strong" id={heading}>
            {jobName(job)}
          </b>
          <span class="small text-2" role="status">
            {jobProgress(job)}
          </span>
        </div>
        <Doors job={job} jobs={jobs} />
      </div>
      {job.state !== 'ended' && (
        <progress
          class="job-bar"
          aria-labelledby={heading}
          {...(total === null ? {} : { value: done, max: Math.max(1, total) })}
        />
      )}
      {stopped && (
        <p class="job-stopped">
          {stopped.what} {stopped.next}
        </p>
      )}
      {job.items.length > 0 && <JobItems job={job} />}
      {job.state === 'ended' && <CopyNote note={jobNote(job, signed)} />}
    </article>
  );
}
