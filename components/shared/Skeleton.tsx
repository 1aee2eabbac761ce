import { t } from '../../utils/domain/text.ts';

/** Widths of the grey names, in percent, so that they look like names. */
const WIDTHS = [52, 38, 61, 44, 57, 35, 48];

export interface SkeletonProps {
  rows: number;
  /** What is being loaded, said once. */
  label?: string | undefined;
}

/** Grey rows of the size of what comes; appears after 150 ms (parts.css), without moving anything. */
export function Skeleton({ rows, label = t('loading') }: SkeletonProps) {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="visually-hidden" role="status">
        {label}
      </span>
      {Array.from({ length: rows }, (_, row) => (
        <div class="skeleton-row" key={row} aria-hidden="true">
          <span class="bone is-tile" />
          <span class="bone" style={{ width: `${WIDTHS[row % WIDTHS.length]}%` }} />
          <span class="bone is-figure" />
        </div>
      ))}
    </div>
  );
}
