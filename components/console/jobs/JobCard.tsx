import { useId } from 'preact/hooks';
import { endedWell, type JobView } from '../../../utils/domain/jobs.ts';
import { t } from '../../../utils/domain/text.ts';
import type { JobsModel } from '../../../utils/state/jobs.ts';
import { Button } from '../../shared/Button.tsx';
import { failureWords } from '../../shared/failureWords.ts';
import { Icon, type IconName } from '../../shared/Icon.tsx';
import { Named } from '../../shared/Named.tsx';
import { CopyNote } from '../CopyNote.tsx';
import { JobItems } from './JobItems.tsx';
import { type JobSigned, jobNote } from './jobNote.ts';
import { jobName, jobProgress, LOG_NAMES } from './jobWords.ts';
import { logJobShare } from './logJobWords.ts';

function pictureOf({ state, stoppedBy, items, log }: JobView): IconName {
  if (state === 'paused') return stoppedBy ? 'warn' : 'suspended';
  if (state === 'running') return 'waiting';
  return items.every(endedWell) && (!log || logJobShare(log) === 1) ? 'ok' : 'warn';
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

/** A client's name is kept apart, so that it cannot turn the line around. */
function JobTitle({ job }: { job: JobView }) {
  const { log } = job;
  if (!log?.client) return <>{jobName(job)}</>;
  return <Named message={LOG_NAMES[log.of]} name={log.client.name} />;
}

/** How much of it is done; one that cannot tell has no value, and moves. */
function barOf({ progress, log }: JobView): { value?: number; max?: number } {
  const share = log && logJobShare(log);
  if (typeof share === 'number') return { value: share, max: 1 };
  const { done, total } = progress;
  return total === null ? {} : { value: done, max: Math.max(1, total) };
}

/** One job: how far it is, what stands in its way, how each item ended. */
export function JobCard({ job, jobs, signed }: { job: JobView; jobs: JobsModel; signed: JobSigned }) {
  const heading = useId();
  // a hundred pages a minute are shown, and not read out
  const isCounting = job.log !== undefined && job.state === 'running' && job.waitsUntil === null;
  const stopped = job.stoppedBy && failureWords(job.stoppedBy);
  return (
    <article class="card job-card" aria-labelledby={heading}>
      <div class="job-line">
        <Icon name={pictureOf(job)} />
        <div class="grow two-lines">
          <b class="strong" id={heading}>
            <JobTitle job={job} />
          </b>
          <span class="small text-2" role="status" aria-live={isCounting ? 'off' : 'polite'}>
            {jobProgress(job)}
          </span>
        </div>
        <Doors job={job} jobs={jobs} />
      </div>
      {job.state !== 'ended' && <progress class="job-bar" aria-labelledby={heading} {...barOf(job)} />}
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
