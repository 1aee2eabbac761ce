import type { JobView } from '../../../utils/domain/jobs.ts';
import { t } from '../../../utils/domain/text.ts';
import { Badge, type BadgeProps } from '../../shared/Badge.tsx';
import { itemReason } from './jobWords.ts';

type Item = JobView['items'][number];

const STATES = {
  waiting: ['job_item_waiting', 'neutral'],
  sending: ['job_item_sending', 'accent'],
  done: ['job_item_done', 'ok'],
  refused: ['job_item_refused', 'danger'],
  unknown: ['job_item_unknown', 'warn'],
  cancelled: ['job_item_cancelled', 'neutral'],
} as const satisfies Record<Item['state'], readonly [string, NonNullable<BadgeProps['kind']>]>;

/** What went wrong comes first. */
const ORDER: readonly Item['state'][] = ['refused', 'unknown', 'sending', 'waiting', 'cancelled', 'done'];

/** How each of them ended, open at once where something did not work. */
export function JobItems({ job }: { job: JobView }) {
  const items = job.items.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const isTrouble = items.some(({ state }) => state === 'refused' || state === 'unknown');
  return (
    <details class="job-items" open={job.state === 'ended' && isTrouble}>
      <summary>{t('job_results')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows */}
      <ul tabIndex={0} aria-label={t('job_results')}>
        {items.map((item) => {
          const [words, kind] = STATES[item.state];
          return (
            <li key={item.key}>
              <Badge kind={kind}>{t(words)}</Badge>
              <bdi class="cut">{item.label}</bdi>
              {item.reason && <span class="small text-2">{itemReason(item.reason)}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
