import { noteLine } from '../../../utils/domain/eventNote.ts';
import type { JobView } from '../../../utils/domain/jobs.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import { roleName } from '../roleName.ts';
import { itemEnding, jobName, jobProgress } from './jobWords.ts';

/** Who did it, and in which provider. */
export interface JobSigned {
  who: string;
  where: string;
}

/** More names than this are no line any more. */
const MOST_NAMED = 20;

function namesOf({ items }: JobView): string[] {
  const named = items.slice(0, MOST_NAMED).map((item) => {
    const what = item.role === undefined ? item.label : t('note_role', item.label, roleName(item.role));
    return t('note_item', what, itemEnding(item));
  });
  const rest = items.length - named.length;
  return rest > 0 ? [...named, tCount('note_more', rest)] : named;
}

/** What stands in a ticket about a job that has ended: UTC time, who, where, what, how it ended for each. */
export const jobNote = (job: JobView, { who, where }: JobSigned): string =>
  noteLine(job.endedAt ?? job.startedAt, [who, where, jobName(job), jobProgress(job), ...namesOf(job)]);
