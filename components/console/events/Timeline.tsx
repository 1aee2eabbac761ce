import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Span } from '../../../utils/domain/logRange.ts';
import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import { bucketTime } from '../../../utils/domain/time.ts';
import { type Bucket, bucketSizeOf, bucketsOf } from '../../../utils/domain/timeline.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { Button } from '../../shared/Button.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import { useSettled } from './useSettled.ts';

const WIDTH = 980;
const HEIGHT = 72;
const GAP = 0.2;

const joinedSpan = (a: Bucket, b: Bucket): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

/**
 * Events over time, to see bursts and to choose a part of the range: with the mouse from bar to bar, or with the
 * arrows, Shift and Enter. The dates above and the table below say and do the same without it.
 */
export function Timeline({ explorer }: { explorer: Explorer }) {
  const wanted = explorer.wanted.value;
  const { value: within } = useComputed(() => explorer.filter.value.within);
  const { value: events } = useSettled(explorer.inTime);
  const size = bucketSizeOf(wanted);
  const buckets = useMemo(() => bucketsOf(wanted, events), [wanted, events]);
  const at = useSignal(buckets.length - 1);
  const anchor = useSignal<number | null>(null);
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const step = WIDTH / buckets.length;
  const busiest = buckets.reduce((a, b) => (b.count > a.count ? b : a), buckets[0] as Bucket);
  const words = t(
    'timeline_label',
    formatNumber(buckets.length),
    bucketTime(busiest.start, size),
    formatNumber(busiest.count),
  );

  const choose = (span: Span | null) => {
    explorer.filter.value = { ...explorer.filter.value, within: span };
  };
  const chooseTo = (to: number) => {
    const [from, last] = [buckets[anchor.value ?? to], buckets[to]];
    if (from && last) choose(joinedSpan(from, last));
  };
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -buckets.length, End: buckets.length }[event.key];
    if (event.key === 'Escape' && within) choose(null);
    else if (event.key === 'Enter' || event.key === ' ') {
      anchor.value = at.value;
      chooseTo(at.value);
    } else if (by !== undefined) {
      at.value = Math.min(buckets.length - 1, Math.max(0, at.value + by));
      if (event.shiftKey) {
        anchor.value ??= at.value - by;
        chooseTo(at.value);
      } else anchor.value = null;
    } else return;
    event.preventDefault();
  };
  const indexAt = (event: PointerEvent & { currentTarget: Element }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const part = Math.floor(((event.clientX - left) / (width || 1)) * buckets.length);
    return Math.min(buckets.length - 1, Math.max(0, part));
  };
  const here = buckets[at.value];

  return (
    <section class="card timeline" aria-label={t('timeline_title')}>
      <div
        class="timeline-chart"
        role="slider"
        tabIndex={0}
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={buckets.length - 1}
        aria-valuenow={at.value}
        aria-valuetext={here && `${bucketTime(here.start, size)}: ${tCount('timeline_events', here.count)}`}
        onKeyDown={move}
        onPointerDown={(event) => {
          at.value = indexAt(event);
          anchor.value = at.value;
        }}
        onPointerMove={(event) => {
          if (event.buttons !== 1 || anchor.value === null) return;
          at.value = indexAt(event);
          chooseTo(at.value);
        }}
        onPointerUp={(event) => {
          at.value = indexAt(event);
          chooseTo(at.value);
          anchor.value = null;
        }}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {buckets.map((bucket, index) => {
            const isIn = !within || (bucket.end >= within.start && bucket.start <= within.end);
            const height = bucket.count === 0 ? 0 : Math.max(2, (bucket.count / most) * (HEIGHT - 8));
            return (
              <g key={bucket.start} class={isIn ? 'bar' : 'bar is-out'}>
                <rect
                  x={index * step + (step * GAP) / 2}
                  y={HEIGHT - height}
                  width={step * (1 - GAP)}
                  height={height}
                />
                {bucket.severe > 0 && (
                  <rect
                    class="is-severe"
                    x={index * step + (step * GAP) / 2}
                    y={0}
                    width={step * (1 - GAP)}
                    height={4}
                  />
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <div class="timeline-foot small text-3">
        <span>{bucketTime(wanted.start, size)}</span>
        <span role="status">
          {within
            ? t('timeline_chosen', bucketTime(within.start, size), bucketTime(within.end, size))
            : t('timeline_hint')}
        </span>
        <span>{bucketTime(wanted.end, size)}</span>
      </div>
      <div class="across timeline-below">
        <TimelineTable buckets={buckets} size={size} onChoose={choose} />
        {within && (
          <Button kind="quiet" size="s" onClick={() => choose(null)}>
            {t('timeline_whole')}
          </Button>
        )}
        {buckets.some(({ severe }) => severe > 0) && (
          <span class="timeline-key small text-2">{t('timeline_severe')}</span>
        )}
      </div>
    </section>
  );
}
