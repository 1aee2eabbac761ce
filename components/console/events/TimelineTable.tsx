import { useSignal } from '@preact/signals';
import type { Span } from '../../../utils/domain/logRange.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import { bucketTime } from '../../../utils/domain/time.ts';
import type { Bucket, BucketSize } from '../../../utils/domain/timeline.ts';
import { Button } from '../../shared/Button.tsx';

interface TimelineTableProps {
  buckets: readonly Bucket[];
  size: BucketSize;
  onChoose: (span: Span) => void;
}

/** The chart as a table: what is empty is left out. */
export function TimelineTable({ buckets, size, onChoose }: TimelineTableProps) {
  const isOpen = useSignal(false);
  return (
    <details
      class="grow"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary class="small">{t('timeline_as_table')}</summary>
      {isOpen.value && (
        <table class="table timeline-table">
          <caption class="visually-hidden">{t('timeline_title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('events_time')}</th>
              <th scope="col">{t('events_title')}</th>
              <th scope="col">{t('events_severe')}</th>
              <th scope="col">
                <span class="visually-hidden">{t('timeline_choose')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {buckets
              .filter(({ count }) => count > 0)
              .toReversed()
              .map((bucket) => (
                <tr key={bucket.start}>
                  <td>{bucketTime(bucket.start, size)}</td>
                  <td class="tabular">{formatNumber(bucket.count)}</td>
                  <td class="tabular">{formatNumber(bucket.severe)}</td>
                  <td>
                    <Button
                      size="s"
                      kind="quiet"
                      onClick={() => onChoose({ start: bucket.start, end: bucket.end })}
                    >
                      {t('timeline_choose')}
                    </Button>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
