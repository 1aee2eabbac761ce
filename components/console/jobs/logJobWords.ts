import type { JobView, LogJob } from '../../../utils/domain/jobs.ts';
import { openShare, slicesOf } from '../../../utils/domain/logCursor.ts';
import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import { dateName, exactClock } from '../../../utils/domain/time.ts';

/** How long the rest takes; both in milliseconds, null where that cannot be told, or it does not wait. */
export function leftWords({ left, until }: { left: number | null; until: number | null }): string {
  if (until !== null) return t('events_rests', exactClock(until));
  if (left === null) return t('events_left_unknown');
  return left < 60_000 ? t('events_left_soon') : tCount('events_left', Math.ceil(left / 60_000));
}

/** `Jan 1, 2025 – Nov 25, 2026: 1,240 newly loaded, from 1 of 2 slices.` What had been loaded before is not counted. */
function farWords({ progress, state }: JobView, { range, covered }: LogJob): string {
  const dates = t('job_log_dates', dateName(range.start), dateName(range.end));
  const count = formatNumber(progress.done);
  const { all, read } = slicesOf(range, covered);
  if (state === 'ended')
    return t(openShare(range, covered) > 0 ? 'job_log_part' : 'job_log_all', dates, count);
  return all === 1
    ? t('job_log_far', dates, count)
    : t('job_log_slices', dates, count, formatNumber(read), formatNumber(all));
}

/** How far the reading of a log is, and how long it takes. */
export function logJobProgress(job: JobView, log: LogJob): string {
  const far = farWords(job, log);
  if (job.state === 'ended') return far;
  if (job.state === 'paused') return t('job_paused', far);
  return `${far} ${leftWords({ left: log.left, until: job.waitsUntil })}`;
}

/** How much of it is read, from 0 to 1; null until that can be told. */
export const logJobShare = ({ range, covered }: LogJob): number | null =>
  covered.length > 0 ? 1 - openShare(range, covered) : null;
