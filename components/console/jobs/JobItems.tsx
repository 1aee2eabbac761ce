import { endedWell, type JobView } from '../../../utils/domain/jobs.ts';
import { t } from '../../../utils/domain/text.ts';
import { Badge, type BadgeProps } from '../../shared/Badge.tsx';
import { itemReason, itemState } from './jobWords.ts';

type Item = JobView['items'][number];

const KINDS = {
  waiting: 'neutral',
  sending: 'accent',
  done: 'ok',
  refused: 'danger',
  unknown: 'warn',
  cancelled: 'neutral',
} as const satisfies Record<Item['state'], NonNullable<BadgeProps['kind']>>;

/** What went wrong comes first. */
const ORDER: readonly Item['state'][] = ['refused', 'unknown', 'sending', 'waiting', 'cancelled', 'done'];

/** How each of them ended, open at once where something did not work. */
export function JobItems({ job }: { job: JobView }) {
  const items = job.items.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const isTrouble = items.some((item) => item.state !== 'cancelled' && !endedWell(item));
  return (
    <details class="job-items" open={job.state === 'ended' && isTrouble}>
      <summary>{t('job_results')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows */}
      <ul tabIndex={0} aria-label={t('job_results')}>
        {items.map((item) => (
          <li key={item.key}>
            <Badge kind={KINDS[item.state]}>{itemState(item.state)}</Badge>
            <bdi class="cut">{item.label}</bdi>
            {item.reason && <span class="small text-2">{itemReason(item.reason)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
